"""One revision for each file format, named by its number."""
