"""Puts a theme on the whole program, and says which one is on."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from repdesk.paths import resource
from repdesk.ui.look.stylesheet import stylesheet
from repdesk.ui.look.tokens import DARK, FAMILY, LIGHT, MAX_SCALE, MIN_SCALE, SYSTEM_FAMILY, Theme

# The one Look hangs on the application under this name, so nothing in the modules remembers it.
_PROPERTY = "look"

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Light: "surface",
}
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookChoice:
    """What the rep chose in the settings; "system" follows the computer."""

    mode: Literal["system", "light", "dark"] = "system"
    scale: float = 1.0
    animations: Literal["system", "on", "off"] = "system"
    font: Literal["inter", "system"] = "inter"


class Look(QObject):
    """Wears one theme at a time and tells when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.theme = Theme()
        self._app = app
        self._choice = LookChoice()
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        for file in sorted(resource("look").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))

    def choose(self, choice: LookChoice) -> None:
        """Wear what the rep chose."""
        self._choice = choice
        self.wear(theme_for(choice))

    def wear(self, theme: Theme) -> None:
        """Put exactly this theme on."""
        self.theme = theme
        self._app.setFont(theme.font("body"))
        self._app.setPalette(palette(theme))
        self._app.setStyleSheet(stylesheet(theme))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        self.wear(theme_for(self._choice))


def install(app: QApplication, choice: LookChoice | None = None) -> Look:
    """Give the program its look; the second call returns the first one's, in the new choice."""
    look = look_of(app) or Look(app)
    app.setProperty(_PROPERTY, look)
    look.choose(choice or LookChoice())
    return look


def look_of(app: QApplication | None = None) -> Look | None:
    """The look the program wears, or None before it was given one."""
    running = app or QApplication.instance()
    look = running.property(_PROPERTY) if running else None
    return look if isinstance(look, Look) else None


def current() -> Theme:
    """The theme everything is drawn in now; the light one before any was put on."""
    look = look_of()
    return look.theme if look else Theme()


def theme_for(choice: LookChoice) -> Theme:
    """The theme a choice comes to on this computer, now."""
    dark = system_is_dark() if choice.mode == "system" else choice.mode == "dark"
    return Theme(
        palette=DARK if dark else LIGHT,
        scale=min(max(choice.scale, MIN_SCALE), MAX_SCALE),
        animated=None if choice.animations == "system" else choice.animations == "on",
        family=FAMILY if choice.font == "inter" else SYSTEM_FAMILY,
    )


def system_is_dark() -> bool:
    """Whether the computer prefers dark windows."""
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(theme: Theme) -> QPalette:
    """The theme's colours in Qt's own roles, for what no style sheet reaches."""
    colours = QPalette()
    for role, token in _ROLES.items():
        colours.setColor(role, theme.color(token))
    for role in _GREYED:
        colours.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    return colours


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet looks at, and let the widget be drawn anew by them where one is another."""
    if all((widget.property(name) or "") == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()
