"""The board: one column per stage, one card per deal."""
