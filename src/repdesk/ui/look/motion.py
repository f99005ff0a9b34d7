"""Whether this computer wants things to move."""

import sys

from PySide6.QtWidgets import QApplication

_SPI_GETCLIENTAREAANIMATION = 0x1042


def system_animates() -> bool:
    """What the system's own setting says; yes where it has none."""
    if sys.platform == "win32":
        import ctypes

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(wanted), 0)
        return bool(wanted.value)
    from PySide6.QtWidgets import QStyle  # 5 ms for its names alone, which the first paint does without

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
