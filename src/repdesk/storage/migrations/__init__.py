"""From one file format to the next; imported only when a desk is older than the program.

A revision is a module in `versions`, numbered like the format it leads to (`v0002_people.py`, `revision = "0002"`).
It is refused, and taken back, when a table has another number of rows afterwards, unless its `ROWS` names the
table with the reason; when a reference leads nowhere; when the outcome differs from a new desk. Rebuilding a table
(`op.batch_alter_table`) drops AUTOINCREMENT unless told `table_kwargs={"sqlite_autoincrement": True}`.
"""
