"""Rows under one another with hairlines between them."""

from PySide6.QtWidgets import QFrame, QWidget

from repdesk.ui.kit.layout import Column, hairline


class Rows(QFrame):
    """A list of few, known rows; long or growing lists are item views."""

    def __init__(self, *, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=gap)
        self._rows: list[QWidget] = []
        self._lines: list[QWidget] = []

    def add_row(self, row: QWidget) -> None:
        """Put one more row at the end."""
        if self._rows:
            self._lines.append(hairline(self))
            self._column.addWidget(self._lines[-1])
        self._rows.append(row)
        self._column.addWidget(row)

    def clear(self) -> None:
        """Take all rows out and delete them."""
        for widget in (*self._rows, *self._lines):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows, self._lines = [], []

    def rows(self) -> tuple[QWidget, ...]:
        """The rows, from the top."""
        return tuple(self._rows)
