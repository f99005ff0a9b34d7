"""The only ways the rep's own words reach the screen: as plain text."""

from repdesk.ui.kit.ask import ask, tell
from repdesk.ui.kit.label import ElidedLabel, label, mnemonic_safe, tip, tip_text

__all__ = ["ElidedLabel", "ask", "label", "mnemonic_safe", "tell", "tip", "tip_text"]
