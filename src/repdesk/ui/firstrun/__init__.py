"""The first start: choose how to sell."""
