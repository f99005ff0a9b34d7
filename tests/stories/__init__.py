"""What RepDesk promises, shown through its window."""
