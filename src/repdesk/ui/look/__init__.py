"""Colours, sizes, type and icons, from one table of tokens."""
