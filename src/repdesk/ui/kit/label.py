"""Words on the screen, always as plain text: what the rep typed is never read as HTML."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_AS_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def label(
    text: str,
    role: str = "body",
    color: str = "text",
    *,
    weight: int | None = None,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A plain-text label in a text role and a colour token."""
    made = QLabel(parent)
    _dress(made, role, color, weight)
    made.setWordWrap(wrap)
    made.setText(text)
    return made


def tip(widget: QWidget, text: str) -> None:
    """Give the widget a tooltip that shows `text` as it is."""
    widget.setToolTip(tip_text(text))


def tip_text(text: str) -> str:
    """`text` in the form a ToolTipRole needs to show it as it is, wrapped."""
    # Qt wraps only rich text; its own converter sits in a namespace that takes 30 ms to load.
    return f"<p>{text.translate(_AS_HTML)}</p>" if text else ""


def mnemonic_safe(text: str) -> str:
    """`text` for a button or menu, where a lone "&" would become a key: "R&D" stays "R&D"."""
    return text.replace("&", "&&").replace("\t", " ")


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit, with the whole of it as tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        weight: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _dress(self, role, color, weight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.set_text(text)

    @property
    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show `text`, in one line."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the "…" alone."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten in the new font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
        tip(self, self._whole if shown != self._whole else "")


def _dress(made: QLabel, role: str, color: str, weight: int | None) -> None:
    # The format goes first: text set before it would be judged as HTML once.
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", color)
    if weight:
        made.setProperty("weight", str(weight))
