"""With a screen: what only a real mouse and a real window manager can show."""
