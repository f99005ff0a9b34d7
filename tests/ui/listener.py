"""What stands where the window would, for the test of one page."""

from repdesk.ui.page import Target


class Listener:
    """Remembers what the page asked of the window."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.gone_to: list[Target] = []

    def go(self, target: Target) -> None:
        """Go to another page."""
        self.gone_to.append(target)

    def tell(self, text: str, *, undo: bool = False) -> None:  # noqa: ARG002 -- the window's signature
        """Tell the rep something."""
        self.told.append(text)
