"""Noun phrases that can be a source: where one starts and ends, its head, its kind, who relays it."""

from dataclasses import dataclass, replace

from selon.model.claim import SourceKind
from selon.read.attribution_lexicon import AttributionLexicon, NounEntry, longest
from selon.read.passage import Passage

__all__ = ["Phrase", "PhraseReader"]

_JOINERS = frozenset("-/–&")
_OTHERS: tuple[SourceKind, ...] = ("unnamed", "witness")
_LONGEST_COMPLEMENT = 2
_LONGEST_APPOSITION = 18


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


@dataclass(frozen=True)
class PhraseReader:
    """Reads source phrases of one passage with the words of one language."""

    passage: Passage
    lexicon: AttributionLexicon

    def group(self, at: int, limit: int) -> tuple[Phrase, ...]:
        """The phrase that starts at token `at` and those coordinated with it; empty where there is none."""
        first = self.phrase(at, limit)
        if first is None:
            return ()
        found = [first]
        while following := self._coordinated(found[-1].last, limit):
            found.append(following)
        return tuple(found)

    def phrase(self, at: int, limit: int) -> Phrase | None:
        """The source phrase that starts at token `at`, with its apposition and relays, before `limit`."""
        core = self._core(at, limit)
        if core is None:
            return None
        return self._with_relays(self._with_apposition(core, limit), limit)

    def skip_noun_phrase(self, at: int, limit: int) -> int:
        """The token after the noun phrase at `at`, whatever its head."""
        start = self._after_determiners(at, limit)
        return self._modifiers(min(start + 1, limit), limit, frozenset())[0]

    def phrase_ending(self, end: int, start: int) -> Phrase | None:
        """The source phrase (no unknown name) that ends right before token `end`, not earlier than `start`."""
        for at in range(end - 1, max(start, end - 6) - 1, -1):
            phrase = self.phrase(at, end)
            if phrase is not None and phrase.last == end and phrase.known:
                return phrase
        return None

    def nearest_before(self, end: int, plural: bool, reach: int = 40) -> Phrase | None:
        """The last source noun before token `end` that is plural or not, as asked."""
        for at in range(end - 1, max(end - reach, -1), -1):
            entry = self.entry(at, end)
            if entry is not None and entry.plural == plural and not (entry.is_document or entry.is_anaphor):
                return self._core(at, end)
        return None

    def entry(self, at: int, limit: int) -> NounEntry | None:
        """The longest head noun or known name of the lexicon at token `at`."""
        norms = self.passage.norms
        for entry in self.lexicon.nouns.get(norms[at], ()) if at < limit else ():
            end = at + len(entry.words)
            if end <= limit and norms[at:end] == entry.words and self._cased(entry, at, end):
                return entry
        return None

    def name_end(self, at: int, limit: int) -> int:
        """The token after the run of capitalised words at `at`; `at` itself where there is none."""
        end = at
        while end < limit and (self._namelike(end) or (end > at and self._joins(end, limit))):
            end += 1
        return end

    def _cased(self, entry: NounEntry, at: int, end: int) -> bool:
        """A name of the lexicon must be written with a capital; short ones in full capitals as listed."""
        return not entry.is_name or any(
            t.text[0].isupper() or t.text[0].isdigit() for t in self.passage.tokens[at:end]
        )

    def _namelike(self, at: int) -> bool:
        token = self.passage.tokens[at]
        if token.text[0].isupper():
            return True
        return any(c.isupper() for c in token.text[1:]) and token.text[0].isalpha()

    def _joins(self, at: int, limit: int) -> bool:
        if at + 1 >= limit or not self._namelike(at + 1):
            return False
        norm = self.passage.norms[at]
        glued = self.passage.tokens[at].end == self.passage.tokens[at + 1].start
        return norm in self.lexicon.name_particles or (norm in _JOINERS and glued)

    def _after_determiners(self, at: int, limit: int) -> int:
        norms, words = self.passage.norms, self.lexicon
        i = at
        while i < limit and i < at + 7:
            if norms[i] in words.quantities and i + 1 < limit and norms[i + 1] in self.lexicon.of:
                i += 2
            elif norms[i] in words.determiners or self._is_count(i) or (i == at and norms[i] in ("de", "d'")):
                i += 1
            else:
                break
        return i

    def _is_count(self, at: int) -> bool:
        return self.passage.norms[at].isdigit() and not self._is_ordinal(at)

    def _is_ordinal(self, at: int) -> bool:
        """As in "6e", "1er": a number with its ending, part of a unit's name."""
        following = self.passage.norms[at + 1 : at + 2]
        return self.passage.norms[at].isdigit() and bool(following) and following[0] in self.lexicon.ordinals

    def _core(self, at: int, limit: int) -> Phrase | None:
        if at >= limit:
            return None
        start = head = at if self._article_of_name(at) else self._after_determiners(at, limit)
        while head < limit and self._stands_before_noun(head) and not self.entry(head, limit):
            head += 1
        entry = self.entry(head, limit)
        if entry is not None and not entry.is_name:
            return self._noun_phrase(at, start, head, entry, limit)
        return self._name_phrase(at, start, head, entry, limit)

    def _article_of_name(self, at: int) -> bool:
        """As in "La Nouvelle Tribune" inside a sentence: the capital makes the article part of the name."""
        token = self.passage.tokens[at]
        inside = at > 0 and self.passage.tokens[at - 1].text.islower()
        return (
            inside
            and token.is_capitalised
            and token.norm in self.lexicon.articles
            and not self._sentence_starts_at(at)
        )

    def _stands_before_noun(self, at: int) -> bool:
        return (
            self.passage.norms[at] in self.lexicon.before_nouns
            or self._is_ordinal(at)
            or (self.passage.norms[at] in self.lexicon.ordinals and self.passage.norms[at - 1].isdigit())
        )

    def _noun_phrase(self, at: int, start: int, head: int, entry: NounEntry, limit: int) -> Phrase:
        after_head = head + len(entry.words)
        more = self.lexicon.towards if self.passage.tokens[head].is_capitalised else frozenset()
        if entry.words == ("source",) or entry.words == ("sources",):
            more = more | (self.lexicon.inside if not self._is_adjective(after_head, limit) else frozenset())
        end, complement = self._modifiers(after_head, limit, more)
        kind = self._kind(entry, after_head, end, complement)
        span = (start, end) if end > head else (start, after_head)
        phrase = Phrase(
            at, max(end, after_head), *span, kind, self.passage.norms[head],
            number=self._number(at, start, entry), gender=self._gender(at, start),
            points_back=self._points_back(at, start, entry, end == after_head),
            kind_is_open=end == after_head, is_document=entry.is_document,
            is_owned=bool(self.lexicon.possessives & set(self.passage.norms[at:start])),
        )  # fmt: skip
        if entry.is_document:
            phrase = self._body_behind(phrase, after_head, limit)
        return self._named_after(phrase, after_head, limit)

    def _body_behind(self, phrase: Phrase, after_head: int, limit: int) -> Phrase:
        """As in "un communiqué de l'armée", "un bilan diffusé par l'armée": the army speaks."""
        at = self._adjectives(after_head, limit)
        if at + 2 < limit and self._is_gathered(at):
            at += 1
        if at + 1 >= limit or self.passage.norms[at] not in self.lexicon.of | self.lexicon.told_by:
            return phrase
        body = self._core(at + 1, limit)
        if body is None or body.points_back or (body.is_name and not body.known):
            return phrase
        return replace(body, first=phrase.first, number="sing", gender="masc")

    def _is_gathered(self, at: int) -> bool:
        """A participle before the one who wrote or was heard: "diffusé par X", "recueillis auprès de X"."""
        token = self.passage.tokens[at]
        told = token.text in self.lexicon.verbs or token.norm in self.lexicon.relayed_by
        return told and self.passage.norms[at + 1] in self.lexicon.told_by

    def _named_after(self, phrase: Phrase, after_head: int, limit: int) -> Phrase:
        """A name right after the noun: "le journal al-Akhbar", "le député national Pitshou Iribi"."""
        known = self.entry(phrase.last, limit)
        end = max(
            self.name_end(phrase.last, limit),
            phrase.last + (len(known.words) if known and known.is_name else 0),
        )
        if end == phrase.last or self._sentence_starts_at(phrase.last):
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

    def _sentence_starts_at(self, at: int) -> bool:
        return at == self.passage.sentence_at(self.passage.tokens[at].start).first

    def _without_acronym(self, phrase: Phrase, limit: int) -> Phrase:
        """An acronym in brackets belongs to the phrase, not to what is recorded."""
        norms, i = self.passage.norms, phrase.last
        if i + 2 < limit and norms[i] == "(" and self._namelike(i + 1):
            closing = next((k for k in range(i + 2, min(i + 8, limit)) if norms[k] == ")"), None)
            if closing is not None:
                return replace(phrase, last=closing + 1)
        return phrase

    def _name_phrase(
        self, at: int, start: int, head: int, entry: NounEntry | None, limit: int
    ) -> Phrase | None:
        head = self._after_title(head, limit)
        end = self._known_end(head, entry, limit) if entry else self.name_end(head, limit)
        if end == head or self.passage.norms[head] in self.lexicon.breaks:
            return None
        if entry is None and head == start == at and not self._plausible_name(head, end):
            return None
        kind: SourceKind = entry.kind if entry else self._guess(start, at, head, end)
        if (
            entry
            and entry.kind in ("un", "ngo", "official")
            and self.passage.norms[end : end + 1]
            and self._is_adjective(end, limit)
        ):
            end += 1
        phrase = Phrase(
            at, end, head, end, kind, "", True, self._number(at, start, None), self._gender(at, start),
            known=entry is not None or kind != "unnamed",
        )  # fmt: skip
        return self._without_acronym(phrase if phrase.known else self._told_by_body(phrase, limit), limit)

    def _told_by_body(self, phrase: Phrase, limit: int) -> Phrase:
        """As in "Rami Abd al-Rahman de l'Observatoire": the body that a person belongs to tells the kind."""
        end, kind = (
            self._complement(phrase.last, limit) if self._of_follows(phrase.last, limit) else (0, None)
        )
        return replace(phrase, last=end, kind=kind, known=True) if kind else phrase

    def _of_follows(self, at: int, limit: int) -> bool:
        return at < limit and self.passage.norms[at] in self.lexicon.of

    def _known_end(self, head: int, entry: NounEntry, limit: int) -> int:
        """A known name, with what is glued to it ("AFC/M23")."""
        end = head + len(entry.words)
        while end < limit and self.passage.norms[end] in _JOINERS and self._joins(end, limit):
            end += 2
        return end

    def _after_title(self, at: int, limit: int) -> int:
        """Past "M.", "Mme", "Dr"."""
        if (
            at + 1 < limit
            and self.passage.norms[at] in self.lexicon.titles
            and self.passage.tokens[at].is_capitalised
        ):
            return at + 2 if self.passage.norms[at + 1] == "." else at + 1
        return at

    def _plausible_name(self, head: int, end: int) -> bool:
        """A lone capitalised word that opens a sentence is a name only where it can't be another word."""
        token = self.passage.tokens[head]
        if token.norm in self.lexicon.not_names or token.norm in self.lexicon.pronouns:
            return False
        if self._sentence_starts_at(head) and token.norm in self.lexicon.adverbs:
            return False
        if end - head > 1 or not self._sentence_starts_at(head):
            return True
        words = self.lexicon
        common = words.adverbs | words.determiners | words.clitics | words.breaks | words.auxiliaries
        return (
            token.norm not in common
            and token.norm not in words.pronouns
            and token.text.lower() not in words.verbs
        )

    def _guess(self, start: int, at: int, head: int, end: int) -> SourceKind:
        """An acronym with an article that no list has is most often a movement; a person's role is open."""
        if self.lexicon.outlet_words & set(self.passage.norms[head:end]):
            return "media"
        is_acronym = end - head == 1 and self.passage.tokens[head].text.isupper() and start > at
        return "armed_group" if is_acronym else "unnamed"

    def _modifiers(self, at: int, limit: int, more: frozenset[str]) -> tuple[int, SourceKind | None]:
        """The token after the adjectives and complements at `at`, and the kind that the first one tells."""
        kind: SourceKind | None = None
        complements = 0
        while at < limit:
            end = self._adjectives(at, limit)
            if (
                end == at
                and complements < _LONGEST_COMPLEMENT
                and self.passage.norms[at] in self.lexicon.of | more
            ):
                end, told = self._complement(at, limit)
                kind = kind or told
                complements += 1
            if end == at:
                return at, kind
            at = end
        return at, kind

    def _adjectives(self, at: int, limit: int) -> int:
        while at < limit and self._is_adjective(at, limit):
            at += 1
            if self._adjective_list_goes_on(at, limit):
                at += 1
        return at

    def _adjective_list_goes_on(self, at: int, limit: int) -> bool:
        """As in "militaires et humanitaires", "administratives, militaires et humanitaires"."""
        if at + 1 >= limit or not self._is_adjective(at + 1, limit):
            return False
        norms = self.passage.norms
        return norms[at] == "et" or (norms[at] == "," and norms[at + 2 : at + 3] == ("et",))

    def _is_adjective(self, at: int, limit: int) -> bool:
        if at >= limit:
            return False
        token, words = self.passage.tokens[at], self.lexicon
        if (
            not token.text[0].islower()
            or token.norm in words.adverbs
            or token.norm in self.lexicon.not_adjectives
        ):
            return False
        if token.norm in words.qualifiers or token.norm in words.adjectives:
            return True
        return (
            len(token.norm) > 3
            and token.norm.endswith(self.lexicon.adjective_endings)
            and token.text.lower() not in words.verbs
            and token.norm not in words.nouns
            and token.norm not in words.determiners
        )

    def _complement(self, at: int, limit: int) -> tuple[int, SourceKind | None]:
        """The token after a complement ("du gouverneur militaire"), and the kind of its head."""
        norms = self.passage.norms
        i = at + 1
        if norms[at] in ("proche", "proches") and i < limit and norms[i] in self.lexicon.of:
            i += 1
        if i < limit and norms[i] == "sein":
            i += 2
        while i < limit and norms[i] in self.lexicon.determiners:
            i += 1
        if i >= limit or not self.passage.tokens[i].text[0].isalnum() or norms[i] in self.lexicon.adverbs:
            return at, None
        entry = self.entry(i, limit)
        if entry is not None:
            end = (
                i + len(entry.words)
                if not entry.is_name
                else max(i + len(entry.words), self.name_end(i, limit))
            )
            return self._adjectives(end, limit), entry.kind
        if norms[i - 1] in self.lexicon.demonstratives:
            return at, None
        end = max(self.name_end(i, limit), i + 1)
        if self.passage.tokens[i].text[0].isdigit() and end < limit:
            end += 1
        return self._adjectives(end, limit), None

    def _kind(self, entry: NounEntry, after_head: int, end: int, complement: SourceKind | None) -> SourceKind:
        """What the noun says, bent by its adjectives, or by its complement where it only names a role."""
        if entry.is_document and complement:
            return complement
        if entry.words[0] in ("source", "sources", "autorite", "autorites") or entry.is_role:
            told = [self.lexicon.qualifiers.get(n) for n in self.passage.norms[after_head:end]]
            kinds = [k for k in told if k is not None and not (entry.is_role and complement)]
            if kinds:
                return next((k for k in kinds if k != "official"), kinds[0]) if entry.is_role else kinds[0]
        return complement if entry.is_role and complement and complement not in _OTHERS else entry.kind

    def _number(self, at: int, start: int, entry: NounEntry | None) -> str | None:
        if entry is not None and entry.plural:
            return "plur"
        if any(n in self.lexicon.plural_determiners for n in self.passage.norms[at:start]):
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
        if "meme" in norms or "memes" in norms:
            return True
        if self.lexicon.demonstratives & set(norms):
            return is_bare
        definite = any(n in self.lexicon.articles or n in ("notre", "nos", "du") for n in norms)
        return entry.is_anaphor and is_bare and definite

    def _with_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """As in "X, porte-parole de l'armée," (tells the kind), "le porte-parole, X Y," (tells the name)."""
        i = phrase.last
        if i + 1 >= limit or self.passage.norms[i] != ",":
            return phrase
        if phrase.is_name and not phrase.known:
            return self._told_by_apposition(phrase, i + 1, limit)
        if not phrase.is_name and phrase.number == "sing":
            return self._named_by_apposition(phrase, i + 1, limit)
        return phrase

    def _told_by_apposition(self, phrase: Phrase, at: int, limit: int) -> Phrase:
        role = self._core(at, limit)
        if role is None or role.is_name or role.number == "plur":
            return phrase
        end = self._comma(role.last, min(limit, at + _LONGEST_APPOSITION))
        if end is None or self.lexicon.finite_auxiliaries & set(self.passage.norms[role.last : end]):
            return phrase
        return replace(phrase, kind=role.kind, last=end, known=True)

    def _named_by_apposition(self, phrase: Phrase, at: int, limit: int) -> Phrase:
        start = at
        if self.passage.norms[at] in self.lexicon.articles and at + 1 < limit and self.entry(at + 1, limit):
            start = at + 2
        end = self.name_end(start, limit)
        closed = end >= limit or self.passage.norms[end] in (",", ".", ";", ")", "»", '"')
        if end - start < 2 or not closed:
            return phrase
        return replace(phrase, span_first=start, span_last=end, last=end)

    def _comma(self, at: int, limit: int) -> int | None:
        return next((i for i in range(at, limit) if self.passage.norms[i] in (",", ".", ";", ":", ")")), None)

    def _with_relays(self, phrase: Phrase, limit: int) -> Phrase:
        """The chain lengthened: outwards by "cité par X", "joint par X", inwards by "citant Y", "dont Y"."""
        norms = self.passage.norms
        i = phrase.last + (phrase.last < limit and norms[phrase.last] == ",")
        if i + 2 >= limit:
            return phrase
        if norms[i] in self.lexicon.relayed_by and norms[i + 1] == "par":
            return self._relayed(phrase, i + 2, limit)
        cited = i + 1 if norms[i] in self.lexicon.cites or norms[i] == "dont" else None
        if norms[i] in ("qui", "-") and norms[i + 1] in self.lexicon.cites:
            cited = i + 2
        inner = self.group(cited, limit) if cited else ()
        if not inner or (norms[i] == "dont" and phrase.number != "plur"):
            return phrase
        return replace(phrase, inner=inner, last=inner[-1].last)

    def _relayed(self, phrase: Phrase, at: int, limit: int) -> Phrase:
        relay = self.phrase(at, limit)
        if (
            relay is None
            or relay.kind not in ("media", "agency")
            or self.passage.norms[at] in ("notre", "nos")
        ):
            return phrase
        return replace(phrase, outer=(relay,), last=relay.last)

    def _coordinated(self, at: int, limit: int) -> Phrase | None:
        norms = self.passage.norms
        if at + 1 >= limit or norms[at] not in ("et", "ou", ",", "ainsi"):
            return None
        i = at + (2 if norms[at] == "ainsi" else 1)
        if i < limit and norms[at] == "," and not self._list_goes_on(i, limit):
            return None
        if i < limit and norms[i] in self.lexicon.of and norms[i] != "des":
            i += norms[i] != "d'" or norms[i + 1 : i + 2] not in (("un",), ("une",))
        following = self.phrase(i, limit)
        return following if following and (following.known or not following.is_name) else None

    def _list_goes_on(self, at: int, limit: int) -> bool:
        """As in "A, B et C": a comma coordinates only where an "et" with another source follows."""
        second = self._core(at, limit)
        return (
            second is not None
            and second.last < limit
            and self.passage.norms[second.last] == "et"
            and (self._core(second.last + 1, limit) is not None)
        )
