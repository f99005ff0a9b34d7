"""The tests, a mirror of src, and the stories told through the window."""
