"""Noun phrases that can be a source: where one starts and ends, its head, its kind."""

from dataclasses import dataclass, replace

from selon.model.claim import SourceKind
from selon.read.attribution_lexicon import NounEntry, longest
from selon.read.attribution_words import WordReader

__all__ = ["CoreReader", "Phrase"]

_OTHERS: tuple[SourceKind, ...] = ("unnamed", "witness")
_SHORTEST_AGENT = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as the text names it, in token indices (half-open).

    `first:last` is all that belongs to it, determiner and apposition included; `span_first:span_last` is what
    is recorded. `head` is the folded head noun, empty for a bare name. `number` and `gender` are None where
    the words leave them open. `points_back`: it stands for a source named before ("la même source"),
    of any kind where `kind_is_open` (a bare noun). `is_owned`: "son porte-parole".
    `inner` was cited by it, `outer` relayed it ("joint par RFI").
    """

    first: int
    last: int
    span_first: int
    span_last: int
    kind: SourceKind
    head: str = ""
    is_name: bool = False
    number: str | None = None
    gender: str | None = None
    points_back: bool = False
    kind_is_open: bool = False
    is_document: bool = False
    is_owned: bool = False
    known: bool = True
    inner: tuple["Phrase", ...] = ()
    outer: tuple["Phrase", ...] = ()


class CoreReader(WordReader):
    """Reads source phrases without what is set off by commas."""

    def core(self, at: int, limit: int) -> Phrase | None:
        """The source phrase at token `at` without appositions and relays; None where there is none."""
        if at >= limit:
            return None
        start = head = at if self.article_of_name(at) else self.after_determiners(at, limit)
        while head < limit and self.stands_before_noun(head) and not self.entry(head, limit):
            head += 1
        entry = self.entry(head, limit)
        if entry is not None and not entry.is_name:
            return self._noun_phrase(at, start, head, entry, limit)
        return self._name_phrase(at, start, head, entry, limit)

    def unlisted(self, at: int, limit: int) -> Phrase | None:
        """The noun phrase after "selon" whose head no list has ("les prestataires de soins")."""
        head = self.after_determiners(at, limit)
        if head == at or head >= limit or not self._may_be_heard(head, limit):
            return None
        end, _ = self.modifiers(head + 1, limit, frozenset())
        number, kind = self._number(at, head, None), self.lexicon.people.get(self.passage.norms[head], "unnamed")
        return Phrase(at, end, head, end, kind, self.passage.norms[head], number=number)

    def somebody(self, at: int, limit: int) -> Phrase | None:
        """The noun phrase at token `at` whose head no list of sources has, where it can but name people."""
        governed = at > 0 and self.passage.norms[at - 1] in self.lexicon.data.governing
        phrase = self.unlisted(at, limit) if not governed else None
        words = self.lexicon.data
        if phrase is None or self.passage.norms[at] in words.of - words.plural_determiners:
            return None
        norm = phrase.head
        is_agent = len(norm) > _SHORTEST_AGENT and norm.endswith(self.lexicon.agent_endings)
        return replace(phrase, known=False) if is_agent or norm in self.lexicon.people else None

    def _may_be_heard(self, head: int, limit: int) -> bool:
        norm, words = self.passage.norms[head], self.lexicon.data
        silent = any(norm in some for some in (words.not_heard, words.mute, words.adverbs, words.before_nouns))
        return self.passage.tokens[head].text[0].islower() and self.entry(head, limit) is None and not silent

    def _noun_phrase(self, at: int, start: int, head: int, entry: NounEntry, limit: int) -> Phrase | None:
        after_head = head + len(entry.words)
        more = self.lexicon.data.towards if self.passage.tokens[head].is_capitalised else frozenset()
        if len(entry.words) == 1 and entry.words[0] in self.lexicon.data.source_words:
            more = more | (self.lexicon.data.inside if not self.is_adjective(after_head, limit) else frozenset())
        end, complement = self.modifiers(after_head, limit, more)
        kind = self._kind(entry, after_head, end, complement)
        span = (start, end) if end > head else (start, after_head)
        phrase = Phrase(
            at, max(end, after_head), *span, kind, self.passage.norms[head],
            number=self._number(at, start, entry), gender=self._gender(at, start),
            points_back=self._points_back(at, start, entry, end == after_head),
            kind_is_open=end == after_head, is_document=entry.is_document,
            is_owned=bool(self.lexicon.data.possessives & set(self.passage.norms[at:start])),
        )  # fmt: skip
        if entry.is_document:
            phrase = self._body_behind(phrase, after_head, limit)
        if phrase.is_document and entry.words[-1] in self.lexicon.data.mute:
            return None
        return self._named_after(phrase, after_head, limit)

    def _body_behind(self, phrase: Phrase, after_head: int, limit: int) -> Phrase:
        """As in "un communiqué de l'armée", "un bilan diffusé par l'armée": the army speaks."""
        words = self.lexicon.data
        adverbs = words.adverbs - words.of - words.told_by
        how_far = not adverbs.isdisjoint(self.passage.norms[after_head : after_head + 1])  # "bilan *encore* provisoire"
        at = self.adjectives(after_head + how_far, limit)
        if at + 2 < limit and self._is_gathered(at):
            at = self._past_gathered(at, limit)
        if at + 1 >= limit or self.passage.norms[at] not in self.lexicon.data.of | self.lexicon.data.told_by:
            return phrase
        body = self.core(at + 1, limit)
        if body is None or body.points_back or (body.is_name and not body.known):
            return phrase
        return replace(body, first=phrase.first, number="sing", gender="masc")

    def _is_gathered(self, at: int) -> bool:
        """A participle before the one who wrote or was heard: "diffusé par X", "recueillis auprès de X"."""
        token = self.passage.tokens[at]
        words = self.lexicon.data
        told = token.text in self.lexicon.verbs or token.norm in words.relayed_by | words.drawn_up
        end = self._past_gathered(at, len(self.passage.norms) - 1)
        return told and self.passage.norms[end] in self.lexicon.data.told_by

    def _past_gathered(self, at: int, limit: int) -> int:
        """Past the participle and when it was: "un bilan communiqué *mardi soir* par X"."""
        words = self.lexicon.data
        end = at + 1
        while end < limit and self.passage.norms[end] in words.adverbs - words.told_by - words.of:
            end += 1
        return end

    def _named_after(self, phrase: Phrase, after_head: int, limit: int) -> Phrase:
        """A name right after the noun: "le journal al-Akhbar", "le député national Pitshou Iribi"."""
        known = self.entry(phrase.last, limit)
        end = max(
            self.name_end(phrase.last, limit),
            phrase.last + (len(known.words) if known and known.is_name else 0),
        )
        if end == phrase.last or self.sentence_starts_at(phrase.last):
            return self._without_acronym(self._with_after_name(phrase, limit), limit)
        alone = end - phrase.last > 1 or phrase.kind in ("media", "agency")
        titled = self.passage.tokens[after_head - 1].is_capitalised
        first = phrase.last if alone and phrase.number != "plur" and not titled else phrase.span_first
        kind = known.kind if known and known.is_name and alone else phrase.kind
        named = replace(phrase, kind=kind, span_first=first, span_last=end, last=end, points_back=False)
        return self._without_acronym(named, limit)

    def _with_after_name(self, phrase: Phrase, limit: int) -> Phrase:
        """As in "le maire en exil"."""
        if phrase.last >= limit or phrase.span_last != phrase.last:
            return phrase
        end = phrase.last + longest(self.passage.norms, phrase.last, self.lexicon.after_names)
        return replace(phrase, last=end, span_last=end)

    def _without_acronym(self, phrase: Phrase, limit: int) -> Phrase:
        """An acronym in brackets belongs to the phrase, not to what is recorded."""
        norms, i = self.passage.norms, phrase.last
        if i + 2 < limit and norms[i] == "(" and self.namelike(i + 1):
            closing = next((k for k in range(i + 2, min(i + 8, limit)) if norms[k] == ")"), None)
            if closing is not None:
                return replace(phrase, last=closing + 1)
        return phrase

    def _name_phrase(self, at: int, start: int, head: int, entry: NounEntry | None, limit: int) -> Phrase | None:
        head = self.after_title(head, limit)
        end = self.known_end(head, entry, limit) if entry else self.name_end(head, limit)
        if end == head or self.passage.norms[head] in self.lexicon.data.breaks:
            return None
        if entry is None and head == start == at and not self.plausible_name(head, end):
            return None
        kind: SourceKind = entry.kind if entry else self._guess(start, at, head, end)
        if (
            entry
            and entry.kind in ("un", "ngo", "official")
            and self.passage.norms[end : end + 1]
            and self.is_adjective(end, limit)
        ):
            end += 1
        if entry is None and end - head == 1 and self._is_movement(at, start, end, limit):
            end, _ = self.modifiers(end, limit, self.lexicon.data.towards)
        phrase = Phrase(
            at, end, head, end, kind, "", True, self._number(at, start, None), self._gender(at, start),
            known=entry is not None or kind != "unnamed",
        )  # fmt: skip
        return self._without_acronym(phrase if phrase.known else self._told_by_body(phrase, limit), limit)

    def _is_movement(self, at: int, start: int, end: int, limit: int) -> bool:
        """As in "le *Rassemblement* congolais pour la démocratie": a noun with an article that is part of a name."""
        articles = self.lexicon.data.articles
        qualified = end < limit and (self.is_adjective(end, limit) or self.passage.norms[end] in self.lexicon.data.of)
        return start == at + 1 and self.passage.norms[at] in articles and qualified

    def _told_by_body(self, phrase: Phrase, limit: int) -> Phrase:
        """As in "Rami Abd al-Rahman de l'Observatoire": the body that a person belongs to tells the kind."""
        end, kind = self.complement(phrase.last, limit) if self._of_follows(phrase.last, limit) else (0, None)
        return replace(phrase, last=end, kind=kind, known=True) if kind else phrase

    def _of_follows(self, at: int, limit: int) -> bool:
        return at < limit and self.passage.norms[at] in self.lexicon.data.of

    def _guess(self, start: int, at: int, head: int, end: int) -> SourceKind:
        """An acronym with an article that no list has is most often a movement; a person's role is open."""
        if self.lexicon.data.outlet_words & set(self.passage.norms[head:end]):
            return "media"
        is_acronym = end - head == 1 and self.passage.tokens[head].text.isupper() and start > at
        return "armed_group" if is_acronym else "unnamed"

    def _kind(self, entry: NounEntry, after_head: int, end: int, complement: SourceKind | None) -> SourceKind:
        """What the noun says, bent by its adjectives, or by its complement where it only names a role."""
        if entry.is_document and complement:
            return complement
        if entry.words[0] in self.lexicon.data.qualified or entry.is_role:
            told = [self.lexicon.qualifiers.get(n) for n in self.passage.norms[after_head:end]]
            kinds = [k for k in told if k is not None and not (entry.is_role and complement)]
            if kinds:
                return next((k for k in kinds if k != "official"), kinds[0]) if entry.is_role else kinds[0]
        return complement if entry.is_role and complement and complement not in _OTHERS else entry.kind

    def _number(self, at: int, start: int, entry: NounEntry | None) -> str | None:
        if entry is not None and entry.plural:
            return "plur"
        if any(n in self.lexicon.data.plural_determiners for n in self.passage.norms[at:start]):
            return "plur"
        return "sing" if start > at or entry is not None else None

    def _gender(self, at: int, start: int) -> str | None:
        data = self.lexicon.data
        for norm in self.passage.norms[at:start]:
            if norm in data.feminine_determiners:
                return "fem"
            if norm in data.masculine_determiners:
                return "masc"
        return None

    def _points_back(self, at: int, start: int, entry: NounEntry, is_bare: bool) -> bool:
        norms = self.passage.norms[at:start]
        if not self.lexicon.data.same.isdisjoint(norms):
            return True
        if self.lexicon.data.demonstratives & set(norms):
            return is_bare
        return entry.is_anaphor and is_bare and not self.lexicon.data.pointing.isdisjoint(norms)
