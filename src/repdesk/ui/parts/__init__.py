"""Widgets that know deals and serve more than one page."""
