"""The icons: Lucide outlines in a colour of the theme, sharp at every size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from repdesk.paths import resource
from repdesk.ui.look.theme import current

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_SMALL = 16


def icon(name: str, color_token: str = "text2", size: int = _SMALL) -> QIcon:
    """The icon `name` for a menu, a tab or a button, greyed by itself where that is disabled."""
    made = QIcon(pixmap(name, color_token, size))
    made.addPixmap(pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color_token: str = "text2", size: int = _SMALL, dpr: float | None = None) -> QPixmap:
    """The icon `name` as a picture, `size` px high at 100 % text, for a screen of `dpr`."""
    theme = current()
    ratio = dpr or _sharpest_screen()
    return _cached(name, theme.color(color_token).name(), theme.px(size), stroke(size), ratio)


def stroke(size: int) -> float:
    """How thick the outline is on the icon's grid of 24: finer where the icon is larger."""
    return 1.75 if size <= _SMALL else 1.5


def svg(name: str, colour: str, width: float) -> bytes:
    """The drawing with its colour and stroke put in, because QtSvg ignores `currentColor`."""
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    tinted = drawing.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{width}"')
    return tinted.encode()


def _cached(name: str, colour: str, size: int, width: float, dpr: float) -> QPixmap:
    key = f"{name}/{colour}/{size}/{width}/{dpr}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _drawn(_renderer(svg(name, colour, width)), size, dpr)
    QPixmapCache.insert(key, drawn)
    return drawn


def _renderer(drawing: bytes) -> "QSvgRenderer":
    # QtSvg is loaded with the first icon, not with the program.
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(QByteArray(drawing))


def _drawn(renderer: "QSvgRenderer", size: int, dpr: float) -> QPixmap:
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _sharpest_screen() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
