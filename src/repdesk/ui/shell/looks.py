"""Wears what the settings say, at once and again at the next start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from repdesk.ui.look.theme import look_of, theme_for
from repdesk.ui.shell.state import WindowState, look_choice

if TYPE_CHECKING:
    from repdesk.services.settings import Option, Settings

_USUAL = "100"


class Looks(QObject):
    """Keeps theme, text size and animations in step with the desk's settings."""

    def __init__(self, settings: "Settings", state: WindowState, parent: QObject) -> None:
        super().__init__(parent)
        # The settings bring the store along, which is loaded only after the first paint.
        from repdesk.services.settings import ANIMATIONS, TEXT_SIZE, THEME

        self._settings, self._state = settings, state
        self._theme, self._text_size, self._animations = THEME, TEXT_SIZE, ANIMATIONS
        settings.subscribe(self._on_option_changed)
        self._wear()

    def stop(self) -> None:
        """Follow the settings no more."""
        self._settings.unsubscribe(self._on_option_changed)

    def larger(self) -> None:
        """The next larger text size."""
        self._step(1)

    def smaller(self) -> None:
        """The next smaller text size."""
        self._step(-1)

    def usual(self) -> None:
        """The usual text size."""
        self._settings.set(self._text_size, _USUAL)

    def _step(self, by: int) -> None:
        sizes = [size for size, _ in self._text_size.choices]
        at = sizes.index(self._settings.get(self._text_size)) + by
        if 0 <= at < len(sizes):
            self._settings.set(self._text_size, sizes[at])

    def _on_option_changed(self, option: "Option") -> None:
        if option in (self._theme, self._text_size, self._animations):
            self._wear()

    def _wear(self) -> None:
        theme, size, animations = (self._settings.get(o) for o in (self._theme, self._text_size, self._animations))
        self._state.keep_look(theme, size, animations)
        wanted, look = look_choice(theme, size, animations), look_of()
        # A style sheet for the whole program takes a while, and at the start the right one is usually on.
        if look is not None and look.theme != theme_for(wanted):
            look.choose(wanted)
