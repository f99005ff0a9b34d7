"""What is wrong with a file or a draft, each fault with the place where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: `path` says where (`stages[2].exit[0].level`), `code` what, `values` fill the sentence."""

    path: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
