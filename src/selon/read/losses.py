"""Losses: every toll that a text gives, in whatever words, as mentions not yet tied to a claim."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.model import Span
from selon.model.claim import LossKind
from selon.read.loss_cues import Cue, find_cues
from selon.read.loss_links import Link, link_phrases
from selon.read.loss_marks import mark
from selon.read.loss_phrases import Phrase, find_phrases
from selon.read.loss_words import PEOPLE, LossWords, loss_words
from selon.read.mentions import LossMention
from selon.read.numbers import Count, find_counts
from selon.read.passage import Passage, Sentence

__all__ = ["find_losses"]


def find_losses(
    passage: Passage, counts: Sequence[Count] | None = None, language: str = "fr"
) -> tuple[LossMention, ...]:
    """Every loss of `passage`, in order of its place in the text.

    `counts` are what `find_counts` gave, looked for here where None. Raises LanguageDataError where the language
    has no (or a faulty) losses.yaml or numbers.yaml.
    """
    words = loss_words(language)
    found = counts if counts is not None else find_counts(passage, language)
    by_token = {c.first_token: c for c in found}
    mentions: list[LossMention] = []
    last_people = ""
    for sentence in passage.sentences:
        teller = _Teller(passage, sentence, by_token, words, last_people)
        mentions.extend(teller.mentions())
        last_people = teller.last_people
    return tuple(mentions)


class _Teller:
    """Tells the losses of one sentence."""

    def __init__(
        self,
        passage: Passage,
        sentence: Sentence,
        counts: dict[int, Count],
        words: LossWords,
        last_people: str,
    ) -> None:
        self.passage, self.sentence, self.words = passage, sentence, words
        self.last_people = last_people
        self.phrases = find_phrases(passage, sentence, counts, words)
        self.cues = find_cues(passage, sentence, words)

    def mentions(self) -> list[LossMention]:
        """The sentence's losses in order, marks set."""
        links = link_phrases(self.passage, self.sentence, self.phrases, self.cues, self.words)
        told = [self._mention(x.phrase, x.kind, x.cue) for x in links if _is_lost(x)]
        taken = {x.phrase.first for x in links}
        told += [m for p in self.phrases if p.first not in taken for m in self._own(p, bool(told))]
        self.last_people = self._people_before(self.sentence.last)
        told.sort(key=lambda m: m.span.start)
        return [mark(m, self.passage, self.sentence, self.words) for m in _once(told)]

    def _own(self, phrase: Phrase, beside: bool) -> Iterator[LossMention]:
        """The toll that a phrase is by itself: "12 morts", "six blessés"."""
        kind = self._toll(phrase, beside)
        if kind is not None and phrase.count is not None and phrase.count.max != 0 and not self._is_freed(phrase):
            yield self._mention(phrase, kind, None)
        yield from ()

    def _is_freed(self, phrase: Phrase) -> bool:
        return phrase.link in {"contre", "visant", "par"}

    def _toll(self, phrase: Phrase, beside: bool) -> LossKind | None:
        if phrase.noun is not None and phrase.noun.toll is not None:
            return phrase.noun.toll if phrase.noun.always or beside else None
        if phrase.noun is None and phrase.elliptic and phrase.count is not None:
            form = self._participle_after(phrase)
            return form
        return None

    def _participle_after(self, phrase: Phrase) -> LossKind | None:
        """ "quatre capturés" after a fuller toll."""
        found = self.words.verbs.at(self.passage.norms, phrase.last) if phrase.last < self.sentence.last else None
        forms = [f for f in found[0] if "pp" in f.features and f.verb.people] if found else []
        return forms[0].verb.people if forms else None

    def _mention(self, phrase: Phrase, kind: LossKind, cue: Cue | None) -> LossMention:
        low, high = _numbers(phrase)
        span = self._span(phrase)
        word = self._span_of(cue.first, cue.last) if cue else self._span_of(phrase.head, phrase.last)
        who = self._who(phrase, kind, cue)
        victim = self._victim(phrase) if who in PEOPLE else None
        return LossMention(span, word, kind, who, low, high, victim, subset=phrase.link == "dont")

    def _span(self, phrase: Phrase) -> Span:
        first = phrase.first
        if phrase.count is None and phrase.link in {"de", "a"}:
            first = phrase.head
        return self._span_of(first, phrase.last)

    def _span_of(self, first: int, last: int) -> Span:
        tokens = self.passage.tokens
        return self.passage.span(tokens[first].start, tokens[max(last - 1, first)].end)

    def _victim(self, phrase: Phrase) -> Span | None:
        return self._span_of(phrase.head, phrase.last) if phrase.noun else None

    def _who(self, phrase: Phrase, kind: LossKind, cue: Cue | None) -> str:
        """Whom the phrase speaks of: its noun, else what stands around it."""
        who = phrase.who or self._implied(phrase, kind, cue)
        if who == "unknown":
            who = self._context(phrase) or self._default(kind, cue)
        return who

    def _implied(self, phrase: Phrase, kind: LossKind, cue: Cue | None) -> str:
        if phrase.elliptic:
            return self._before(phrase, kind, cue) or "unknown"
        if cue is not None and cue.family.people is None:
            return "other"
        return "unknown" if self.passage.tokens[phrase.head].is_capitalised else "civilians"

    def _before(self, phrase: Phrase, kind: LossKind, cue: Cue | None) -> str:
        """What "les autres" were: the last phrase before that the cue fits."""
        for other in reversed(self.phrases):
            if other.first >= phrase.first or not other.who:
                continue
            if cue is None or cue.family.kind_for(other.who) is not None:
                return other.who
        return self.last_people

    def _people_before(self, token: int) -> str:
        whos = [p.who for p in self.phrases if p.first < token and p.is_people]
        return whos[-1] if whos else self.last_people

    def _context(self, phrase: Phrase) -> str:
        norms = self.passage.norms
        for i in range(self.sentence.first, self.sentence.last):
            found = self.words.contexts.at(norms, i)
            if found is not None:
                return found[0]
        return ""

    def _default(self, kind: LossKind, cue: Cue | None) -> str:
        if kind == "displaced":
            return "civilians"
        return cue.family.who if cue is not None else "unknown"


def _is_lost(link: Link) -> bool:
    """Whether the link is no denial: a verb that the text denies, or one that tells a loss only when denied."""
    count = link.phrase.count
    return link.cue.denied == link.cue.family.denied and not (count is not None and count.max == 0)


def _numbers(phrase: Phrase) -> tuple[int | None, int | None]:
    if phrase.count is not None:
        return phrase.count.min, phrase.count.max
    return (1, 1) if phrase.number == 1 else (None, None)


def _once(mentions: Sequence[LossMention]) -> list[LossMention]:
    """Each phrase and kind once."""
    seen: set[tuple[int, str]] = set()
    kept = []
    for m in mentions:
        if (m.span.start, m.kind) not in seen:
            seen.add((m.span.start, m.kind))
            kept.append(m)
    return kept


_ = replace
