"""What an open deal is worth today: its chance to win, and the weighted amount."""

from repdesk.domain.deal import Outcome
from repdesk.domain.money import BASIS_POINTS
from repdesk.domain.process import Stage

CERTAIN = BASIS_POINTS


def stage_probability(stage: Stage) -> int:
    """The chance to win from this stage in basis points: the lower end of its range, certain after the sale."""
    if stage.is_post_sale:
        return CERTAIN
    return stage.probability.basis_points if stage.probability else 0


def effective_probability(outcome: Outcome, own: int | None, of_stage: int) -> int | None:
    """The chance to win in basis points, computed on every read and never copied into the deal.

    Won counts as certain, lost and disqualified as none, on hold as not forecast at all (None); an open deal
    has the rep's own figure where she set one, else its stage's.
    """
    match outcome:
        case Outcome.WON:
            return CERTAIN
        case Outcome.LOST | Outcome.DISQUALIFIED:
            return 0
        case Outcome.ON_HOLD:
            return None
        case Outcome.OPEN:
            return of_stage if own is None else own
