"""The window: pages side by side, never importing each other."""
