"""The window around the pages: rail, bars, menus, navigation."""
