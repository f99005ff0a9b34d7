"""One desk for each file format that ever left the house: it must open for ever.

`uv run python -m tests.data.formats` makes the desk of the newest format, `NN.sqlite`, with what it holds beside it in
`NN.toml`. Run it once when a format is finished. Before a format is out it may be made again; a released one never.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the desks lie."""
