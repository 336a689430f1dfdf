"""Noun phrases for people and things that can be lost: "au moins 12 civils", "14 d'entre eux", "le pont"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selon.model.claim import LossKind
from selon.read.loss_words import PEOPLE, LossWords, Noun
from selon.read.numbers import Count
from selon.read.passage import Passage, Sentence

__all__ = ["Phrase", "find_phrases"]

_QUOTES = frozenset("\"«»“”'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first:last` (half open); its noun starts at token `head`.

    `who` is a value of the codebook, "" for a noun that the lists lack; `noun` is None with no listed noun.
    `count` is None where only an article stands. `number` is 1 for a singular, 2 for a plural, 0 if unknown.
    `link` is the preposition that ties it to another phrase ("de", "par"), "dont" for a subset, "" else.
    `elliptic`: it has no noun of its own ("trois autres", "14 d'entre eux").
    """

    first: int
    last: int
    head: int
    who: str
    noun: Noun | None
    count: Count | None
    number: int
    link: str
    elliptic: bool = False

    @property
    def is_people(self) -> bool:
        """Whether it surely speaks of people."""
        return self.who in PEOPLE

    @property
    def noun_toll(self) -> LossKind | None:
        """The loss that its noun says with no other word, if it does."""
        return self.noun.toll if self.noun is not None and self.noun.always else None


def find_phrases(
    passage: Passage, sentence: Sentence, counts: Mapping[int, Count], words: LossWords
) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in order. `counts` are keyed by their first token."""
    parser = _Parser(passage, sentence, counts, words)
    found: list[Phrase] = []
    i = sentence.first
    while i < sentence.last:
        may_start = i in counts or passage.norms[i] in words.phrase_starts
        phrase = parser.phrase(i) if may_start else None
        if phrase is not None:
            found.append(phrase)
        i = phrase.last if phrase is not None else i + 1
    return tuple(found)


class _Parser:
    """Reads the phrase, if any, that starts at a token of one sentence."""

    def __init__(
        self, passage: Passage, sentence: Sentence, counts: Mapping[int, Count], words: LossWords
    ) -> None:
        self.passage, self.sentence, self.counts, self.words = passage, sentence, counts, words
        self.small, self.norms = words.small, passage.norms
        self.end = sentence.last

    def norm(self, i: int) -> str:
        """The folded token `i`, empty outside the sentence."""
        return self.norms[i] if self.sentence.first <= i < self.end else ""

    def phrase(self, i: int) -> Phrase | None:
        """The phrase that starts at token `i`: with a count, an article, or a bare listed noun."""
        count = self.counts.get(i)
        if count is not None:
            return self._counted(count)
        start = i
        while self.norm(start) in self.words.data.determiners and start - i < 2:
            inner = self.counts.get(start + 1)
            if inner is not None:
                return self._counted(inner, self._link(i, start + 1), i)
            start += 1
        return self._uncounted(i, start)

    def _counted(self, count: Count, link: str | None = None, first: int | None = None) -> Phrase | None:
        link = self._link(count.first_token, count.first_token) if link is None else link
        found = self._after_count(count, link)
        if found is None or first is None or self.norm(first) in self.words.data.prepositions:
            return found
        return found if self.norm(first) in self.small.of_the else replace(found, first=first)

    def _after_count(self, count: Count, link: str) -> Phrase | None:
        i = count.last_token
        one_of = self._one_of(count, i, link)
        if one_of is not None:
            return one_of
        while self.norm(i) in _QUOTES:
            i += 1
        if self.norm(i) in self.small.of and self.norm(i + 1) not in self.small.asides:
            i += 1
        return self._listed(count, i, link) or self._unlisted(count, i, link)

    def _one_of(self, count: Count, i: int, link: str) -> Phrase | None:
        """ "14 d'entre eux", "sept des leurs", "six de nos camarades", "neuf des 12 structures"."""
        first, norm = count.first_token, self.norm
        if norm(i) in self.small.of and norm(i + 1) in self.small.of_them:
            last = i + 2 if norm(i + 2) not in self.small.them else i + 3
            return Phrase(first, min(last, self.end), first, "", None, count, _number(count), link, True)
        if norm(i) in self.small.of and norm(i + 1) in self.small.theirs and not self._noun(i + 2):
            return Phrase(first, i + 2, first, "fighters", None, count, _number(count), link)
        inner = i + 1 if norm(i) in self.small.of else i
        whose = norm(inner) in self.words.data.possessives
        if inner > i and norm(inner) in self.words.data.determiners:
            inner += 1
        if inner > i and inner in self.counts and norm(i) in self.small.of:
            inner = self.counts[inner].last_token
        found = self._listed(count, inner, link) if inner > i else None
        if found is not None and whose and norm(found.head) in self.small.men:
            return replace(found, who="fighters")
        return found

    def _noun(self, i: int) -> tuple[Noun, int] | None:
        found = self.words.nouns.at(self.norms, i) if i < self.end else None
        return found if found and found[1] <= self.end else None

    def _head(self, i: int) -> tuple[Noun, int, int] | None:
        """The listed noun at `i`, adjectives skipped and measures seen through; where it starts and ends."""
        for j in range(i, min(i + 5, self.end)):
            if self.norm(j) in self.words.measures and (of := self._of(j)) is not None:
                return self._measured(j, of)
            found = self._noun(j)
            if found is not None and not self._is_adjective_before_noun(j, found[1]):
                return found[0], j, found[1]
            if self.norm(j) not in self.words.data.adjectives:
                return None
        return None

    def _is_adjective_before_noun(self, j: int, end: int) -> bool:
        """ "vaillant" of "un vaillant soldat", though it may be a noun itself."""
        return end == j + 1 and self.norm(j) in self.words.data.adjectives and self._noun(end) is not None

    def _of(self, j: int) -> int | None:
        """The token of "de" after the measure at `j`, an adjective or two aside."""
        of = next((k for k in range(j + 1, min(j + 4, self.end)) if self.norm(k) in self.small.of), None)
        data = self.words.data
        between = self.norms[j + 1 : of] if of is not None else ()
        plain = of is not None and all(n in data.adjectives or n in data.after_measure for n in between)
        return of if plain else None

    def _measured(self, j: int, of: int) -> tuple[Noun, int, int] | None:
        """ "caisses de munitions", "cadavres de mercenaires", "un lot important de munitions"."""
        own = self._noun(j)
        inner = self._head(
            of + 1 + (self.norm(of + 1) in self.words.data.determiners or of + 1 in self.counts)
        )
        if inner is None:
            return (own[0], j, own[1]) if own else None
        noun, _, end = inner
        if own is not None and own[0].toll is not None and noun.toll is None:
            noun = Noun(noun.who, own[0].toll, own[0].always)
        return noun, j, end

    def _listed(self, count: Count | None, i: int, link: str) -> Phrase | None:
        found = self._head(i)
        if found is None:
            return None
        noun, head, last = found
        last = self._with_second_noun(last)
        first = count.first_token if count else i
        number = _number(count) if count else self._form_number(head)
        if count is not None and self.words.at_end_least.at(self.norms, last):
            count = replace(count, max=None)  # "une femme *au moins*" stays one for grammar
        return Phrase(first, last, head, noun.who, noun, count, number, link)

    def _form_number(self, head: int) -> int:
        """1 or 2 as the noun's own form says."""
        return 2 if self.norm(head).endswith(self.small.plural_endings) else 1

    def _with_second_noun(self, last: int) -> int:
        """The end of "onze soldats et miliciens" where the second noun has no count or article."""
        second = self._noun(last + 1) if self.norm(last) in self.small.joins else None
        return second[1] if second is not None and second[0].toll is None else last

    def _unlisted(self, count: Count, i: int, link: str) -> Phrase | None:
        """A count before a noun that the lists lack, or before no noun at all."""
        start = i
        others = False
        while self.norm(i) in self.words.data.adjectives:
            others = others or self.norm(i) in self.small.others
            i += 1
        token = self.passage.tokens[min(i, self.end - 1)]
        if (self.norm(i) in self.words.measures and count.max == 1) or self.words.acts.at(self.norms, i):
            return None
        is_noun = i < self.end and token.is_word and i not in self.counts and not self._closes(i)
        if not is_noun or (others and not token.text[0].isalpha()):
            who_is_open = others or start == i
            last = i if others else count.last_token
            return Phrase(
                count.first_token, last, count.first_token, "", None, count, _number(count), link, who_is_open
            )
        return Phrase(
            count.first_token, i + 1, i, "", None, count, _number(count), link, others and self._is_form(i)
        )

    def _closes(self, i: int) -> bool:
        """Whether token `i` can't be a noun: an auxiliary, a form of a verb of loss, a link word."""
        norm, data = self.norm(i), self.words.data
        return (
            norm in data.have
            or norm in data.be
            or norm in data.prepositions
            or norm in data.determiners
            or norm in self.small.no_nouns
            or (norm.endswith(self.passage.function_words.adverb_endings) and len(norm) > 6)
            or self._is_form(i)
        )

    def _is_form(self, i: int) -> bool:
        return self.words.verbs.at(self.norms, i) is not None

    def _uncounted(self, i: int, start: int) -> Phrase | None:
        found = self._head(start)
        if found is None:
            return None
        noun, head, last = found
        if self.norm(i - 1) == "(" and i == start and self.norm(last) == ")":
            return None  # "des volontaires de la patrie (*VDP*)": named once more
        of = self._of(head) if self.norm(head) in self.words.measures else None
        if of is not None and of + 1 in self.counts:
            return self._bodies_of(self.counts[of + 1], self._link(i, start), noun)
        if noun.toll is not None and noun.who == "unknown" and not self._is_vague_toll(i, start):
            return None
        number = self.words.data.determiners.get(self.norm(start - 1), 0) if start > i else 0
        number = number or self._form_number(head)
        return Phrase(i, last, head, noun.who, noun, None, number, self._link(i, start))

    def _is_vague_toll(self, i: int, start: int) -> bool:
        """ "a fait des morts et des blessés"."""
        before, made = self.norm(i - 1), self.words.data.making
        return (
            start > i
            and self.norm(i) in self.small.of_the
            and (before in made or before in self.small.made_after)
        )

    def _bodies_of(self, count: Count, link: str, noun: Noun) -> Phrase | None:
        """ "les corps de six villageois" are six villagers, and dead."""
        found = self._counted(count, link)
        if found is None or found.noun is None or noun.toll is None:
            return found
        return replace(found, noun=Noun(found.noun.who, noun.toll, noun.always))

    def _link(self, first: int, start: int) -> str:
        """The preposition before the phrase or in its article; "" where it stands free."""
        data = self.words.data
        if start > first and self.norm(first) in data.contracted and not self._des_is_article(first):
            return data.contracted[self.norm(first)]
        if start > first and self.norm(first) in self.small.of - self.small.of_the:
            return self.small.of_link
        if self.norm(first) in self.small.of - self.small.of_the and self._governs(first - 1):
            return self.small.of_link
        if start == first and first not in self.counts and self._governs(first - 1):
            return data.prepositions.get(self.norm(first - 1), "noun")
        return data.prepositions.get(self.norm(first - 1), "")

    def _governs(self, i: int) -> bool:
        """Whether token `i` may be a noun or preposition that the phrase after it belongs to."""
        norm, data = self.norm(i), self.words.data
        if not norm or not norm[0].isalnum() or norm in self.small.free_after or norm in data.have:
            return False
        return not self._is_form(i)

    def _des_is_article(self, i: int) -> bool:
        """ "des" or "du" begins a phrase of its own after a stop, a link or a verb, else it is "de les"."""
        before = self.norm(i - 1)
        if self.norm(i) not in self.small.of_the:
            return False
        if not before or not before[0].isalpha() or before in self.small.articles_after:
            return True
        return (
            self._is_form(i - 1)
            or before in self.words.data.prepositions
            or before in self.words.data.adverbs
        )


def _number(count: Count) -> int:
    """1 where the count is one, 2 where it is more or vague."""
    return 1 if count.max == 1 and count.min == 1 else 2
