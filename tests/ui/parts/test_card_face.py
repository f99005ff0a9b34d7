"""A card's ground tells what the card is going through."""

import pytest

from repdesk.domain.health import Tone
from repdesk.ui.look.palette import DARK, LIGHT, Palette
from repdesk.ui.parts.card_face import CardState, _ground
from tests.ui.look.test_palette import contrast


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", [Tone.AMBER, Tone.RED])
def test_the_cursor_is_seen_on_a_late_card_while_the_keys_are_elsewhere(tone: Tone, palette: Palette) -> None:
    fill, edge, _ = _ground(tone, CardState(selected=True))
    assert fill == _ground(tone, CardState())[0]
    assert contrast(getattr(palette, edge), getattr(palette, fill)) >= 3
