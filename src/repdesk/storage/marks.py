"""What a desk's file is known by, without SQLAlchemy: the two numbers in its header and the names of its own."""

APPLICATION_ID = 0x52504453
"""“RPDS”: what tells a desk from any other SQLite file."""

FORMAT = 1
"""The number of the newest file format, raised by each migration."""

REVISION = f"{FORMAT:04}"
"""The migration that leads to `FORMAT`."""

SEARCH = "deal_fts"
"""The search index; SQLite keeps its parts in tables of the same beginning."""
