"""The name of the system behind a file stays the same from one export to the next, or ids would not be found again."""

import pytest

from repdesk.services.suggest import suggested_source


@pytest.mark.parametrize("stem", ["deals-2026-11-22", "deals (1)", "deals_20261122_1530", "2026 deals", "deals"])
def test_date_and_number_of_an_export_are_no_part_of_the_name(stem: str) -> None:
    assert suggested_source(stem) == "deals"


@pytest.mark.parametrize("stem", ["2026-11-22", "q4 deals", "sales_pipeline"])
def test_what_is_all_there_is_stays(stem: str) -> None:
    assert suggested_source(stem) == stem
