"""A toll on another's word is a claim of its own: "douze morts, selon la police. *Un médecin parle de vingt.*" """

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.model.claim import LossKind
from selon.read.arguments import Reading
from selon.read.attribution import attribution_at
from selon.read.drafts import Draft
from selon.read.mentions import Attribution, LossMention, called

__all__ = ["with_rival_tolls"]

_PEOPLE_LOST = ("killed", "wounded")


def with_rival_tolls(
    reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> list[Draft]:
    """`drafts`, and for each other source that gives another toll of one of them the event again, on its word."""
    voiced = (_on_word_of_toll(draft, attributions) for draft in drafts)
    told = (d for draft in voiced for d in _told_apart(reading, draft, attributions))
    return sorted(told, key=lambda d: d.start)


def _on_word_of_toll(draft: Draft, attributions: Sequence[Attribution]) -> Draft:
    """An event that nobody is named for stands on the word of who gives its toll."""
    if draft.attribution is not None and draft.attribution.chain:
        return draft
    sources = (attribution_at(attributions, x.cue.start) for x in draft.losses)
    first = next((a for a in sources if a is not None and a.chain and not a.denies), None)
    return draft if first is None else replace(draft, attribution=first)


def _told_apart(reading: Reading, draft: Draft, attributions: Sequence[Attribution]) -> Iterator[Draft]:
    """The draft with the losses of its own source, then one for each other source that counts otherwise."""
    by_source: dict[str, tuple[Attribution, list[LossMention]]] = {}
    for loss in draft.losses:
        source = attribution_at(attributions, loss.cue.start)
        if source is not None and not source.denies and _is_another(source, draft.attribution):
            by_source.setdefault(_name(source), (source, []))[1].append(loss)
    others = {id(x) for _, losses in by_source.values() for x in losses}
    own = {x.kind for x in draft.losses if id(x) not in others}
    rivals = [(a, losses) for a, losses in by_source.values() if _counts_again(losses, own)]
    elsewhere = {id(x) for _, losses in rivals for x in losses}
    yield replace(draft, losses=tuple(x for x in draft.losses if id(x) not in elsewhere))
    for source, losses in rivals:
        yield _by(reading, draft, source, losses)


def _is_another(source: Attribution, own: Attribution | None) -> bool:
    if not source.chain:
        return False
    return own is None or set(map(called, source.chain)).isdisjoint(map(called, own.chain))


def _name(source: Attribution) -> str:
    return called(source.chain[0])


def _counts_again(losses: Sequence[LossMention], own: set[LossKind]) -> bool:
    """Whether they count the dead or the wounded where the draft's own source does as well."""
    return any(x.kind in own and x.kind in _PEOPLE_LOST and not x.subset for x in losses)


def _by(reading: Reading, draft: Draft, source: Attribution, losses: Sequence[LossMention]) -> Draft:
    """`draft` as `source` tells it: its toll is the word that carries it."""
    passage, cue = reading.tagged.passage, losses[0].cue
    first, last = passage.token_at(cue.start), passage.token_at(cue.end - 1) + 1
    trigger = replace(
        draft.trigger, first=first, last=last, sentence=reading.sentence_of(first), group=None, support=None,
        rule="toll:rival", definite=False, demonstrative=False, absorbed=(0, 0),
    )  # fmt: skip
    return replace(draft, trigger=trigger, losses=tuple(losses), attribution=source)
