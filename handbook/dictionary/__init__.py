"""How a field is declared: its words, its kind of value, and the block it stands in. The model is written in these."""
