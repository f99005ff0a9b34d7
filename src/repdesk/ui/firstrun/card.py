"""A process as a card to choose: what it is for, its stages in a line, what follows the sale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from repdesk.domain.process import Process, Stage
from repdesk.ui.kit.label import mnemonic_safe
from repdesk.ui.kit.painted import fill_round, paint_focus
from repdesk.ui.kit.segmented import Segmented
from repdesk.ui.look.theme import current
from repdesk.ui.look.tokens import Radius

_PADDING = 14
_PILL, _PILL_STEP, _PILL_PADDING = 24, 31, 11
_RADIO = 16
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How high the parts of a card are: summary, stages, and what stands under the line."""

    summary: int = 0
    stages: int = 0
    foot: int = 0

    @property
    def stages_top(self) -> int:
        """Where the stages begin."""
        px = current().px
        return px(_PADDING + 22) + self.summary + px(14)

    @property
    def foot_top(self) -> int:
        """Where the line over the foot is."""
        return self.stages_top + self.stages + current().px(6)

    @property
    def height(self) -> int:
        """The whole card."""
        px = current().px
        return self.foot_top + px(10) + self.foot + px(_PADDING)

    @classmethod
    def over(cls, several: Iterable["Levels"]) -> "Levels":
        """The highest of each part."""
        high = tuple(several)
        return cls(
            summary=max(h.summary for h in high), stages=max(h.stages for h in high), foot=max(h.foot for h in high)
        )


class ProcessCard(QAbstractButton):
    """One process, with its variants for other sizes of firm; `process` is the variant that is chosen."""

    variant_chosen = Signal()

    def __init__(self, process: Process, variants: Sequence[Process], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.process = process
        self._choices = {p.key: p for p in (process, *variants)}
        self._levels = Levels()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._variants = self._variant_choice(process, variants) if variants else None
        self._name()

    def levels(self, width: int) -> Levels:
        """What the parts of this card need at this width."""
        px = current().px
        words = max(px(16), self._high(self.process.remark, width))
        segments = self._variants.sizeHint().height() + px(10) if self._variants else 0
        stages = round(px(_PILL_STEP) * _rows(self.process))
        return Levels(summary=self._high(self.process.summary, width), stages=stages, foot=segments + words)

    def stand_on(self, levels: Levels) -> None:
        """Give the parts this much room, so that they stand level with those of the other cards."""
        self._levels = levels
        self._place_variants()
        self.update()

    def sizeHint(self) -> QSize:
        """As the pictures have it."""
        width = current().px(238)
        return QSize(width, self.levels(width).height)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest stage."""
        px = current().px
        names = [*(s.name for p in self._choices.values() for s in p.stages), ""]
        widest = max(_small(500).horizontalAdvance(name) for name in names) + 2 * px(_PILL_PADDING)
        head = QFontMetrics(current().font("emphasis")).horizontalAdvance(self._title) + px(_RADIO + 8)
        segments = self._variants.sizeHint().width() if self._variants else 0
        return QSize(max(widest, head, segments) + 2 * px(_PADDING), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_head(painter)
        self._paint_stages(painter)
        self._paint_foot(painter)

    def _on_variant_chosen(self, key: str) -> None:
        self.process = self._choices[key]
        self._name()
        self.click()
        self.updateGeometry()
        self.variant_chosen.emit()

    @property
    def _title(self) -> str:
        return next(iter(self._choices.values())).name

    def _name(self) -> None:
        self.setText(mnemonic_safe(self.process.name))
        self.setAccessibleName(self.process.name)
        stages = ", ".join(stage.name for stage in self.process.stages)
        self.setAccessibleDescription(f"{self.process.summary} {stages}. {self.process.remark}")

    def _variant_choice(self, process: Process, variants: Sequence[Process]) -> Segmented:
        words = [(process.key, self.tr("Usual")), *((v.key, _short(v)) for v in variants)]
        choice = Segmented(self.tr("Size of firm"), words, value=process.key, parent=self)
        choice.chosen.connect(self._on_variant_chosen)
        return choice

    def _inner(self, width: int) -> int:
        return width - 2 * current().px(_PADDING)

    def _place_variants(self) -> None:
        if self._variants is not None:
            self._variants.adjustSize()
            self._variants.move(current().px(_PADDING), self._levels.foot_top + current().px(10))

    def _high(self, text: str, width: int) -> int:
        room = QRect(0, 0, self._inner(width), 10_000)
        return _small().boundingRect(room, int(_WRAPPED), text).height()

    def _paint_ground(self, painter: QPainter) -> None:
        corner, box = current().px(Radius.PANEL), QRectF(self.rect())
        if self.isChecked():
            fill_round(painter, box, corner, "surface", "accent", thick=2)
        else:
            fill_round(painter, box, corner, "hover" if self.underMouse() else "surface", "line")
        if self.hasFocus():
            paint_focus(painter, box, corner)

    def _paint_head(self, painter: QPainter) -> None:
        theme, pad = current(), current().px(_PADDING)
        painter.setFont(theme.font("emphasis"))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(pad, pad, self._inner(self.width()), theme.px(20)), self._title)
        _paint_radio(painter, self.width() - pad - theme.px(_RADIO), pad + theme.px(2), is_on=self.isChecked())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        room = QRectF(pad, pad + theme.px(22), self._inner(self.width()), self._levels.stages_top)
        painter.drawText(room, int(_WRAPPED), self.process.summary)

    def _paint_stages(self, painter: QPainter) -> None:
        theme, top = current(), self._levels.stages_top
        look = ("accent_soft", "accent_line", "accent_text") if self.isChecked() else ("surface", "line2", "text2")
        top = self._paint_pills(painter, self.process.open_stages, top, look)
        if not self.process.post_sale_stages:
            return
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text3"))
        line = QRectF(theme.px(_PADDING + 2), top, self.width(), theme.px(16))
        painter.drawText(line, self.tr("After the sale"))
        self._paint_pills(painter, self.process.post_sale_stages, top + theme.px(20), ("ok_soft", "ok_line", "ok"))

    def _paint_pills(self, painter: QPainter, stages: Sequence[Stage], top: int, look: tuple[str, str, str]) -> int:
        """Draw the stages one under the other, joined by a line; where they end."""
        px, (fill, edge, ink) = current().px, look
        joint = px(_PADDING) + px(16)
        for number, stage in enumerate(stages):
            if number:
                painter.setPen(QPen(current().color(edge), 1))
                painter.drawLine(QPointF(joint + 0.5, top - px(_PILL_STEP - _PILL)), QPointF(joint + 0.5, top))
            width = _small(500).horizontalAdvance(stage.name) + 2 * px(_PILL_PADDING)
            pill = QRectF(px(_PADDING), top, width, px(_PILL))
            fill_round(painter, pill, px(_PILL) / 2, fill, edge)
            painter.setFont(current().font("small", 500))
            painter.setPen(current().color(ink))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, stage.name)
            top += px(_PILL_STEP)
        return top

    def _paint_foot(self, painter: QPainter) -> None:
        theme, pad, top = current(), current().px(_PADDING), self._levels.foot_top
        painter.fillRect(QRectF(pad, top, self._inner(self.width()), 1), theme.color("line"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        segments = (self._variants.sizeHint().height() + theme.px(10)) if self._variants else 0
        room = QRectF(pad, top + theme.px(10) + segments, self._inner(self.width()), self.height())
        painter.drawText(room, int(_WRAPPED), self.process.remark)


def _short(variant: Process) -> str:
    """Only what sets it apart: "Large" for "Entry and exit gates, large firms"."""
    word = variant.name.rpartition(", ")[2].partition(" ")[0]
    return word.capitalize()


def _rows(process: Process) -> float:
    """How many pills high the stages are; the words "After the sale" take two thirds of one."""
    return len(process.stages) + (2 / 3 if process.post_sale_stages else 0)


def _small(weight: int = 400) -> QFontMetrics:
    return QFontMetrics(current().font("small", weight))


def _paint_radio(painter: QPainter, left: float, top: float, *, is_on: bool) -> None:
    theme = current()
    side = theme.px(_RADIO)
    box = QRectF(left, top, side, side)
    fill_round(painter, box, side / 2, "accent" if is_on else "surface", "accent" if is_on else "control")
    if is_on:
        dot = theme.px(6)
        middle = box.center()
        fill_round(painter, QRectF(middle.x() - dot / 2, middle.y() - dot / 2, dot, dot), dot / 2, "on_accent")
