"""Learn lang/fr/confidence.yaml from the project's own gold: a logistic model with an L2 penalty.

    python tools/train_confidence.py [--cross-validate] [GOLD_STEM ...]

GOLD_STEM names NAME.reports.jsonl and NAME.gold.jsonl; without one, all of evaluation/gold is used.
"""

import argparse
from pathlib import Path

import numpy as np
import yaml

from selon.evaluation.gold import load_gold
from selon.evaluation.matching import match
from selon.evaluation.values import of_claim, of_gold
from selon.read.claims import claims_of, draft_report, load_reader
from selon.read.confidence import features_of

ROOT = Path(__file__).resolve().parent.parent
PENALTY = 2.0
# In eight folds of all gold claims are within 0.002 of each other from 0.3 to 0.45; real reports are coded too much
# rather than too little.
THRESHOLD = 0.35
ROUNDS = 25


def main() -> None:
    """Train on the gold and write the weights, or print cross-validated figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stems", nargs="*", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    stems = options.stems or [Path(str(p).removesuffix(".reports.jsonl")) for p in _own_gold()]
    samples = [sample for stem in stems for sample in _samples(stem)]
    if options.cross_validate:
        _cross_validate(samples)
    else:
        _write(*_fit(samples, PENALTY), threshold=THRESHOLD)


def _own_gold() -> list[Path]:
    return sorted((ROOT / "evaluation" / "gold").rglob("*.reports.jsonl"))


def _samples(stem: Path) -> list[tuple[str, list[dict[str, float]], list[bool], int]]:
    """For each report: id, features of its drafts, which of them gold has, and gold's number of claims."""
    reader = load_reader("fr")
    gold = load_gold(Path(f"{stem}.reports.jsonl"), Path(f"{stem}.gold.jsonl"))
    found = []
    for identity, claims in gold.claims.items():
        report = gold.reports[identity]
        reading, drafts = draft_report(report, reader)
        coded = [of_claim(c, report.text) for c in claims_of(report, reading, drafts)]
        hits = {b for _, b in match([of_gold(c, report.text) for c in claims], coded)}
        features = [features_of(reading, drafts, i) for i in range(len(drafts))]
        found.append((identity, features, [i in hits for i in range(len(drafts))], len(claims)))
    return found


def _fit(samples, penalty: float) -> tuple[float, dict[str, float]]:
    counts: dict[str, int] = {}
    for _, features, _, _ in samples:
        for f in features:
            for name in f:
                counts[name] = counts.get(name, 0) + 1
    names = sorted(n for n, c in counts.items() if c >= 5)
    column = {n: i for i, n in enumerate(names)}
    rows = [f for _, features, _, _ in samples for f in features]
    x = np.zeros((len(rows), len(names)))
    for i, f in enumerate(rows):
        for name, value in f.items():
            if name in column:
                x[i, column[name]] = value
    y = np.array([hit for _, _, hits, _ in samples for hit in hits], dtype=float)
    weights, bias = np.zeros(len(names)), 0.0
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(x @ weights + bias)))
        gradient, slope = x.T @ (p - y) + penalty * weights, float((p - y).sum())
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(names))
        weights -= 0.5 * np.linalg.solve(curve, gradient)
        bias -= 0.5 * slope / max(1.0, float((p * (1 - p)).sum()))
        if np.abs(gradient).max() < 1e-3:
            break
    return bias, dict(zip(names, weights.round(3).tolist(), strict=True))


def _scores(samples, bias: float, weights: dict[str, float]) -> list[list[float]]:
    return [
        [1 / (1 + np.exp(-(bias + sum(weights.get(n, 0) * v for n, v in f.items())))) for f in features]
        for _, features, _, _ in samples
    ]


def _f1(samples, scores, threshold: float) -> tuple[float, float, float]:
    kept = right = total = 0
    for (_, _, hits, gold), values in zip(samples, scores, strict=True):
        kept += sum(v >= threshold for v in values)
        right += sum(h and v >= threshold for h, v in zip(hits, values, strict=True))
        total += gold
    p, r = right / max(1, kept), right / max(1, total)
    return 2 * p * r / max(1e-9, p + r), p, r


def _folded(samples, penalty: float) -> list[list[float]]:
    scores: list[list[float]] = [[] for _ in samples]
    for fold in range(8):
        train = [s for i, s in enumerate(samples) if i % 8 != fold]
        bias, weights = _fit(train, penalty)
        for i in range(fold, len(samples), 8):
            scores[i] = _scores([samples[i]], bias, weights)[0]
    return scores


def _cross_validate(samples) -> None:
    print("all drafts", [round(v, 4) for v in _f1(samples, [[1.0] * len(s[1]) for s in samples], 0.5)])
    for penalty in (2.0, 4.0):
        scores = _folded(samples, penalty)
        for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45):
            print(penalty, threshold, [round(v, 4) for v in _f1(samples, scores, threshold)])


def _write(bias: float, weights: dict[str, float], threshold: float) -> None:
    path = ROOT / "src" / "selon" / "lang" / "fr" / "confidence.yaml"
    head = "# Made by tools/train_confidence.py from evaluation/gold: don't edit by hand.\n"
    body = yaml.safe_dump(
        {"bias": round(float(bias), 3), "threshold": threshold, "weights": weights}, allow_unicode=True
    )
    path.write_text(head + body, encoding="utf-8")
    print(f"{path.name}: {len(weights)} weights, threshold {threshold}")


if __name__ == "__main__":
    main()
