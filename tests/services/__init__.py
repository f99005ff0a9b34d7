"""What a rep can do."""
