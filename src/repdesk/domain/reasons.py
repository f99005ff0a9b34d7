"""Why a deal ends or rests: the reasons offered; any other is written as a note."""

OTHER = "Other"

LOST = (
    "Price", "No decision", "Chose a competitor", "Built it themselves", "No budget", "Bad timing",
    "Decision-maker not reached", "Missing capability", "Went silent", OTHER,
)  # fmt: skip
DISQUALIFIED = (
    "Does not fit our profile", "No real problem", "No budget", "No authority", "No timeline", "Duplicate", OTHER,
)  # fmt: skip
ON_HOLD = ("Waiting for their budget", "Waiting for a project", "Contact is away", "Their freeze or season", OTHER)
OVERRIDE = ("Buyer asked to go faster", "Confirmed outside RepDesk", "Does not apply to this deal", OTHER)
