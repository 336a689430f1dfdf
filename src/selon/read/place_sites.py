"""The places of a text that an event may be at: no parts of names, the first only of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from selon.read.arguments import Reading
from selon.read.mentions import PlaceMention
from selon.read.passage import Sentence
from selon.read.setting_words import SettingWords

__all__ = ["Site", "find_sites"]

_ROLES = frozenset({"event", "direction", "signed"})
_AREAS = frozenset({"district", "province", "country"})
_AROUND = frozenset({"near", "bearing"})
_LONGEST_GAP = 6  # tokens between two places of a list
_REACH = 6  # tokens from a name back to its preposition ("dans la vallée de X")


@dataclass(frozen=True, slots=True)
class Site:
    """A mention with its tokens: `first:last` the name, `opening` where the whole mention starts.

    `generic`: it says "la ville", "ce village" only. `locative`: a preposition of place governs it.
    """

    mention: PlaceMention
    opening: int
    first: int
    last: int
    generic: bool
    locative: bool

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own."""
        return not self.mention.place.text.islower()

    @property
    def precision(self) -> str | None:
        """The precision of its place."""
        return self.mention.place.precision

    def is_in(self, sentence: Sentence) -> bool:
        """Whether the name stands in `sentence`."""
        return sentence.first <= self.first < sentence.last


def find_sites(reading: Reading, places: Sequence[PlaceMention], words: SettingWords) -> tuple[Site, ...]:
    """The sites of the passage, in order of appearance."""
    everywhere = [_site(reading, place, words) for place in sorted(places, key=lambda p: p.start)]
    listed = {b.opening for a, b in pairwise(everywhere) if _continues_list(reading, a, b, words)}
    sites = [s for s in everywhere if s.mention.role in _ROLES and not _is_inside_name(reading, s)]
    followed = zip(sites, [*sites[1:], None], strict=True) if sites else ()
    return tuple(s for s, after in followed if s.opening not in listed and not _is_idle(reading, s, after, words))


def _is_idle(reading: Reading, site: Site, after: Site | None, words: SettingWords) -> bool:
    """Whether a site only helps to find another or is the bare noun of the one after."""
    return _only_helps(reading, site, words) or _is_label(reading, site, after) or _places_other(reading, site, words)


def _site(reading: Reading, mention: PlaceMention, words: SettingWords) -> Site:
    passage = reading.tagged.passage
    first, last = passage.tokens_of(mention.head.start, mention.head.end)
    opening = passage.token_at(mention.start)
    is_bare = mention.place.text.islower() and opening >= first - 1 and last - first <= 2
    known = mention.place.gazetteer is not None  # "la capitale" is the country's
    generic = is_bare and passage.norms[first] in words.settlements and not known
    return Site(mention, opening, first, last, generic, _is_locative(reading, opening, first, words))


def _is_locative(reading: Reading, opening: int, first: int, words: SettingWords) -> bool:
    """Whether the mention opens with a preposition of place or hangs on one ("dans la vallée de X")."""
    norms, tags, tokens = reading.tagged.passage.norms, reading.tagged.tags, reading.tagged.passage.tokens
    if opening != first and norms[opening] in words.locative:
        return True
    for i in range(opening - 1, max(opening - _REACH, 0) - 1, -1):
        if norms[i] in words.locative:
            return True
        if not tokens[i].is_word or tags[i] in ("VERB", "COORD", "REL") or norms[i] in words.agentive:
            return False
    return False


def _is_inside_name(reading: Reading, site: Site) -> bool:
    """Whether it is part of a register entry's name ("Front de libération de l'Azawad")."""
    phrases = reading.by_sentence[reading.sentence_of(site.first).index]
    if any(p.place is not None and p.head == site.first for p in phrases):
        return False
    return any(p.entry is not None and p.first <= site.first < p.last for p in phrases)


def _continues_list(reading: Reading, one: Site, other: Site, words: SettingWords) -> bool:
    """Whether the other is the next of a list; "dans le nord du pays, *Huambo est* ..." is none."""
    alone = "sing" in reading.tagged.features(other.last) if other.last < len(reading.tagged.tags) else False
    if not other.locative and other.last - one.last == 2 and reading.is_finite(other.last) and alone:
        return False
    return _is_list_gap(reading.tagged.passage.norms[one.last : other.opening], words)


def _is_list_gap(gap: Sequence[str], words: SettingWords) -> bool:
    """Whether folded tokens between two places make them members of one list."""
    allowed = words.list_words | words.joints
    return 0 < len(gap) <= _LONGEST_GAP and allowed.issuperset(gap) and not words.joints.isdisjoint(gap)


def _is_label(reading: Reading, site: Site, after: Site | None) -> bool:
    """Whether it is the bare noun of the name that follows ("la ville" of "la ville de X")."""
    if after is None or site.is_named or site.last - site.first > 1:
        return False
    gap, small = reading.tagged.passage.norms[site.last : after.first], reading.tagged.passage.function_words
    return len(gap) <= 2 and small.of.issuperset(gap[:1]) and small.articles.issuperset(gap[1:])


def _places_other(reading: Reading, site: Site, words: SettingWords) -> bool:
    """Whether it says only where a settlement told before lies: "dans cette localité, *à l'est de X*"."""
    derived = site.mention.place.derived
    if site.opening < 2 or derived is None or derived.relation not in _AROUND:
        return False
    norms = reading.tagged.passage.norms
    return norms[site.opening - 1] == "," and norms[site.opening - 2] in words.settlements


def _only_helps(reading: Reading, site: Site, words: SettingWords) -> bool:
    """Whether it says only whose seat or part another place is ("le chef-lieu de X", "ce village du cercle de X")."""
    norms, at = reading.tagged.passage.norms, site.opening - 1
    small = reading.tagged.passage.function_words
    while at > 0 and norms[at] in small.articles:
        at -= 1
    if at < 1 or norms[at] not in small.of:
        return False
    if not words.seats.isdisjoint(norms[max(at - 2, 0) : at]):
        return True
    return site.precision in _AREAS and not words.parts.isdisjoint(norms[max(at - 3, 0) : at])
