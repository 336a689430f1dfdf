"""`python -m selon.evaluation REPORTS GOLD [--errors] [--json]`: score the reader on one set of gold."""

import argparse
import sys
from pathlib import Path

import msgspec

from selon.evaluation.errors import errors
from selon.evaluation.gold import GoldError, load_gold
from selon.evaluation.running import ReaderFailed, coded_by_reader
from selon.evaluation.scoring import score
from selon.evaluation.table import table


def main() -> int:
    """Print the score; exit code 1 where the gold or the reader fails."""
    options = _options()
    try:
        gold = load_gold(options.reports, options.gold)
        coded = coded_by_reader(gold)
    except (GoldError, ReaderFailed) as error:
        print(error, file=sys.stderr)
        return 1
    if options.errors:
        print("\n".join(errors(gold, coded)), end="\n\n")
    result = score(gold, coded)
    print(msgspec.json.encode(result).decode() if options.json else table(result))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m selon.evaluation", description=__doc__)
    parser.add_argument("reports", type=Path, help="JSON Lines of reports")
    parser.add_argument("gold", type=Path, help="JSON Lines of their gold claims")
    parser.add_argument("--errors", action="store_true", help="list every miss, false claim and wrong slot")
    parser.add_argument("--json", action="store_true", help="print the score as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
