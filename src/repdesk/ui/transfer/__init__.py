"""Deals from a file: choose it, match it, see what will happen, do it in one step."""
