"""What every test gets: a program without a screen, and a home of its own."""

import os
from pathlib import Path

# Before Qt is imported by any test; a real screen only where one was asked for.
if "REPDESK_TEST_DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow, and that is no fault of the rule under test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the program itself tells Qt: its style, on every system."""
    from repdesk.program import QT_ARGUMENTS

    return list(QT_ARGUMENTS)


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep tests out of the developer's own desk and settings."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in _HOMES.items():
        monkeypatch.setenv(name, str(home / folder))
    return home
