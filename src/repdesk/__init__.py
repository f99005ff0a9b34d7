"""RepDesk: the offline desk of one B2B sales rep."""

__version__ = "0.1.0"
