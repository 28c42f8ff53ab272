"""The same arithmetic for a million loans or applicants at once, in numpy; equal to the single one, to the fen."""
