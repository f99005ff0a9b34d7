"""The style sheet of a theme: resources/look/style.qss with the tokens put in."""

import re
from functools import cache
from string import Template

from repdesk.paths import resource
from repdesk.ui.look.tokens import Theme

# Lines of one and two px are drawn as they are; everything larger grows with the text.
_SIZE = re.compile(r"\b([3-9]|\d\d+)px")

# The side of a radio button inside its border, as in style.qss.
_RADIO = 14


def stylesheet(theme: Theme) -> str:
    """What QApplication.setStyleSheet gets for `theme`."""
    sized = _SIZE.sub(lambda size: f"{theme.px(int(size[1]))}px", _template())
    return Template(sized).substitute(
        theme.palette._asdict(),
        look=resource("look").as_posix(),
        mode="dark" if theme.is_dark else "light",
        # Qt draws corners square when the radius is over half the side, which rounding could bring about.
        round=f"{(theme.px(_RADIO) + 2) // 2}px",
    )


@cache
def _template() -> str:
    return resource("look/style.qss").read_text(encoding="utf-8")
