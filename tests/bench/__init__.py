"""The speed bench: every figure is a ratio to its own limit, measured in the same run."""
