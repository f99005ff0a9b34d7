"""Colours, sizes, type and icons."""
