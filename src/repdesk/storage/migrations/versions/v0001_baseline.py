"""The first format. A new desk is made whole from the tables and stamped, so nothing leads here."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Change nothing: no desk is older."""
