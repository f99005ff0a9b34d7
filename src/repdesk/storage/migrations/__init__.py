"""From one file format to the next; imported only when a desk is older than the program."""
