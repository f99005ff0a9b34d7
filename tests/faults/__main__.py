"""Kill a working desk many times: `uv run python -m tests.faults --kills 200` (two to three minutes)."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.kills import Damage, Trial


def main() -> int:
    """Run the kills and say what held; 1 when something was lost or torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        trial = Trial(Path(folder), seed=chosen.seed)
        try:
            for _ in range(chosen.kills):
                trial.kill_once()
        except Damage as damage:
            sys.stdout.write(f"after {trial.kills} kills, seed {chosen.seed}: {damage}\n")
            return 1
    sys.stdout.write(f"{trial.kills} kills, {trial.done} verbs acknowledged, {trial.cut} cut off, nothing lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
