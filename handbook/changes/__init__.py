"""What readers have been told, and what differs from one edition to the next, in sentences with a grade."""
