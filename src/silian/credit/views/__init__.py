"""The pages of this room; each file is one task."""
