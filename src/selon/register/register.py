"""The register as one value: find its names in a passage, resolve a phrase, look up what a country has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from selon.read.folding import fold
from selon.read.passage import FoldedText
from selon.register.compiled import CompiledRegister, load_compiled
from selon.register.deciding import Choice, certain, decide
from selon.register.finding import Hit, NameFinder
from selon.register.light_words import LightWords, read_light_words
from selon.register.nearest import by_opening, nearest_key
from selon.register.setting import countries_of
from selon.register.types import ActorEntry, Country, Entry, RegisterMention, SourceEntry
from selon.register.wording import NameWord, name_key, words_of

__all__ = ["Register", "load_register"]

_NONE: frozenset[str] = frozenset()


@cache
def load_register() -> "Register":
    """The register that comes with Selon, read once. Raises RegisterError where its data is broken."""
    data = resources.files("selon.register") / "data"
    return Register(load_compiled(data), read_light_words(data / "wording.yaml"))


@dataclass(frozen=True, eq=False)
class Register:
    """Actors and sources with their names."""

    compiled: CompiledRegister
    wording: LightWords

    @property
    def actors(self) -> tuple[ActorEntry, ...]:
        """All actors: the written ones first."""
        return self.compiled.actors

    @property
    def sources(self) -> tuple[SourceEntry, ...]:
        """All sources: the written ones first."""
        return self.compiled.sources

    @property
    def countries(self) -> tuple[Country, ...]:
        """The country table."""
        return self.compiled.countries

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Actors, then sources."""
        return (*self.compiled.actors, *self.compiled.sources)

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self.compiled.patterns)

    @cached_property
    def _openings(self) -> Mapping[str, tuple[str, ...]]:
        return by_opening(self.compiled.patterns.exact)

    @cached_property
    def _hosts(self) -> Mapping[str, SourceEntry]:
        return {host: source for source in self.sources for host in source.hosts}

    @cached_property
    def _country_words(self) -> Mapping[str, str]:
        return {name_key(fold(word)): c.iso for c in self.countries for word in (*_words_for(c), *c.capitals)}

    @cached_property
    def _country_names(self) -> Mapping[str, str]:
        return {name_key(fold(word)): c.iso for c in self.countries for word in (*c.fr, *c.en)}

    @cached_property
    def _seats(self) -> Mapping[str, ActorEntry]:
        return {name_key(fold(seat)): a for a in reversed(self.actors) for seat in a.seats}

    def entry(self, identifier: str) -> Entry:
        """The entry with this id. Raises KeyError where there is none."""
        return self._by_id[identifier]

    def find(self, passage: FoldedText, countries: frozenset[str] = _NONE) -> tuple[RegisterMention, ...]:
        """The register's names in `passage`, in order, none overlapping, the longest at each place.

        `countries`: ISO codes of the countries the report is about; they decide between entries that share
        a name or an acronym, and let local names count. Where empty, the countries that the text itself
        names most stand in.
        """
        words = words_of(passage.folded)
        hits = self._finder.hits(words, passage.text)
        weights = dict.fromkeys(countries, 1.0) or self._weights(words, hits)
        choices = decide(hits, self.entries, weights, known=bool(countries))
        return tuple(_mention(passage, choice) for choice in choices)

    def _weights(self, words: Sequence[NameWord], hits: Sequence[Hit]) -> Mapping[str, float]:
        return countries_of(words, certain(hits, self.entries), self._country_words)

    def resolve_actor(self, text: str, countries: frozenset[str] = _NONE) -> ActorEntry | None:
        """The actor that a phrase names ("rebelles du M23", "Moscou"), None where it is open."""
        found = self._resolve(text, countries, ActorEntry)
        return found if isinstance(found, ActorEntry) else self.government_named(text)

    def resolve_source(self, text: str, countries: frozenset[str] = _NONE) -> SourceEntry | None:
        """The source that a phrase names ("l'agence Sana"), None where it is open."""
        found = self._resolve(text, countries, SourceEntry)
        return found if isinstance(found, SourceEntry) else None

    def source_at(self, host: str) -> SourceEntry | None:
        """The outlet of a web host ("www.radiookapi.net"), its parent domains tried too."""
        labels = host.casefold().removeprefix("www.").split(".")
        hosts = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((self._hosts[h] for h in hosts if h in self._hosts), None)

    def army_of(self, country: str) -> ActorEntry | None:
        """The army of a country (ISO alpha-2)."""
        return self._of(country, "army")

    def air_force_of(self, country: str) -> ActorEntry | None:
        """The air force of a country (ISO alpha-2)."""
        return self._of(country, "air-force")

    def police_of(self, country: str) -> ActorEntry | None:
        """The police of a country (ISO alpha-2)."""
        return self._of(country, "police")

    def government_of(self, country: str) -> ActorEntry | None:
        """The government of a country (ISO alpha-2)."""
        return self._of(country, "government")

    def government_named(self, text: str) -> ActorEntry | None:
        """The government that a capital, a palace or a country's name stands for ("Moscou", "le Kremlin")."""
        key = self._without_determiner(text)
        return self._seats.get(key) or self.government_of(self._country_names.get(key, ""))

    def country_of(self, word: str) -> str | None:
        """ISO code of the country that a name, adjective or people's name belongs to ("russes", "Moscou")."""
        key = self._without_determiner(word)
        return self._country_words.get(key)

    def _of(self, country: str, suffix: str) -> ActorEntry | None:
        entry = self._by_id.get(f"{country.lower()}-{suffix}")
        return entry if isinstance(entry, ActorEntry) else None

    def _without_determiner(self, text: str) -> str:
        words = name_key(fold(text)).split()
        while len(words) > 1 and words[0] in self.wording.determiners:
            words = words[1:]
        return " ".join(words)

    def _resolve(self, text: str, countries: frozenset[str], kind: type[Entry]) -> Entry | None:
        passage = FoldedText(text, fold(text))
        mentions = [m for m in self.find(passage, countries) if isinstance(m.entry, kind)]
        if not mentions:
            return self._nearest(text, kind)
        one = len({m.entry for m in mentions}) == 1 and all(m.decided for m in mentions)
        return mentions[0].entry if one and self._names_all(passage, mentions) else None

    def _names_all(self, passage: FoldedText, mentions: Sequence[RegisterMention]) -> bool:
        """Whether the words outside the mentions only say that it is a group or its people."""
        named = {i for m in mentions for i in range(m.span.start, m.span.end)}
        outside = (word for word, start, _ in words_of(passage.folded) if start not in named)
        return all(word in self.wording.all for word in outside)

    def _nearest(self, text: str, kind: type[Entry]) -> Entry | None:
        key = nearest_key(self._without_determiner(text), self._openings)
        uses = self.compiled.patterns.exact.get(key, ())
        entries = {self.entries[use.entry] for use in uses if not use.acronym and not use.local}
        return entries.pop() if len(entries) == 1 and all(isinstance(e, kind) for e in entries) else None


def _mention(passage: FoldedText, choice: Choice) -> RegisterMention:
    hit, candidates, decided, framing = choice
    return RegisterMention(
        span=passage.span(hit.start, hit.end),
        entry=candidates[0],
        framing=framing,
        decided=decided,
        candidates=candidates,
    )


def _words_for(country: Country) -> tuple[str, ...]:
    return (
        *country.fr, *country.en, *country.adjective, *country.masculine, *country.feminine,
        *country.masculine_plural, *country.feminine_plural,
    )  # fmt: skip
