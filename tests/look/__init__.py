"""The program's screens, for eyes and for checks: each scene in light and dark, large, small and at 150 % text."""
