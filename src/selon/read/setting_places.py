"""Where an event happened: the place its clause names, else the one that the text is at."""

from collections.abc import Container, Iterator, Sequence
from typing import get_args

from selon.model import Place, Source
from selon.model.claim import SourceKind
from selon.read.arguments import Reading, object_of
from selon.read.drafts import far_apart
from selon.read.mentions import PlaceMention
from selon.read.nearby_words import holds
from selon.read.passage import Sentence
from selon.read.phrases import Phrase
from selon.read.place_antecedents import antecedent_of_where, latter_town, owner_of_title, town_of_sentence
from selon.read.place_distance import STOP, VERB, apart
from selon.read.place_sites import Site, find_sites
from selon.read.setting_words import load_setting_words
from selon.read.triggers import Trigger
from selon.read.verb_groups import verb_group

__all__ = ["PlaceFinder"]

# Events that may be at a place that the text gives as a goal.
_TO_GOAL = frozenset("repel mobilise displace advance offensive besiege link_up shelling air_strike".split())
# Events whose people are carried off to a place named after them.
_CARRIED_OFF = frozenset({"detain", "abduct", "repel", "attack_civilians", "release"})
_CARE_REACH = 9  # tokens from "transportés" back of "l'hôpital"
_ON_SPOT = 3  # tokens of "hier sur place"
_OF_TOWN = 4  # tokens of ", la ville de"
_OF_TOWNS = frozenset({"capture", "besiege", "displace", "hold", "withdraw"})
_TOLD_REACH = 5  # sentences
_OPENING, _SUBJECT = 12, 2  # tokens from a sentence's start to a place that sets its scene, "à X" or "le marché de X"
# What no "incident" or "drame" stands for.
_NO_INCIDENT = frozenset(
    "hold agreement mobilise withdraw hand_over release detain advance offensive besiege break_siege link_up capture "
    "protest disrupt_weapons".split()
)
# What speaks for and against a place, in tokens' worth of distance, set by hand as those of place_distance are.
_BEFORE = 16.0
_COUNTRY, _WIDE, _NO_PREPOSITION, _GOAL, _NAMELESS = 30.0, 10.0, 10.0, 15.0, 15.0
_SCENE, _CLEFT, _TELLS = -5.0, -20.0, 100.0
_OWN, _NEXT = -30.0, 25.0
_WIDE_KM = 15.0
_FAR_KM = 40.0  # wider than any town and what is near it: a river, a border
_ANY_SOURCE = frozenset(get_args(SourceKind))
_FIGHTERS = frozenset({"armed_group"})
_AROUND = frozenset({"district", "province", "country"})


class PlaceFinder:
    """Finds the places of triggers, asked in order of the text, and remembers where the text stands."""

    def __init__(
        self, reading: Reading, places: Sequence[PlaceMention], language: str = "fr", sources: Sequence[Source] = ()
    ) -> None:
        """`sources`: who tells something. Raises LanguageDataError where `language` has no words for settings."""
        self._reading, self._sources = reading, sources
        self._words = load_setting_words(language)
        self._sites, self._places = find_sites(reading, places, self._words), places
        sentences = reading.tagged.passage.sentences
        self._told = {s.index: site for s in sentences if (site := self._told_site(s)) is not None}
        self._scene: PlaceMention | None = None
        self._town: PlaceMention | None = None
        self._reached = 0  # index of the first sentence whose scene is not set yet
        self._placed = -1  # index of the last sentence with an event that names its own place

    def place_of(self, trigger: Trigger) -> tuple[PlaceMention | None, bool]:
        """(the place, whether it comes from an earlier sentence)."""
        self._go_to(trigger.sentence)
        own = self._own(trigger)
        told = self._told_later(trigger) if own is None else None
        if told is not None:
            return told, True
        if own is not None:
            self._stand_at(own)
            self._placed = trigger.sentence.index
            return own, False
        if trigger.event == "release" and any(self._is_of_taking(trigger, s) for s in self._inside(trigger)):
            return None, False
        return (self._town if self._means_town(trigger) else None) or self._scene, True

    def _inside(self, trigger: Trigger) -> Iterator[Site]:
        """The sites of the trigger's sentence."""
        return (s for s in self._sites if s.is_in(trigger.sentence))

    # ── where a later sentence puts it ────────────────────────────────────────────────────────────────────
    def _told_later(self, trigger: Trigger) -> PlaceMention | None:
        """X of "l'incident s'est produit à X", where one of the next sentences says so."""
        if trigger.event in _NO_INCIDENT:
            return None
        following = range(trigger.sentence.index + 1, trigger.sentence.index + 1 + _TOLD_REACH)
        site = next((self._told[i] for i in following if i in self._told), None)
        return self._meant(site) if site is not None else None

    def _told_site(self, sentence: Sentence) -> Site | None:
        """The place in a sentence that says only where something told before happened."""
        norms, words = self._reading.tagged.passage.norms, self._words
        subject = next((i for i in range(sentence.first, sentence.last) if norms[i] in words.incidents), None)
        verb = next(filter(self._is_occurrence, range(subject, sentence.last)), None) if subject is not None else None
        if verb is None:
            return None
        sites = (s for s in self._sites if s.is_in(sentence) and s.first > verb and s.locative)
        return next((s for s in sites if s.precision != "country"), None)

    def _is_occurrence(self, at: int) -> bool:
        tagged, words = self._reading.tagged, self._words
        return bool(tagged.lemmas(at) & words.occurrences) or tagged.passage.norms[at] in words.taking_place

    # ── where the text stands ────────────────────────────────────────────────────────────────────────────
    def _go_to(self, sentence: Sentence) -> None:
        """Let the sentences before `sentence` that tell no event set the scene."""
        for earlier in self._reading.tagged.passage.sentences[self._reached : sentence.index]:
            if earlier.index == self._placed:
                continue
            site = next((s for s in self._sites if s.is_in(earlier) and self._sets_scene(earlier, s)), None)
            if site is not None and not (site == self._told.get(earlier.index) and self._is_around_scene(site)):
                self._stand_at(self._meant(site))
        self._reached = max(self._reached, sentence.index)

    def _is_around_scene(self, site: Site) -> bool:
        """Whether it is only the area of where the text is: "l'attaque s'est produite *dans le district*"."""
        if self._scene is None or site.precision not in _AROUND or self._scene.place.precision in _AROUND:
            return False
        return not far_apart(self._scene.place, site.mention.place)

    def _sets_scene(self, sentence: Sentence, site: Site) -> bool:
        """A place in a heading, in a sentence without a verb, or at the head of another."""
        if site.precision == "country" or site.mention.role != "event":
            return False
        if site == self._told.get(sentence.index):
            return True
        if sentence.heading or not any(map(self._reading.is_finite, range(sentence.first, sentence.last))):
            return True
        before = range(sentence.first, site.opening)
        if not site.locative:
            return len(before) <= _SUBJECT or self._is_subject_after_adverbial(before, site)
        return self._is_cleft(site) or (len(before) <= _OPENING and not any(map(self._reading.is_finite, before)))

    def _is_subject_after_adverbial(self, before: range, site: Site) -> bool:
        """X of "Plus au nord, X a brûlé"."""
        finite, norms = self._reading.is_finite, self._reading.tagged.passage.norms
        set_off = "," in norms[max(before.start, site.first - _OF_TOWN) : site.first] and len(before) <= _OPENING
        return set_off and finite(site.last) and not any(map(finite, before))

    def _is_cleft(self, site: Site) -> bool:
        """Whether the sentence dwells on the place: "c'est *à X* que tout a commencé"."""
        before = self._reading.tagged.passage.norms[max(site.opening - 3, 0) : site.opening]
        return site.locative and not self._words.clefts.isdisjoint(before)

    def _stand_at(self, place: PlaceMention) -> None:
        self._scene = place
        if place.place.precision == "settlement" and not place.head.text.islower():
            self._town = place
        elif place.head.text.islower():
            self._town = self._town_of(place) or self._town

    def _town_of(self, place: PlaceMention) -> PlaceMention | None:
        """The town that a nameless place is in: the X of "à X, ... contre *l'aéroport*"."""
        before = (s.mention for s in reversed(self._sites) if s.mention.start < place.start and s.is_named)
        towns = (m for m in before if m.place.precision == "settlement" and m.place.lat is not None)
        return next((m for m in towns if (m.place.lat, m.place.lon) == (place.place.lat, place.place.lon)), None)

    def _meant(self, site: Site) -> PlaceMention:
        """The town that "la ville" stands for, where one is known; so does "l'église" for one that no gazetteer has."""
        if site.generic and (own := self._named_before(site)) is not None:
            return own
        if self._town is None or not (site.generic or _is_nowhere(site)):
            return site.mention
        return self._town if site.generic or self._town.place.lat is None else site.mention

    def _latter(self, trigger: Trigger) -> PlaceMention | None:
        return latter_town(self._reading, trigger.place.head, self._places) if trigger.place is not None else None

    def _named_before(self, site: Site) -> PlaceMention | None:
        latter = latter_town(self._reading, site.first, self._places)
        return latter or town_of_sentence(self._reading, site, self._sites)

    # ── the place that the sentence itself names ─────────────────────────────────────────────────────────
    def _own(self, trigger: Trigger) -> PlaceMention | None:
        left = trigger.place.place if trigger.place is not None else None
        if left is not None and left.role == "origin" and self._leaves(trigger):
            return left  # "sont partis *de Gori*"
        named = self._named(trigger.place) if trigger.place is not None else None
        if named is not None and not (self._leaves(trigger) and self._is_goal(trigger, named)):
            return self._meant(named)
        if trigger.place is not None and self._may_be_town(trigger, trigger.place):
            return self._unknown(trigger.place)
        if self._means_town(trigger) and (latter := self._latter(trigger)) is not None:
            return latter
        if self._means_town(trigger) and self._scene is not None:
            return None
        if (apposed := self._apposed(trigger)) is not None:
            return apposed.mention
        site = antecedent_of_where(self._reading, trigger, self._sites, self._words)
        if site is None:
            site = self._before(trigger) if self.scene_is_meant(trigger) else self._nearest(trigger)
        return self._meant(site) if site is not None else None

    def _may_be_town(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether it is a name for certain, not a sentence's first word, and the event befalls towns."""
        named = phrase.is_any("unknown_name") and phrase.first > trigger.sentence.first
        return named and trigger.event in _OF_TOWNS

    def _unknown(self, phrase: Phrase) -> PlaceMention:
        """A name that no gazetteer has, where the verb takes places only: "ont remis la main sur *X*"."""
        span = phrase.span(self._reading.tagged)
        place = Place(start=span.start, end=span.end, text=span.text, name=span.text, precision="settlement")
        return PlaceMention(place, span)

    def _named(self, phrase: Phrase) -> Site | None:
        """The place inside the phrase that the frame calls the place, or that the phrase describes."""
        last = max([phrase.last, *(p.last for p in self._reading.parts(phrase))])
        inside = [s for s in self._sites if phrase.opening <= s.first < last]
        # "la localité minière de X" is X, and no town told before
        named = next((s for s in inside if not s.generic), None)
        return named or next(iter(inside), None) or self._described(phrase)

    def _described(self, phrase: Phrase) -> Site | None:
        """X of "X, ville tenue par"."""
        norms, described = self._reading.tagged.passage.norms, self._words.settlements | self._words.descriptions
        if phrase.opening == 0 or norms[phrase.opening - 1] != "," or norms[phrase.head] not in described:
            return None
        return next((s for s in self._sites if s.last == phrase.opening - 1), None)

    def _apposed(self, trigger: Trigger) -> Site | None:
        """X of "X, dernier bastion des rebelles", whatever X is in its own clause."""
        if trigger.event != "hold" or trigger.group is not None:
            return None
        return owner_of_title(self._reading, trigger, self._sites)

    def _means_town(self, trigger: Trigger) -> bool:
        """Whether the frame's place is a mere "la localité"."""
        place = trigger.place
        return place is not None and self._reading.tagged.passage.norms[place.head] in self._words.settlements

    def scene_is_meant(self, trigger: Trigger) -> bool:
        """Whether "y" or "sur place" stands for the place ("y ont été acheminés", "dépêchés sur place")."""
        group, norms = trigger.group, self._reading.tagged.passage.norms
        if holds(norms[trigger.first : trigger.last + _ON_SPOT], self._words.on_the_spot):
            return True
        if group is None:
            return False
        start = max(trigger.sentence.first, group.first - 2)
        there = self._reading.tagged.passage.function_words.there
        return not there.isdisjoint(norms[start : trigger.first])

    def _before(self, trigger: Trigger) -> Site | None:
        """The last place of the sentence before the trigger: what "y" stands for."""
        inside = (s for s in reversed(self._sites) if s.is_in(trigger.sentence) and s.first < trigger.first)
        return next((s for s in inside if not any(p.first <= s.first < p.last for p in trigger.initiators)), None)

    def _nearest(self, trigger: Trigger) -> Site | None:
        fitting = [s for s in self._inside(trigger) if self._fits(trigger, s)]
        if self._scene is not None:  # "les séparatistes *de Donetsk* disent avoir abattu" it where the text is
            fitting = [s for s in fitting if not self._is_of_source(s, _FIGHTERS)]
        best = min(fitting, key=lambda s: self._distance(trigger, s), default=None)
        return best and self._narrowed(best, fitting)

    def _narrowed(self, best: Site, fitting: Sequence[Site]) -> Site:
        """Y of "dans le nord-ouest du pays, *aux portes de Y*": the narrower place right after the wide one."""
        wide = best.precision in _AROUND or (best.mention.place.radius_km or 0) > _FAR_KM
        if not wide or self._reading.tagged.passage.norms[best.last : best.last + 1] != (",",):
            return best
        after = (s for s in fitting if s.opening == best.last + 1 and s.locative and s.is_named)
        return next((s for s in after if s.precision not in _AROUND), best)

    def _fits(self, trigger: Trigger, site: Site) -> bool:
        if site.mention.role == "direction" and trigger.event not in _TO_GOAL:
            return False
        if trigger.event not in _TO_GOAL and self._is_end_of_another(trigger, site):
            return False
        if trigger.first < site.first < trigger.last and not site.is_named:
            return False  # "sont descendus dans *la rue* à X"
        if site.mention.role == "signed" and trigger.event != "agreement":
            return False
        if self._is_cared_for(site) or self._is_of_aim(trigger, site) or self._is_demanded(trigger, site):
            return False
        if trigger.event == "release" and self._is_of_taking(trigger, site):
            return False
        if self._leaves(trigger):
            return not self._is_goal(trigger, site)
        return not (trigger.event in _CARRIED_OFF and self._is_carried_to(trigger, site))

    def _is_end_of_another(self, trigger: Trigger, site: Site) -> bool:
        """Whether another act went so far: "ont repoussé l'attaque, puis *poursuivi* l'ennemi *jusqu'à l'îlot*"."""
        norms, tags = self._reading.tagged.passage.norms, self._reading.tagged.tags
        so_far = (self._words.limits - self._words.goals).intersection(norms[max(site.opening - 2, 0) : site.first])
        return bool(so_far) and "VERB" in tags[trigger.last : site.opening]

    def _is_of_taking(self, trigger: Trigger, site: Site) -> bool:
        """Whether it tells where those set free were taken: "deux agents, *enlevés à X*, ont été relâchés"."""
        tagged, words = self._reading.tagged, self._words
        verbs = (i for i in range(site.opening - 1, trigger.sentence.first - 1, -1) if tagged.tags[i] == "VERB")
        verb = next(verbs, None)
        if verb is None or trigger.first <= verb < trigger.last:
            return False
        group = verb_group(tagged, verb, trigger.sentence.first)
        told = group.voice == "participle" or tagged.tags[max(group.first - 1, 0)] == "REL"
        taken = not words.taken.isdisjoint(tagged.passage.norms[verb : site.opening])
        return told and (taken or bool(tagged.lemmas(verb) & words.takings))

    def _is_cared_for(self, site: Site) -> bool:
        """Whether the place is where the hurt are brought or die ("transportés à l'hôpital de X")."""
        norms = self._reading.tagged.passage.norms
        if self._words.care_places.isdisjoint(norms[site.opening : site.last]):
            return False
        start = self._reading.sentence_of(site.first).first
        near = range(max(start, site.opening - _CARE_REACH), site.opening)
        return any(self._reading.tagged.lemmas(i) & self._words.care_verbs for i in near)

    def _is_of_aim(self, trigger: Trigger, site: Site) -> bool:
        """Whether an infinitive after the trigger has the place: "un siège pour l'isoler *de X*"; the aim of an
        operation is where it is.
        """
        after = range(trigger.last, site.first)
        return trigger.event != "offensive" and not site.locative and any(map(self._reading.is_infinitive, after))

    def _is_demanded(self, trigger: Trigger, site: Site) -> bool:
        """Whether the place is in what people only ask for: "ont marché pour exiger la levée du siège *de X*"."""
        tagged, words = self._reading.tagged, self._words.demands
        between = (i for i in range(trigger.last, site.first) if tagged.lemmas(i) & words)
        return any(tagged.features(i) & {"inf", "ppres"} and not tagged.features(i) & {"pp"} for i in between)

    def _leaves(self, trigger: Trigger) -> bool:
        """Whether the event's place is the place that is left."""
        if trigger.event == "withdraw":
            return True
        return trigger.event == "displace" and not self._reading.tagged.lemmas(trigger.first) & self._words.arrivals

    def _is_goal(self, trigger: Trigger, site: Site) -> bool:
        """Whether a place after the trigger is where they go: "vers X", "à X", "la route de X"."""
        if site.first < trigger.first:
            return False
        norms, words = self._reading.tagged.passage.norms, self._words
        of = self._reading.tagged.passage.function_words.of_whole
        phrase = next((p for p in self._reading.phrases if p.place is not None and p.head == site.first), None)
        prep = phrase.prep if phrase is not None else None
        if site.mention.role == "direction" or (prep in words.goals and not self._is_left(trigger, site, prep)):
            return True
        before = norms[max(trigger.last, site.opening - 3) : site.first]
        on_way = prep in of and not words.ways.isdisjoint(norms[site.first - 3 : site.first])
        return on_way or not words.limits.isdisjoint(before)

    def _is_left(self, trigger: Trigger, site: Site, prep: str | None) -> bool:
        """Whether "à X" says where lies what they leave ("ont évacué leur position *à X*"), and not where they go."""
        tagged, lemmas = self._reading.tagged, self._reading.tagged.lemmas(trigger.first)
        flees = lemmas & self._words.fleeings and self._has_scene_as_object(trigger)
        if prep not in tagged.passage.function_words.to or not (lemmas & self._words.leavings or flees):
            return False
        return "VERB" not in tagged.tags[trigger.last : site.first]

    def _has_scene_as_object(self, trigger: Trigger) -> bool:
        """Whether what they flee is something that happens: "ont fui *les combats*"."""
        fled = object_of(self._reading, trigger.last, frozenset(), trigger.sentence)
        return fled is not None and fled.is_any("event", "assault")

    def _is_carried_to(self, trigger: Trigger, site: Site) -> bool:
        """Whether people are taken to a place after the trigger: "emmenés à X", "arrêtés et conduits à X"."""
        if site.first < trigger.first:
            return False
        norms, lemmas = self._reading.tagged.passage.norms, self._reading.tagged.lemmas
        verbs = lemmas(site.opening - 1) | lemmas(site.opening - 2)
        if site.opening - trigger.last <= 2:
            verbs |= lemmas(trigger.first)
        limited = not self._words.limits.isdisjoint(norms[site.opening - 2 : site.first])
        return limited or bool(verbs & self._words.carryings)

    def _distance(self, trigger: Trigger, site: Site) -> float:
        low, high = (site.last, trigger.first) if site.first < trigger.first else (trigger.last, site.first)
        before = _BEFORE if site.first < trigger.first else 0.0
        before += STOP * (self._closes_clause(trigger, site) or self._is_in_aside(trigger, site))
        own = VERB * (low == trigger.last and trigger.support in range(low, high) and self._is_subject(trigger))
        clause = _OWN * self._is_in_role(trigger, site) + _NEXT * self._is_next_subject(trigger, site)
        return apart(self._reading, low, high) - own + before + clause + self._unlikeliness(trigger, site)

    def _is_in_role(self, trigger: Trigger, site: Site) -> bool:
        """Whether the place belongs to what the event is done to: "*le pont de X* a été détruit"."""
        if not site.is_named:
            return False
        flee = trigger.event == "displace"
        for phrase in (p for p in trigger.targets if p.index >= 0 and (flee or self._stands_at(p, site))):
            last = max([phrase.last, *(part.last for part in self._reading.parts(phrase))])
            if phrase.opening <= site.first < last:
                return True
        return False

    def _stands_at(self, phrase: Phrase, site: Site) -> bool:
        """Whether what the phrase names stands there, as "le chef *du village* de X" does, and no "élu de X"."""
        if phrase.is_any("building", "post", "place", "road") and not phrase.is_any("civilian"):
            return True
        norms = self._reading.tagged.passage.norms
        return not self._words.settlements.isdisjoint(norms[phrase.opening : site.last])

    def _is_next_subject(self, trigger: Trigger, site: Site) -> bool:
        """Whether a place after the trigger is in the subject of another verb: "..., et *le pont de X* a sauté"."""
        if site.first < trigger.last or site.locative:
            return False
        following = self._reading.tagged.past_adverbs(site.last, trigger.sentence.last)
        return following < trigger.sentence.last and self._reading.is_finite(following)

    def _is_subject(self, trigger: Trigger) -> bool:
        """Whether the event's noun, and nothing it stands in, is the verb's subject: "*des combats* opposent"."""
        phrases = self._reading.by_sentence[trigger.sentence.index]
        own = next((p for p in phrases if trigger.first <= p.head < trigger.last), None)
        return own is not None and own.prep is None and own.parent is None

    def _closes_clause(self, trigger: Trigger, site: Site) -> bool:
        """Whether a place before the trigger ends a clause of its own: "alors qu'on négocie *à X*, deux civils ..."."""
        if site.first > trigger.first or self._reading.tagged.passage.norms[site.last : site.last + 1] != (",",):
            return False
        opening = range(trigger.sentence.first, site.first)
        tags, start = self._reading.tagged.tags, self._reading.tagged.past_adverbs(opening.start, site.first)
        subordinate = not {"SUB", "REL"}.isdisjoint(tags[start : start + 2])
        return subordinate and any(map(self._reading.is_finite, opening))

    def _is_in_aside(self, trigger: Trigger, site: Site) -> bool:
        """Whether a relative clause between commas has the place: "à X, *qui fait face à Y*, un drone a tué"."""
        tagged = self._reading.tagged
        opening = next((i for i in range(site.first, trigger.sentence.first, -1) if tagged.tags[i] == "REL"), None)
        if opening is None or tagged.passage.norms[opening - 1] != ",":
            return False
        inside, rest = range(opening, site.first), tagged.passage.norms[site.last : trigger.first]
        return any(map(self._reading.is_finite, inside)) and "," in rest

    def _opens_clause(self, trigger: Trigger, site: Site) -> bool:
        """Whether a place after the trigger begins the next clause: "ont été tués, et *à X* d'autres ont fui"."""
        tags = self._reading.tagged.tags
        before = site.opening - 1
        while before > trigger.last and tags[before] in ("PREP", "DET", "NOUN"):
            before -= 1
        if before <= trigger.last or tags[before] != "COORD" or not site.locative:
            return False
        rest = range(site.last, trigger.sentence.last)
        verb = next((i for i in rest if self._reading.is_finite(i)), None)
        return verb is not None and "REL" not in tags[site.last : verb]

    def _unlikeliness(self, trigger: Trigger, site: Site) -> float:
        """What speaks against a place whatever its distance: its width, its wording, its part as a goal."""
        width = _COUNTRY if site.precision == "country" else _WIDE * ((site.mention.place.radius_km or 0) > _WIDE_KM)
        goal = _GOAL * (site.mention.role == "direction") + STOP * self._opens_clause(trigger, site)
        opens = _SCENE * (site.locative and site.first <= trigger.sentence.first + 3)
        bare = _NO_PREPOSITION * (not site.locative) + _NAMELESS * (not site.is_named)
        opens += _CLEFT * self._is_cleft(site)
        opens += STOP * any(p.first <= site.first < p.last and not site.locative for p in trigger.initiators)
        return width + goal + opens + bare + _TELLS * self._is_of_source(site)

    def _is_of_source(self, site: Site, kinds: Container[str] = _ANY_SOURCE) -> bool:
        """Whether the place only says who tells it, being of one of `kinds`: "selon l'évêché *de X*"."""
        at = site.mention.head.start
        return any(source.start < at < source.end for source in self._sources if source.kind in kinds)


def _is_nowhere(site: Site) -> bool:
    """Whether it has neither a name nor a known place."""
    return not site.is_named and site.mention.place.lat is None
