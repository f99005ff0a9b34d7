"""Cards that were painted once and are only copied after that, as many as fit into 32 MB."""

from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from repdesk.domain.deal import DealId
from repdesk.domain.health import Tone
from repdesk.domain.views import Card
from repdesk.ui.kit.shadow import paint_shadow
from repdesk.ui.look.theme import current
from repdesk.ui.parts.card_face import CardFace, CardState
from repdesk.ui.parts.card_style import CardStyle
from repdesk.ui.parts.card_text import CardText, Setting, card_text, may_wear_badges

LIMIT = 32 * 2**20
TEXTS = MET = 4_000
SHADE = 28
"""Room around a ghost for its shadow."""

_BYTES_A_PIXEL = 4


class Pose(NamedTuple):
    """How a card is painted: its width, the sharpness of its screen, its state, the colour token under it."""

    width: int
    dpr: float
    state: CardState
    ground: str


class _Key(NamedTuple):
    deal: DealId
    rev: int
    pose: Pose


class _Ground(NamedTuple):
    tone: Tone
    height: int
    pose: Pose


class CardPixmaps:
    """Pictures of cards in the present theme. `painted` counts those that had to be drawn."""

    def __init__(self) -> None:
        self.painted = 0
        self._made: OrderedDict[_Key, tuple[Card, QPixmap]] = OrderedDict()
        self._bytes = 0
        self.renew()

    @property
    def bytes(self) -> int:
        """What the kept pictures take."""
        return self._bytes

    @property
    def style(self) -> CardStyle:
        """What cards are set in now."""
        return self._style

    def renew(self) -> None:
        """Forget every picture: the theme, the day or a stage's limits are others."""
        self._style = CardStyle(current())
        self._faces: dict[float, CardFace] = {}
        self._texts: dict[DealId, tuple[Card, CardText]] = {}
        self._grounds: dict[_Ground, QPixmap] = {}
        self._made.clear()
        self._met: set[_Key] = set()
        self._bytes = 0

    def text(self, card: Card, setting: Setting) -> CardText:
        """What the card says, worked out once."""
        known = self._texts.get(card.id)
        if known is not None and known[0] is card:
            return known[1]
        if len(self._texts) >= TEXTS:
            self._texts.clear()
        text = card_text(card, setting)
        self._texts[card.id] = (card, text)
        return text

    def height(self, card: Card, setting: Setting, width: int) -> int:
        """How high the card is in this width."""
        if not may_wear_badges(card, setting.today):
            return self._style.plain_height
        return self._face(1.0).height(self.text(card, setting).badges, width)

    def paint(self, painter: QPainter, corner: QPoint, card: Card, setting: Setting, pose: Pose) -> None:
        """Paint the card: straight away the first time, from a kept picture when it comes again.

        Most cards that scroll by come once; they need no memory, and the board opens sooner.
        """
        key = _Key(card.id, card.rev, pose)
        if key in self._met:
            painter.drawPixmap(corner, self.picture(card, setting, pose))
            return
        self._meet(key)
        self.painted += 1
        text, height = self.text(card, setting), self.height(card, setting, pose.width)
        painter.drawPixmap(corner, self._empty(_Ground(text.tone, height, pose)))
        self._face(pose.dpr).paint_content(
            painter, QRectF(corner.x(), corner.y(), pose.width, height), text, pose.state
        )
        painter.setOpacity(1)

    def picture(self, card: Card, setting: Setting, pose: Pose) -> QPixmap:
        """The card, opaque on its ground."""
        key = _Key(card.id, card.rev, pose)
        known = self._made.get(key)
        # The card itself is compared too: a company may be renamed without its deals.
        if known is not None and known[0] == card:
            self._made.move_to_end(key)
            return known[1]
        picture = self._drawn(card, setting, pose)
        self._keep(key, card, picture)
        return picture

    def ghost(self, card: Card, setting: Setting, width: int, dpr: float) -> QPixmap:
        """The card in the hand, with its shadow `SHADE` px around it."""
        theme, height = self._style.theme, self.height(card, setting, width)
        shade = theme.px(SHADE)
        picture = _blank(width + 2 * shade, height + 2 * shade, dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        box = QRectF(shade, shade, width, height)
        # X11 shows what is half see-through as a pale rim, unless a compositor runs, which Qt cannot tell.
        if QGuiApplication.platformName() != "xcb":
            paint_shadow(painter, box, blur=SHADE, drop=10)
        self._face(dpr).paint(painter, box, self.text(card, setting), CardState(lifted=True))
        painter.end()
        return picture

    def _drawn(self, card: Card, setting: Setting, pose: Pose) -> QPixmap:
        self.painted += 1
        text, height = self.text(card, setting), self.height(card, setting, pose.width)
        # A copy that Qt makes only when the words are painted into it.
        picture = QPixmap(self._empty(_Ground(text.tone, height, pose)))
        painter = QPainter(picture)
        self._face(pose.dpr).paint_content(painter, QRectF(0, 0, pose.width, height), text, pose.state)
        painter.end()
        return picture

    def _empty(self, kind: _Ground) -> QPixmap:
        """A card without words, painted once for each kind."""
        if kind not in self._grounds:
            self._grounds[kind] = self._painted_ground(kind)
        return self._grounds[kind]

    def _painted_ground(self, kind: _Ground) -> QPixmap:
        pose = kind.pose
        picture = _blank(pose.width, kind.height, pose.dpr)
        picture.fill(self._style.colour(pose.ground))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._face(pose.dpr).paint_ground(painter, QRectF(0, 0, pose.width, kind.height), kind.tone, pose.state)
        painter.end()
        return picture

    def _meet(self, key: _Key) -> None:
        if len(self._met) >= MET:
            self._met.clear()
        self._met.add(key)

    def _keep(self, key: _Key, card: Card, picture: QPixmap) -> None:
        self._drop(key)
        self._made[key] = (card, picture)
        self._bytes += _size(picture)
        while self._bytes > LIMIT:
            self._drop(next(iter(self._made)))

    def _drop(self, key: _Key) -> None:
        gone = self._made.pop(key, None)
        if gone is not None:
            self._bytes -= _size(gone[1])

    def _face(self, dpr: float) -> CardFace:
        if dpr not in self._faces:
            self._faces[dpr] = CardFace(self._style, dpr)
        return self._faces[dpr]


def _blank(width: int, height: int, dpr: float) -> QPixmap:
    picture = QPixmap(round(width * dpr), round(height * dpr))
    picture.setDevicePixelRatio(dpr)
    return picture


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_A_PIXEL
