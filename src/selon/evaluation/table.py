"""A score as lines for a person."""

from selon.evaluation.scoring import Score

__all__ = ["table"]


def table(score: Score) -> str:
    """Precision, recall and F1 a line, then the shares of matched claims and the check of the spans."""
    lines = [f"{score.reports} reports", f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'coded':>7}"]
    for name, row in score.table.items():
        lines.append(f"{name:14}{row.p:7.3f}{row.r:7.3f}{row.f1:7.3f}{row.gold:7}{row.predicted:7}")
    lines += [f"{name}: {s.value:.3f} of {s.of} matched claims" for name, s in score.accuracy.items()]
    return "\n".join([*lines, f"spans not verbatim: {score.not_verbatim} of {score.spans}"])
