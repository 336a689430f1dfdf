"""On which side of an event a loss fell: with who did it, with who suffered it, or with neither."""

from collections.abc import Iterable

from selon.model import Span
from selon.model.claim import Side
from selon.read.arguments import Reading, subject_of
from selon.read.drafts import Draft, Role
from selon.read.folding import fold
from selon.read.means import are_attackers
from selon.read.mentions import LossMention
from selon.read.phrases import Phrase
from selon.read.verb_groups import verb_group

__all__ = ["loser_of", "side_of"]

_OWN = frozenset({"hand_over", "withdraw"})  # who gives himself up or leaves loses his own men and arms
_FIGHTS = frozenset({"clash", "offensive", "attack", "repel", "capture", "air_strike", "shelling", "strike", "bombing"})
_ON_GROUND = frozenset({"clash", "offensive", "attack", "repel", "capture"})
_ASSAULTS = frozenset({"offensive", "strike", "attack", "attack_civilians", "suicide_bombing"})
_STEM = 5  # letters by which "rebelles" are "rébellion", and "soldat" is "soldats"


def side_of(reading: Reading, loss: LossMention, draft: Draft) -> Side:
    """The side that the loss is of, as far as the words for its people and for both sides tell."""
    if draft.event in _OWN or _is_of_doers(reading, loss, draft) or _is_own(reading, loss, draft):
        return "initiators"
    if loss.victim is not None and draft.event in _FIGHTS:
        theirs = _stems([r.span.text for r in draft.targets])
        if not _stems([loss.victim.text]) & theirs and _are_beside(loss, draft):
            return "bystanders"
    return "unknown" if draft.event == "clash" and loss.who == "unknown" else "targets"


def _are_beside(loss: LossMention, draft: Draft) -> bool:
    """Civilians in a fight of two armed sides."""
    armed = bool(draft.targets) and all("armed" in r.classes for r in draft.targets)
    return loss.who == "civilians" and armed and draft.event != "capture"


def _is_of_doers(reading: Reading, loss: LossMention, draft: Draft) -> bool:
    """Whether its people are named as who did it, or are a force as they are where the other side is none."""
    if loss.victim is None or draft.event not in _FIGHTS | _ASSAULTS:
        return False
    named = _stems([loss.victim.text])
    ours, theirs = (_stems([r.span.text for r in roles]) for roles in (draft.initiators, draft.targets))
    if named & theirs:
        return False
    if named & ours or (draft.event in _ASSAULTS and are_attackers(reading, loss.victim.text)):
        return True
    theirs_too = any(_is_official(r.classes) for r in draft.targets)
    ours_are = bool(draft.initiators) and all(_is_official(r.classes) for r in draft.initiators)
    return draft.event in _ON_GROUND and ours_are and not theirs_too and _are_official(reading, loss.victim)


def _are_official(reading: Reading, people: Span) -> bool:
    """"deux *militaires* y sont morts", where an army fought rebels."""
    phrase = reading.phrase_at(people.start)
    return phrase is not None and _is_official(phrase.classes)


def _is_official(classes: frozenset[str]) -> bool:
    return {"armed", "official_force"} <= classes and not classes & {"civilian", "source"}


def _is_own(reading: Reading, loss: LossMention, draft: Draft) -> bool:
    """"l'armée a *perdu* six hommes", "six morts *dans leurs rangs*": who did it tells of his own loss."""
    if not loss.own:
        return False
    if reading.tagged.tags[reading.tagged.passage.token_at(loss.cue.start)] != "VERB":
        return bool(draft.initiators)
    loser = loser_of(reading, loss)
    taken_up = loser is not None and loser.is_any("pronoun") and draft.event not in ("repel", "capture")
    return loser is not None and (taken_up or _is_among(reading, loser, draft.initiators))


def loser_of(reading: Reading, loss: LossMention) -> Phrase | None:
    """Who is told to have lost it himself: "*l'armée* a perdu six hommes"."""
    at = reading.tagged.passage.token_at(loss.cue.start)
    if not loss.own or reading.tagged.tags[at] != "VERB":
        return None
    sentence = reading.sentence_of(at)
    return subject_of(reading, verb_group(reading.tagged, at, sentence.first), sentence)


def _is_among(reading: Reading, loser: Phrase, roles: Iterable[Role]) -> bool:
    named = _stems([loser.span(reading.tagged).text])
    return any(r.phrase is loser or named & _stems([r.span.text]) for r in roles)


def _stems(texts: Iterable[str]) -> set[str]:
    return {word[:_STEM] for text in texts for word in fold(text).split() if len(word) >= _STEM}
