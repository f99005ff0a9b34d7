"""What the rep may not do, as a code with the values that explain it."""

from collections.abc import Mapping


class Refused(Exception):
    """The request was turned down and nothing was changed.

    `code` names the reason (`file.missing`, `deal.title_empty`); `values` fill the sentence that
    `repdesk.sentences` makes of it. Every other exception is a defect and flies to the crash dialog.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values


class Unreadable(ValueError):
    """A text that cannot be read as the number or date it should be; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
