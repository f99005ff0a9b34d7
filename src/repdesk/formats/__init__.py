"""Files in and out: bytes to domain values and back."""
