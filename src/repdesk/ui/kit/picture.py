"""A lone icon beside words."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from repdesk.ui.look.icons import pixmap
from repdesk.ui.look.theme import current, look_of


class Picture(QLabel):
    """One icon in a colour token, that follows the theme; it only decorates."""

    def __init__(self, icon: str, color: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._size = icon, color, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.draw()
        if look := look_of():
            look.changed.connect(self.draw)

    def sizeHint(self) -> QSize:
        """As large as the icon."""
        return QSize(current().px(self._size), current().px(self._size))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def draw(self, icon: str = "", color: str = "") -> None:
        """Draw it anew, perhaps another icon in another colour."""
        self._icon, self._color = icon or self._icon, color or self._color
        self.setPixmap(pixmap(self._icon, self._color, self._size))
