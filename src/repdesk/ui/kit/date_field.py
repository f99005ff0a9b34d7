"""A field for a day: typed, or picked from a month."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from repdesk.ui.kit.button import IconButton
from repdesk.ui.kit.dates import date_text, read_day
from repdesk.ui.kit.field import TextField
from repdesk.ui.kit.layout import Column
from repdesk.ui.look.icons import icon
from repdesk.ui.look.theme import current

_LONGEST = 40
# The picker stands this far inside the field and takes this much of its width, in px at 100 %.
_INSET = 3
_PICKER = 22


class DateField(TextField):
    """Holds a day or none; `date_edited` reports what the rep typed or picked, as `date | None`.

    A day typed without its year is the next one called so, or the last where the field asks for a `past` day.
    It stays modified from her first key until a form shows a day, or calls that one saved.
    """

    date_edited = Signal(object)

    def __init__(
        self,
        name: str,
        value: date | None = None,
        *,
        past: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, longest=_LONGEST, parent=parent)
        self._past = past
        self.setPlaceholderText(self.tr("No date"))
        self.editingFinished.connect(self._on_editing_finished)
        self._picker = IconButton("calendar", self.tr("Pick a day"), small=True, parent=self)
        self._picker.setCursor(Qt.CursorShape.ArrowCursor)
        self._picker.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picker.clicked.connect(self.pick)
        self.set_value(value)

    @property
    def value(self) -> date | None:
        """The last day that could be read."""
        return self._value

    @property
    def is_readable(self) -> bool:
        """Whether the text in the field is a day, or empty."""
        return not self.text().strip() or self._read(self.text()) is not None

    def set_value(self, value: date | None) -> None:
        """Show another day."""
        self._value = value
        self.setText(date_text(value))
        self.set_problem()

    def type_in(self, text: str) -> None:
        """Hold `text` as if she had typed it and gone on to the next field."""
        self.setText(text)
        self.setModified(True)
        self._on_editing_finished()

    def pick(self) -> None:
        """Open the month under the field."""
        month = _Month(self._value, self)
        month.calendar.clicked.connect(self._on_day_clicked)
        month.calendar.activated.connect(self._on_day_clicked)
        month.open_under(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        side = self._picker.sizeHint()
        self._picker.setGeometry(
            self.width() - side.width() - _INSET, (self.height() - side.height()) // 2, side.width(), side.height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down opens the month."""
        if event.key() == Qt.Key.Key_Down:
            self.pick()
        else:
            super().keyPressEvent(event)

    def _read(self, text: str) -> date | None:
        today = QDate.currentDate()
        return read_day(text, date(today.year(), today.month(), today.day()), past=self._past)

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, current().px(_PICKER), 0)

    def _on_editing_finished(self) -> None:
        if not self.isModified():
            return
        if self.is_readable:
            self._take(self._read(self.text()))
        else:
            self.set_problem(self.tr("This is not a date. Write it like 2026-11-24."))

    def _on_day_clicked(self, day: QDate) -> None:
        for month in self.findChildren(_Month):
            month.close()
        self._take(date(day.year(), day.month(), day.day()))

    def _take(self, value: date | None) -> None:
        changed = value != self._value
        self.set_value(value)
        self.setModified(True)
        if changed:
            self.date_edited.emit(value)


class _Month(QFrame):
    """A month that floats under its field until a day is chosen."""

    def __init__(self, value: date | None, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("area", "floating")
        self.calendar = QCalendarWidget(self)
        self.calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._calm()
        self._turn_with_our_arrows()
        if value:
            self.calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        Column(self, margins=4).add(self.calendar)

    def open_under(self, field: QWidget) -> None:
        """Show it, with the keys going to it."""
        self.move(field.mapToGlobal(QPoint(0, field.height() + 4)))
        self.show()
        self.calendar.setFocus()

    def _calm(self) -> None:
        """Let weekends be days like others, and the names of the days stand back."""
        names, days = QTextCharFormat(), QTextCharFormat()
        names.setForeground(current().color("text3"))
        days.setForeground(current().color("text"))
        self.calendar.setHeaderTextFormat(names)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, days)

    def _turn_with_our_arrows(self) -> None:
        for button in self.calendar.findChildren(QToolButton):
            if button.objectName() == "qt_calendar_prevmonth":
                button.setIcon(icon("chevron-left"))
            if button.objectName() == "qt_calendar_nextmonth":
                button.setIcon(icon("chevron-right"))
