"""What a rep can do: one module a subject, no Qt and no SQL."""
