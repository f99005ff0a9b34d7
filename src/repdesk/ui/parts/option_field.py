"""An editor for one setting, made from its declaration; what she chooses holds at once."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from repdesk.domain.money import CURRENCIES
from repdesk.services.settings import Option, OptionKind, Settings
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.parts.rate_table import RateTable

_MOST_SEGMENTS = 3


class _Segments(Segmented):
    def __init__(self, option: Option, settings: Settings, parent: QWidget) -> None:
        super().__init__(option.label, option.choices, value=settings.get(option), parent=parent)
        self._option, self._settings = option, settings
        self.chosen.connect(self._on_chosen)

    def read(self) -> None:
        self.set_value(self._settings.get(self._option))

    def _on_chosen(self, value: str) -> None:
        self._settings.set(self._option, value)


class _List(Combo):
    def __init__(self, option: Option, settings: Settings, parent: QWidget) -> None:
        super().__init__(option.label, parent)
        self._option, self._settings = option, settings
        choices = [(code, code) for code in CURRENCIES] if option.kind is OptionKind.CURRENCY else option.choices
        for value, words in choices:
            self.add(value, words)
        self.read()
        self.activated.connect(self._on_activated)

    def read(self) -> None:
        self.choose(self._settings.get(self._option))

    def _on_activated(self) -> None:
        self._settings.set(self._option, str(self.key))


class _Switch(QCheckBox):
    def __init__(self, option: Option, settings: Settings, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("settings", "On"), parent)
        self._option, self._settings = option, settings
        self.setAccessibleName(option.label)
        self.read()
        self.clicked.connect(self._on_clicked)

    def read(self) -> None:
        self.setChecked(self._settings.get(self._option) == "yes")

    def _on_clicked(self) -> None:
        self._settings.set(self._option, "yes" if self.isChecked() else "no")


OptionField = RateTable | _Segments | _List | _Switch


def option_field(option: Option, settings: Settings, parent: QWidget) -> OptionField:
    """The widget that shows and changes `option`; `read` lets it show what holds now."""
    match option.kind:
        case OptionKind.RATES:
            return RateTable(settings, parent)
        case OptionKind.YES_NO:
            return _Switch(option, settings, parent)
        case OptionKind.CHOICE if len(option.choices) <= _MOST_SEGMENTS:
            return _Segments(option, settings, parent)
        case _:
            return _List(option, settings, parent)
