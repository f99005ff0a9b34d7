"""Walks over real widgets: what she can see, reach and press."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from repdesk.ui.kit.scrim import Scrim
from repdesk.ui.kit.toast import Toast

FLOATING = (Scrim, Toast)
"""What lies on its siblings on purpose."""

POINTED_AT = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


def seen(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets of a window, itself left out, without what Qt builds inside its own."""
    for child in root.findChildren(QWidget):
        if child.window() is root.window() and child.isVisible() and not _is_part_of_qt(child):
            yield child


def name(widget: QWidget) -> str:
    """A widget by its kind and its words, for a message."""
    return f"{type(widget).__name__} “{said(widget)[:60]}” in {type(widget.parentWidget()).__name__}"


def said(widget: QWidget) -> str:
    """The words on a widget, or its name."""
    shown = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return shown or widget.accessibleName()


def focusable(root: QWidget) -> list[QWidget]:
    """What the Tab key reaches in a window, in the order of the keys."""
    chain, found = root.nextInFocusChain(), list[QWidget]()
    while chain is not None and chain is not root:
        if chain.window() is root and _takes_tab(chain):
            found.append(chain)
        chain = chain.nextInFocusChain()
    return found


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(root, QPoint()), widget.size())


def laid_at(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget lies in its window when nothing is scrolled."""
    spot, parent = place(widget, root), widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            spot.translate(parent.horizontalScrollBar().value(), parent.verticalScrollBar().value())
        parent = parent.parentWidget()
    return spot


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget, as the Tab key does."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def holder(widget: QWidget) -> QWidget:
    """What a widget stands in."""
    parent = widget.parentWidget()
    assert parent is not None, "a widget in a window"
    return parent


def scroll_area_of(widget: QWidget) -> QAbstractScrollArea | None:
    """The area that scrolls this widget, if its parent is the viewport of one."""
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return area if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport else None


def _takes_tab(widget: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _is_part_of_qt(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    is_inside = isinstance(parent, QComboBox | QAbstractSpinBox | QPlainTextEdit | QAbstractItemView)
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_") or is_inside
