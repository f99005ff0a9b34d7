"""What no screen may do: each check walks over a window and says what it found, in words."""

from collections.abc import Callable
from itertools import combinations
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.label import ElidedLabel
from tests.look.walking import (
    FLOATING,
    POINTED_AT,
    bring_into_sight,
    focusable,
    holder,
    name,
    place,
    scroll_area_of,
    seen,
)

Check = Callable[[QWidget], list[str]]

LEAST_TARGET: Final = 24
"""The least side in px of what is pressed (WCAG 2.5.8)."""
_SLACK: Final = 1
"""A px that rounding may take."""
_LEAST_CHANGE: Final = 60
"""So many px must change with the focus; a text cursor alone changes fewer."""


def clipped(root: QWidget) -> list[str]:
    """Words that have no room where they stand, unless they are shortened and told in full by a tooltip."""
    return [fault for widget in seen(root) if (fault := _clipped(widget))]


def overlapping(root: QWidget) -> list[str]:
    """Siblings that lie on each other."""
    return [
        f"{name(one)} lies on {name(other)} by {_shared(one, other)}"
        for parent in (root, *seen(root))
        for one, other in combinations(_standing(parent), 2)
        if not _shared(one, other).isEmpty()
    ]


def out_of_reach(root: QWidget) -> list[str]:
    """Widgets that stick out of what holds them, where nothing scrolls to the rest."""
    return [
        f"{name(widget)} at {widget.geometry().getRect()} sticks out of {holder(widget).size().toTuple()}"
        for widget in seen(root)
        if not isinstance(widget, FLOATING) and not _is_within(widget)
    ]


def too_small(root: QWidget) -> list[str]:
    """Things to press that are smaller than a pointer needs."""
    targets = (widget for widget in seen(root) if isinstance(widget, POINTED_AT))
    return [f"{name(t)} is {t.width()} × {t.height()}" for t in targets if min(t.width(), t.height()) < LEAST_TARGET]


def unseen_focus(root: QWidget) -> list[str]:
    """Widgets that look the same with the focus as without."""
    stops = focusable(root)
    others = (*stops[1:], *stops[:1])
    return [name(stop) for stop, other in zip(stops, others, strict=True) if not _shows_focus(root, stop, other)]


LAYOUT: Final[tuple[Check, ...]] = (clipped, overlapping, out_of_reach, too_small)
"""What needs no focus and no second look."""


def _clipped(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel):
        is_told = widget.text() == widget.whole or bool(widget.toolTip())
        return "" if is_told else f"{name(widget)} is shortened and has no tooltip"
    needed = _needed(widget)
    room = _room(widget)
    if needed.width() <= room.width() + _SLACK and needed.height() <= room.height() + _SLACK:
        return ""
    return f"{name(widget)} needs {needed.toTuple()} and has {room.toTuple()}"


def _needed(widget: QWidget) -> QSize:
    """The room its words take; nothing for a widget without words."""
    if isinstance(widget, QLabel) and widget.text():
        return _words_size(widget)
    if isinstance(widget, Button):
        return QSize(widget._content_width(), widget._metrics().height())
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.minimumSizeHint()
    if isinstance(widget, QComboBox):
        return QSize(_combo_words(widget), widget.fontMetrics().height())
    if isinstance(widget, QLineEdit):
        shown = "" if widget.text() else widget.placeholderText()
        return QSize(widget.fontMetrics().horizontalAdvance(shown), widget.fontMetrics().height())
    return QSize()


def _words_size(words: QLabel) -> QSize:
    if words.wordWrap():
        metrics = words.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in words.text().split()), default=0)
        return QSize(longest, words.heightForWidth(words.width()))
    return words.fontMetrics().size(Qt.TextFlag.TextSingleLine.value, words.text())


def _combo_words(combo: QComboBox) -> int:
    icon = combo.iconSize().width() + 4 if not combo.itemIcon(combo.currentIndex()).isNull() else 0
    return icon + combo.fontMetrics().horizontalAdvance(combo.currentText())


def _room(widget: QWidget) -> QSize:
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).size()
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        inside = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, _line_option(widget), widget)
        return inside.size() - QSize(margins.left() + margins.right(), 0)
    return widget.size()


def _line_option(field: QLineEdit) -> QStyleOptionFrame:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    return option


def _standing(parent: QWidget) -> list[QWidget]:
    return [child for child in seen(parent) if child.parentWidget() is parent and not isinstance(child, FLOATING)]


def _shared(one: QWidget, other: QWidget) -> QRect:
    common = one.geometry() & other.geometry()
    return common if min(common.width(), common.height()) > _SLACK else QRect()


def _is_within(widget: QWidget) -> bool:
    area = scroll_area_of(widget)
    if area is not None:
        return _scrolls_to_all(area, widget)
    return holder(widget).rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry())


def _scrolls_to_all(area: QAbstractScrollArea, content: QWidget) -> bool:
    if not isinstance(area, QScrollArea):
        return True
    missing = content.size() - area.viewport().size()
    across, down = area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()
    return missing.width() <= across + _SLACK and missing.height() <= down + _SLACK


def _shows_focus(root: QWidget, stop: QWidget, other: QWidget) -> bool:
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    if QApplication.focusWidget() is not stop:
        return False
    bring_into_sight(stop)
    spot = place(stop, root).adjusted(-2, -2, 2, 2)
    focused = root.grab(spot).toImage()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    return _difference(focused, root.grab(spot).toImage()) >= _LEAST_CHANGE


def _difference(one: QImage, other: QImage) -> int:
    """How many px of two pictures of the same size are not the same."""
    return sum(a != b for a, b in zip(_pixels(one), _pixels(other), strict=True))


def _pixels(picture: QImage) -> memoryview:
    return memoryview(bytes(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())).cast("I")
