"""The order of the Tab key: as the eye reads, not as the widgets were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QComboBox, QLineEdit, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit)
"""Fields that lead the key through their own parts."""


def tab_as_laid_out(root: QWidget) -> None:
    """Lead the Tab key through `root` in the order of its layouts, as they are now.

    Windows ask for it when the key is pressed: parts come and go, and nobody waits for an order that is not used.
    """
    for before, after in pairwise(tuple(_stops(root))):
        QWidget.setTabOrder(before, after)


def hand_on_focus(container: QWidget, field: QWidget) -> None:
    """Let a container that is given the focus hand it on to a field in it.

    A focus proxy will not do: Qt makes the container itself a stop of the Tab key, at the place where it was made,
    and so the key jumps over fields or goes round without them.
    """
    container.installEventFilter(_HandsOn(container, field))


class _HandsOn(QObject):
    def __init__(self, container: QWidget, field: QWidget) -> None:
        super().__init__(container)
        self._field = field

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Give the focus to the field."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._field.setFocus(event.reason())
        return False


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget() or widget.viewport())
    elif not isinstance(widget, _WHOLE):
        yield from _inside(widget)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from _stops(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, (layout.itemAt(at) for at in range(layout.count()))):
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
