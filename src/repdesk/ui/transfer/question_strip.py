"""A strip over the matching: what went wrong, or a question with its answers as buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from repdesk.ui.kit.button import Button
from repdesk.ui.kit.flow import Flow
from repdesk.ui.kit.label import label
from repdesk.ui.kit.layout import Row
from repdesk.ui.kit.picture import Picture
from repdesk.ui.look.theme import mark
from repdesk.ui.parts.announce import announce
from repdesk.ui.transfer.question import Answer, Question


class QuestionStrip(QFrame):
    """Hidden while there is nothing to say."""

    answered = Signal(object, object)
    """The question, and the answer she gave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._icon = Picture("message-circle-question", "warn", parent=self)
        self._words = label("", wrap=True, weight=500, parent=self)
        self._place = QWidget(self)
        # As wide as its buttons on one line, as high as they need on several.
        self._place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = Flow(self._place)
        row = Row(self, gap=12, margins=(14, 8, 10, 8))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._place)
        self.hide()

    @property
    def buttons(self) -> Sequence[Button]:
        """The answers."""
        return self._place.findChildren(Button)

    def ask(self, question: Question) -> None:
        """Ask, unless that is asked already."""
        if question == self._question:
            return
        self._say(question.text, "warn", "message-circle-question")
        self._question = question
        for answer in question.answers:
            button = _AnswerButton(answer, self._place)
            button.given.connect(self._on_given)
            self._flow.addWidget(button)
            button.show()
        self._place.show()

    def complain(self, text: str) -> None:
        """Say why nothing can be counted."""
        self._say(text, "danger", "circle-alert")

    def clear(self) -> None:
        """Have nothing to say."""
        self._forget()
        self.hide()

    def _on_given(self, answer: Answer) -> None:
        question = self._question
        self.clear()
        self.answered.emit(question, answer)

    def _say(self, text: str, tone: str, icon: str) -> None:
        self._forget()
        mark(self, area=tone)
        self._icon.draw(icon, tone)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        announce(self, text)

    def _forget(self) -> None:
        self._question = None
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._place.hide()


class _AnswerButton(Button):
    """Carries its answer in its signal."""

    given = Signal(object)

    def __init__(self, answer: Answer, parent: QWidget) -> None:
        super().__init__(answer.words, small=True, parent=parent)
        self._answer = answer
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.given.emit(self._answer)
