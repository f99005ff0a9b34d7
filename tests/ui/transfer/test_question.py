"""What the file leaves open is asked, with the readings to choose from; until then nothing is imported."""

from pathlib import Path

from repdesk.domain.dates import DateOrder
from repdesk.domain.errors import Refused
from repdesk.domain.numbers import DecimalNotation
from repdesk.ui.transfer.question import DATE_ORDER, DECIMAL, question_of
from tests.ui.transfer.driver import ImportDriver
from tests.ui.transfer.tables import a_table, changed

_ORDERS = (DateOrder.DMY, DateOrder.YMD)


def test_a_date_is_asked_with_the_days_it_could_be() -> None:
    question = question_of(Refused(DATE_ORDER, column="Won", samples="20-10-16, 25-10-16", orders=_ORDERS))
    assert question is not None
    assert question.text == "In “Won”, is 20-10-16 the 20th of October 2016 or the 16th of October 2020?"
    assert [answer.words for answer in question.answers] == ["20 Oct 2016 (day first)", "16 Oct 2020 (year first)"]


def test_the_sample_that_tells_them_apart_is_shown() -> None:
    orders = (DateOrder.DMY, DateOrder.MDY)
    question = question_of(Refused(DATE_ORDER, column="Won", samples="01/01/2026, 03/04/2026", orders=orders))
    assert question is not None
    assert "is 03/04/2026 the 3rd of April 2026 or the 4th of March 2026?" in question.text


def test_a_column_without_any_date_can_be_left_out() -> None:
    question = question_of(Refused(DATE_ORDER, column="Won", samples="soon, later", orders=()))
    assert question is not None
    assert [(answer.words, answer.settles) for answer in question.answers] == [("Don’t import it", None)]


def test_a_decimal_sign_is_asked_with_what_the_number_becomes() -> None:
    question = question_of(Refused(DECIMAL, column="Value", samples="1.234"))
    assert question is not None
    assert [answer.words for answer in question.answers] == ["The point, so 1.234", "The comma, so 1,234"]
    assert [answer.settles for answer in question.answers] == list(DecimalNotation)


def test_other_refusals_are_no_question() -> None:
    assert question_of(Refused("file.changed", path="deals.csv")) is None


def test_nothing_is_imported_before_the_answer(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "03-04-2026", "05-06-2026", "07-08-2026", "09-10-2026")))
    assert driver.question.startswith("In “Close date”, is ")
    assert (driver.button, driver.why_not) == ("", "Answer the question above first.")


def test_the_answer_settles_every_date(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "03-04-2026", "05-06-2026", "07-08-2026", "09-10-2026")))
    driver.answer("4 Mar 2026")
    assert (driver.question, driver.button) == ("", "Import 3 deals")
    assert driver.column("Close date").choice.hint == "m/d/y"


def test_the_decimal_sign_settles_every_amount(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Value", "1.234", "5.678", "9.100", "2.000"), sign=";"))
    driver.answer("The comma")
    assert driver.column("Value").choice.hint == "decimal comma"
    plan = driver.page.match.plan
    assert plan is not None
    assert plan.preview[0].deal["amount"] == 123_400


def test_a_column_that_is_no_date_is_left_out_by_the_answer(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path, changed("Close date", "soon", "later", "then", "now")))
    driver.answer("Don’t import it")
    assert driver.column("Close date").is_muted
    assert driver.button == "Import 3 deals"


def test_a_matching_without_a_name_is_complained_about(driver: ImportDriver, tmp_path: Path) -> None:
    driver.open(a_table(tmp_path))
    driver.match("Title", "Don’t import")
    driver.match("Organization", "Don’t import")
    assert "the title is made of no column" in driver.question
    assert driver.button == ""
