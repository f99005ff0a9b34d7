"""Files that tests read, kept as they are."""
