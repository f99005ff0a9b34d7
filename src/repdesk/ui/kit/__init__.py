"""Generic widgets that never heard of deals."""
