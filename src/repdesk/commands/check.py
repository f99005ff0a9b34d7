"""`repdesk check`: what the desk stores, worked out anew and compared."""

import argparse

from repdesk.commands.desks import reading
from repdesk.commands.out import say
from repdesk.domain.errors import Refused
from repdesk.sentences import counted
from repdesk.sentences.findings import finding_sentence


def run(options: argparse.Namespace) -> None:
    """Print what does not agree; Refused then, so that a script hears of it."""
    with reading(options) as desk:
        findings = desk.check.run()
        if not findings:
            say(f"Everything agrees: {counted(desk.check.count(), 'deal')}, with log, checklist, order and search.")
            return
        say(*map(finding_sentence, findings))
        raise Refused("desk.disagrees", count=len(findings), path=desk.path)
