"""Importing a file through its page."""
