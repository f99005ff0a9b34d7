"""The one file, tried with real files and real processes."""
