"""The board: what its cards say, and what its columns do under mouse and keys."""
