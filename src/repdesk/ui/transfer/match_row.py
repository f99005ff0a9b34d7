"""One line of a matching: what the file says, and where it leads."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing a line can lead to."""

    key: str
    words: str
    hint: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """A column or a value of the file at the left, the choice that holds at the right."""

    key: tuple[str, str]
    """What the line is about: the part of the matching, and the name or value in it."""
    name: str
    detail: str = ""
    choice: Choice = field(default_factory=lambda: Choice(key="", words=""))
    tone: str = ""
    """"danger" where it needs her, "warn" where it is a guess."""
    is_muted: bool = False
    """It leads nowhere, as she wants it."""
    asks: bool = False
    """It leads nowhere yet: its name is in red too."""

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        parts = (self.name, self.detail, f"→ {self.choice.words}", self.choice.hint)
        return ", ".join(part for part in parts if part)
