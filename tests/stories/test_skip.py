"""The promise: who skips stages is asked all that lies on the way."""

from tests.stories.rep import Rep


def test_skip_of_two_stages_asks_all(rep: Rep) -> None:
    rep.board.drag("Acme", to="Close")
    assert rep.gate.rows == [
        "Budget confirmed", "Economic buyer named", "Expected close set",
        "Buyer said yes to the proposal", "Send the proposal",
    ]  # fmt: skip
    assert rep.gate.progress == "4 required open, 0 of 5"


def test_won_asks_every_stage_that_is_left(rep: Rep) -> None:
    rep.board.drop_on("Dorn", rep.board.page._zones.won)
    assert rep.gate.rows == ["Buyer said yes to the proposal", "Send the proposal", "Contract signed"]
