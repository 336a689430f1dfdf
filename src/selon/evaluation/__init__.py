"""How well the reader does: scores against gold, and a gate that refuses a fall (docs/evaluation.md)."""

from selon.evaluation.gold import GoldClaim, GoldError, GoldSet, load_gold
from selon.evaluation.scoring import Score, score

__all__ = ["GoldClaim", "GoldError", "GoldSet", "Score", "load_gold", "score"]
