"""What readers have been told, and what differs from one edition to the next, in sentences with a grade."""

FORMATS = ("tekst", "json", "markdown")  # known here, so that reading a command loads nothing of this
