"""Losses: every toll that a text gives, in whatever words, as mentions not yet tied to a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from selon.model import Span
from selon.model.claim import LossKind
from selon.read.attribution_quotes import whole_span
from selon.read.loss_cues import find_cues
from selon.read.loss_links import Link, link_phrases
from selon.read.loss_marks import mark
from selon.read.loss_phrases import Phrase, find_phrases
from selon.read.loss_tolls import find_subsets, find_tolls
from selon.read.loss_victims import Antecedents, is_own, victim_of
from selon.read.loss_words import PEOPLE, LossWords, loss_words
from selon.read.mentions import LossMention
from selon.read.numbers import Count, find_counts
from selon.read.passage import Passage, Sentence

__all__ = ["find_losses"]


def find_losses(
    passage: Passage,
    counts: Sequence[Count] | None = None,
    language: str = "fr",
    asides: Mapping[int, int] = MappingProxyType({}),
) -> tuple[LossMention, ...]:
    """Every loss of `passage`, in order of its place in the text.

    `counts` are what `find_counts` gave, looked for here where None; `asides` what `verbal_asides` gave.
    Raises LanguageDataError where the language has no (or a faulty) losses.yaml or numbers.yaml.
    """
    words = loss_words(language)
    by_token = {c.first_token: c for c in (counts if counts is not None else find_counts(passage, language))}
    antecedents = Antecedents(words)
    mentions: list[LossMention] = []
    for sentence in passage.sentences:
        phrases = find_phrases(passage, sentence, by_token, words)
        links = _links(passage, sentence, by_token, phrases, words, asides)
        told = _tell(passage, sentence, links, antecedents.within(phrases), words)
        mentions.extend(mark(m, passage, sentence, words) for m in told)
        antecedents.leave_sentence()
    return tuple(mentions)


def _links(
    passage: Passage,
    sentence: Sentence,
    counts: Mapping[int, Count],
    phrases: Sequence[Phrase],
    words: LossWords,
    asides: Mapping[int, int],
) -> tuple[Link, ...]:
    """The phrases that are lost, each with its cue, in order."""
    cues = find_cues(passage, sentence, counts, words)
    linked = [x for x in link_phrases(passage, sentence, phrases, cues, words, asides) if _is_lost(x)]
    linked.extend(tuple(find_tolls(passage, sentence, phrases, linked, words)))
    linked.extend(tuple(find_subsets(phrases, linked, words)))
    return tuple(_resolved(sorted(linked, key=lambda x: (x.phrase.first, x.cue.first))))


def _is_lost(link: Link) -> bool:
    """Whether the text affirms the link: a verb not denied, or one that tells a loss only when denied."""
    return link.cue.denied == link.cue.family.denied and not _is_none(link.phrase.count)


def _is_none(count: Count | None) -> bool:
    return count is not None and count.max == 0


def _resolved(links: Sequence[Link]) -> list[Link]:
    """Each phrase once for each kind; what is found, then destroyed, is destroyed only."""
    kept: dict[tuple[int, LossKind], Link] = {}
    for link in links:
        kept.setdefault((link.phrase.first, link.kind), link)
    weaker: Mapping[LossKind, LossKind] = {
        "seized": "destroyed",
        "missing": "captured",
        "damaged": "destroyed",
    }
    return [x for (first, kind), x in kept.items() if kind not in weaker or (first, weaker[kind]) not in kept]


def _tell(
    passage: Passage, sentence: Sentence, links: Sequence[Link], antecedents: Antecedents, words: LossWords
) -> list[LossMention]:
    told: list[LossMention] = []
    for link in links:
        who = victim_of(link, passage, sentence, antecedents, words)
        antecedents.tell(link.phrase, who)
        if link.phrase.elliptic and who not in PEOPLE:
            link = replace(link, kind=link.cue.family.kind_for(who) or link.kind)
        told.append(_mention(link, who, told, passage, sentence, words))
    return told


def _mention(
    link: Link, who: str, told: Sequence[LossMention], passage: Passage, sentence: Sentence, words: LossWords
) -> LossMention:
    phrase, small = link.phrase, words.small
    low, high = _extent(link, passage, words)
    last = link.with_.last if link.with_ is not None else phrase.last
    first = phrase.count.first_token if phrase.count is not None else phrase.first
    first = phrase.head if phrase.count is None and phrase.link in (small.of_link, small.to_link) else first
    victim = _span(passage, phrase.head, last) if who in PEOPLE and phrase.noun is not None else None
    subset = phrase.link == small.part_link and any(m.kind == link.kind for m in told)
    span, cue = _span(passage, first, last), _span(passage, link.cue.first, link.cue.last)
    own = is_own(link, passage, sentence, words)
    return LossMention(span, cue, _kind(link, passage, words), who, low, high, victim, subset, own=own)


def _kind(link: Link, passage: Passage, words: LossWords) -> LossKind:
    """"*mortellement* blessés" are killed."""
    norms, cue = passage.norms, link.cue
    beside = (*norms[max(cue.first - 1, 0) : cue.first], *norms[cue.last : cue.last + 1])
    return "killed" if link.kind == "wounded" and not words.small.deadly.isdisjoint(beside) else link.kind


def _extent(link: Link, passage: Passage, words: LossWords) -> tuple[int | None, int | None]:
    """The least and the most that the link's phrases count together."""
    low, high = _numbers(link.phrase, passage, words)
    if link.shared:
        return None, high
    if _is_least(link, passage, words):
        high = None
    if link.with_ is None:
        return low, high
    least, most = _numbers(link.with_, passage, words)
    return (
        low + least if low is not None and least is not None else None,
        high + most if high is not None and most is not None else None,
    )


def _is_least(link: Link, passage: Passage, words: LossWords) -> bool:
    """ "dix-sept civils tués *au minimum*"."""
    counted = link.phrase.count is not None and link.phrase.last <= link.cue.first
    return counted and words.at_end_least.at(passage.norms, link.cue.last) is not None


def _numbers(phrase: Phrase, passage: Passage, words: LossWords) -> tuple[int | None, int | None]:
    norm = passage.norms[phrase.head]
    is_toll = phrase.noun is not None and phrase.noun.toll is not None
    is_mass = norm in words.data.mass or (norm in words.measures - words.data.wholes and not is_toll)
    if phrase.count is not None and not (is_mass and phrase.count.max == 1):
        return phrase.count.min, phrase.count.max
    return (1, 1) if phrase.number == 1 and not is_mass else (None, None)


def _span(passage: Passage, first: int, last: int) -> Span:
    return whole_span(passage, first, max(last, first + 1))
