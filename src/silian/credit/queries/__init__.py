"""What can be asked in this room; each file is one story, imported by its name."""
