"""The small widgets report what the rep does and only that."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from repdesk.ui.kit.badge import Badge
from repdesk.ui.kit.button import Button, IconButton
from repdesk.ui.kit.chip import Chip
from repdesk.ui.kit.combo import Combo
from repdesk.ui.kit.field import TextArea, TextField, labelled
from repdesk.ui.kit.flow import Flow
from repdesk.ui.kit.number_field import NumberField
from repdesk.ui.kit.progress import Progress
from repdesk.ui.kit.rows import Rows
from repdesk.ui.kit.section import section
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.kit.segments import Segments

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def test_a_button_makes_room_for_its_icon_and_key(window: QWidget) -> None:
    plain, full = Button("Save", parent=window), Button("Save", icon="check", key="Ctrl ⏎", parent=window)
    assert full.sizeHint().width() > plain.sizeHint().width() + 16
    assert full.sizeHint().height() == plain.sizeHint().height() == 32


def test_enter_presses_the_focused_button(window: QWidget, qtbot: QtBot) -> None:
    button = _on(window, Button("Save"))
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_an_icon_button_is_a_named_square(window: QWidget) -> None:
    close = IconButton("x", "Close", parent=window)
    assert close.accessibleName() == "Close"
    assert close.sizeHint().width() == close.sizeHint().height()


def test_the_cross_of_a_chip_asks_to_close_and_presses_nothing(window: QWidget, qtbot: QtBot) -> None:
    chip = _on(window, Chip("Mine", checkable=True, closable=True))
    with qtbot.waitSignal(chip.close_requested), qtbot.assertNotEmitted(chip.clicked):
        QTest.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 16, chip.height() // 2))
    assert not chip.isChecked()


def test_the_word_of_a_chip_presses_it(window: QWidget, qtbot: QtBot) -> None:
    chip = _on(window, Chip("Mine", checkable=True, closable=True))
    with qtbot.assertNotEmitted(chip.close_requested):
        QTest.mouseClick(chip, LEFT, pos=QPoint(16, chip.height() // 2))
    assert chip.isChecked()


def test_delete_is_the_cross_of_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    chip = _on(window, Chip("Mine", closable=True))
    with qtbot.waitSignal(chip.close_requested):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_a_badge_says_its_word(window: QWidget) -> None:
    badge = Badge("Required", "danger", parent=window)
    assert badge.accessibleName() == "Required"
    assert badge.sizeHint().height() == 18


def test_a_choice_reports_the_rep_and_not_the_program(window: QWidget, qtbot: QtBot) -> None:
    choice = _on(window, Segmented("Match", (("update", "Update"), ("skip", "Skip"))))
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("update")
    assert choice.value == "update"
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.mouseClick(choice.findChildren(Button)[1], LEFT)
    assert (chosen.args, choice.value) == (["skip"], "skip")


def test_an_unknown_choice_leaves_all_open(window: QWidget) -> None:
    assert Segmented("Match", (("update", "Update"),), value="other", parent=window).value == ""


def test_segments_say_how_far_it_is(window: QWidget) -> None:
    segments = Segments("Checklist", 3, 5, window)
    assert segments.accessibleName() == "Checklist: 3/5"
    assert segments.sizeHint().width() == 5 * 11 + 4 * 3


def test_no_segments_need_no_room(window: QWidget) -> None:
    assert Segments("Checklist", 0, 0, window).sizeHint().width() == 0


def test_the_wheel_turns_a_list_only_with_the_focus(window: QWidget, qtbot: QtBot) -> None:
    combo = _on(window, _combo())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    assert (_wheel(combo), combo.key) == (False, "won")
    combo.setFocus()
    assert (_wheel(combo), combo.key) == (True, "lost")


def test_a_list_takes_room_for_its_hints(window: QWidget) -> None:
    combo = _combo()
    combo.setParent(window)
    before = combo.sizeHint().width()
    combo.set_hint(0, "decimal comma")
    assert combo.sizeHint().width() > before + 40


def test_a_list_chooses_by_key(window: QWidget) -> None:
    combo = _combo()
    combo.setParent(window)
    combo.choose("lost")
    assert combo.currentText() == "Lost"
    combo.choose("unheard of")
    assert combo.key is None


def test_a_number_field_takes_numbers_and_reports_typing(window: QWidget, qtbot: QtBot) -> None:
    field = _on(window, NumberField("Amount"))
    with qtbot.waitSignal(field.number_edited):
        QTest.keyClicks(field, "1x2,5 k")
    assert field.text() == "12,5 k"
    with qtbot.assertNotEmitted(field.number_edited):
        field.setText("7")


def test_a_problem_is_shown_and_said_and_taken_back(window: QWidget) -> None:
    field = TextField("Title", parent=window)
    field.set_problem("A deal needs a title.")
    assert (field.property("tone"), field.accessibleDescription()) == ("danger", "A deal needs a title.")
    field.set_problem()
    assert (field.property("tone"), field.accessibleDescription()) == ("", "")


def test_a_label_leads_to_its_field(window: QWidget) -> None:
    field = TextField("Purpose")
    both = labelled("Purpose", field, parent=window)
    assert [child.buddy() for child in both.children() if hasattr(child, "buddy")] == [field]


def test_tab_leaves_a_note(window: QWidget) -> None:
    note = TextArea("Note", "One", parent=window)
    assert note.tabChangesFocus()
    assert not note.acceptDrops()


def test_a_section_is_read_as_a_word(window: QWidget) -> None:
    made = section("To leave", window)
    assert (made.text(), made.accessibleName()) == ("TO LEAVE", "To leave")


def test_a_flow_breaks_into_lines(window: QWidget) -> None:
    flow = Flow()
    for _ in range(6):
        badge = Badge("Discount", parent=window)
        badge.show()
        flow.add(badge)
    one = flow.heightForWidth(2000)
    assert one > 0
    assert flow.heightForWidth(flow.minimumSize().width()) == 6 * one + 5 * 8


def test_rows_are_parted_by_lines_and_can_be_emptied(window: QWidget) -> None:
    rows = Rows(parent=window)
    for name in ("Acme", "Birch"):
        rows.add_row(Badge(name))
    assert len(rows.rows()) == 2
    rows.clear()
    assert rows.rows() == ()


def test_cancel_is_asked_for_once(window: QWidget, qtbot: QtBot) -> None:
    progress = Progress("Reading", parent=window)
    button = progress.findChildren(Button)[0]
    with qtbot.waitSignal(progress.cancel_requested):
        button.click()
    assert not button.isEnabled()


def _on(window: QWidget, widget: W) -> W:
    widget.setParent(window)
    widget.show()
    widget.adjustSize()
    QApplication.sendPostedEvents()
    return widget


def _combo() -> Combo:
    combo = Combo("Outcome")
    combo.add("won", "Won", icon="trophy")
    combo.add("lost", "Lost")
    return combo


def _wheel(combo: Combo) -> bool:
    middle = QPointF(combo.rect().center())
    event = QWheelEvent(
        middle,
        combo.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    return event.isAccepted()
