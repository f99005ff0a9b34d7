"""The program's own classes, found and not listed, so that a new one cannot be forgotten by a test."""

from importlib import import_module
from pkgutil import walk_packages
from typing import TypeVar

import repdesk

ClassT = TypeVar("ClassT")


def own_classes(base: type[ClassT]) -> set[type[ClassT]]:
    """Every class of the program that is a `base`."""
    for module in walk_packages(repdesk.__path__, "repdesk."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return {found for found in _below(base) if found.__module__.startswith("repdesk.")}


def _below(base: type[ClassT]) -> set[type[ClassT]]:
    direct = set(base.__subclasses__())
    return direct.union(*(_below(each) for each in direct))
