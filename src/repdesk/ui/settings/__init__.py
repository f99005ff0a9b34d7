"""What the rep can set."""
