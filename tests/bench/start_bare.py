"""The limit of every start: Qt and a window with nothing in it, told when it is painted."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _Bare(QWidget):
    def paintEvent(self, _event: object) -> None:
        """Nothing, and then the end."""
        QTimer.singleShot(0, self, _tell)


def _tell() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    QApplication.quit()


if __name__ == "__main__":
    app = QApplication([])
    window = _Bare()
    window.resize(1440, 900)
    window.show()
    app.exec()
