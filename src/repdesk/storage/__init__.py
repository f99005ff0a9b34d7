"""The one file: SQLAlchemy stays inside this package."""
