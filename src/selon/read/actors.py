"""From phrases to actors: pronouns and "les assaillants" resolved, names looked up in the register."""

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from selon.read.arguments import Reading
from selon.read.blame import accused_next
from selon.read.drafts import Draft, Role
from selon.read.mentions import Attribution
from selon.read.phrases import Phrase, coordinated
from selon.read.place_lexicon import place_lexicon
from selon.read.triggers import Trigger
from selon.register import ActorEntry, Register, SourceEntry

__all__ = ["ActorResolver"]

_PEOPLE = (
    "armed",
    "civilian",
    "crowd",
    "captive",
    "authority",
    "name",
    "source",
    "unknown_name",
    "suspect",
    "air",
)
_SIDES = frozenset({"official", "armed_group"})
# Events whose grammatical subject is somebody, even where the noun is unknown ("les équipes du génie").
_AGENTS = frozenset(
    [
        "disrupt_weapons",
        "capture",
        "abduct",
        "detain",
        "strike",
        "mobilise",
        "repel",
        "offensive",
        "withdraw",
        "release",
    ]
)


# What only whoever is accused of it denies.
_OUTRAGES = frozenset("air_strike shelling attack_civilians chemical_attack sexual_violence abduct destroy".split())
# Events that unarmed people make.
_UNARMED = frozenset("protest riot displace agreement release destroy hand_over".split())
_SENDERS = frozenset({"un", "official"})  # of whom reports quote the word, and who send forces too


class ActorResolver:
    """Turns the phrases of a passage into roles, with the memory of who was named before."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading, self._register = reading, register
        self._words = reading.tagged.passage.function_words
        self._demonyms = place_lexicon(reading.tagged.lexicon.language).demonyms

    def initiators(self, phrases: Sequence[Phrase], event: str) -> tuple[Role, ...]:
        """Who does it: people and their formations, unarmed ones only where the event allows."""
        allowed = {"armed", "authority", "name", "suspect", "air", "crowd", "unknown_name", "country"}
        allowed |= {"civilian"} if event in _UNARMED else set()
        roles = (
            r
            for r in self._roles(phrases, fits=tuple(allowed))
            if not r.classes.isdisjoint(allowed) or self._acts_by_grammar(r, event)
        )
        return tuple(r for r in roles if not self._is_bare_machine(r) and not self._is_no_side(r))

    def _acts_by_grammar(self, role: Role, event: str) -> bool:
        """Whether somebody must be meant: named after "par", a side after "entre", several of an unknown noun."""
        phrase = role.phrase
        if phrase is None:
            return False
        if phrase.prep in self._words.doer_prepositions and "civilian" in role.classes:
            return True
        if event == "suicide_bombing" and "civilian" in role.classes:
            return phrase.prep is None  # a girl who blows herself up
        if event == "mobilise" and isinstance(phrase.entry, SourceEntry):
            return phrase.entry.kind in _SENDERS
        return event in _AGENTS and "thing" in role.classes and (phrase.counted or bool(phrase.plural))

    def speaker(self, trigger: Trigger, attribution: Attribution | None) -> tuple[Role, ...]:
        """Who "nous" and "nos forces" are, on a side's word ("« *Nous* prendrons Hama », dit un chef *du HTC*")."""
        norms = self._reading.tagged.passage.norms
        people = (p for p in trigger.initiators if p.is_any("pronoun", "armed"))
        own = range(trigger.first, trigger.last) if trigger.group is None else ()  # "entre *nos* mains"
        at = (*own, *(i for p in people for i in (p.opening, p.first)))
        said = any(norms[i] in self._words.first_person for i in at)
        return self._side_of(attribution, lambda p: isinstance(p.entry, ActorEntry)) if said else ()

    def with_denier(self, draft: Draft) -> Draft:
        """`draft` with who is said to have done it, where only his denial tells: "*la junte* dément tout massacre"."""
        if draft.initiators or draft.status != "denied" or draft.event not in _OUTRAGES:
            return draft
        return replace(draft, initiators=self._side_of(draft.attribution, self._is_side))

    def with_accused(self, draft: Draft) -> Draft:
        """`draft`, told of nobody's doing, with whom the next sentence accuses of it."""
        if draft.initiators or draft.status == "denied":
            return draft
        return replace(draft, initiators=self.initiators(accused_next(self._reading, draft.trigger), draft.event))

    def _is_side(self, phrase: Phrase) -> bool:
        """Somebody who acts, and not merely speaks: "l'armée", no "ministère"."""
        head = self._reading.tagged.passage.tokens[phrase.head].text.lower()
        named = isinstance(phrase.entry, ActorEntry) or phrase.is_any("armed", "authority")
        speaks = phrase.is_any("source", "thing") or head in self._reading.tagged.lexicon.words.tellers
        return named and not speaks

    def _side_of(self, attribution: Attribution | None, fits: Callable[[Phrase], bool]) -> tuple[Role, ...]:
        """The side on whose word it is told, if it is a side's word."""
        if attribution is None or not attribution.chain or attribution.chain[0].kind not in _SIDES:
            return ()
        first, last = self._reading.tagged.passage.tokens_of(attribution.chain[0].start, attribution.chain[0].end)
        inside = (p for p in self._reading.phrases if first <= p.first and p.last <= last and fits(p))
        side = next(inside, None)
        return () if side is None else (self._role(side),)

    def targets(self, phrases: Sequence[Phrase], event: str, doers: Sequence[Role] = ()) -> tuple[Role, ...]:
        """Who suffers it; things count only where it is they that are struck. No pronoun stands for `doers`."""
        allowed = _PEOPLE if event == "destroy" else (*_PEOPLE, "post", "vehicle", "building")
        roles = (r for r in self._roles(phrases, doers) if not r.classes.isdisjoint(allowed))
        return tuple(r for r in roles if not self._is_no_side(r))

    def role_of(self, phrase: Phrase) -> Role:
        """Whom a phrase names that is no pronoun: of a post or a machine those whose it is."""
        return self._role(self._owner(phrase))

    def _owner(self, phrase: Phrase) -> Phrase:
        """Whose the post or machine is ("la base *des forces somaliennes*"), the phrase itself where it has none."""
        if not phrase.is_any("post", "air", "vehicle", "building", "assault", "event", "weapon"):
            return phrase
        if phrase.entry is not None:
            return phrase
        if phrase.is_any("armed") and not phrase.is_any("air", "post", "assault", "event"):
            return phrase
        for inner in self._reading.phrases[phrase.index + 1 : phrase.index + 4]:
            people = inner.is_any("armed", "name", "authority") and not inner.is_any("post")
            if people and self._is_within(inner, phrase):
                return inner
        return phrase

    def _is_within(self, inner: Phrase, phrase: Phrase) -> bool:
        """Whether `inner` completes `phrase`, or the act that does: "une tentative *de percée des mutins*"."""
        if inner.parent is None or inner.parent == phrase.index:
            return inner.parent is not None
        holder = self._reading.phrases[inner.parent]
        return holder.is_any("assault", "event", "thing") and holder.parent == phrase.index

    def _is_bare_machine(self, role: Role) -> bool:
        """ "un drone", "des hélicoptères", with no word of whose: it does nothing by itself."""
        phrase = role.phrase
        return phrase is not None and phrase.is_any("aircraft") and phrase.last == phrase.head + 1

    def _is_no_side(self, role: Role) -> bool:
        """ "sur plusieurs fronts", "les deux camps": a word of the fighting that names nobody by itself."""
        phrase = role.phrase
        if phrase is None or phrase.index < 0 or phrase.entry is not None or phrase.last > phrase.head + 1:
            return False
        return self._reading.tagged.passage.tokens[phrase.head].text in self._reading.tagged.lexicon.words.no_side

    def _roles(
        self, phrases: Sequence[Phrase], doers: Sequence[Role] = (), fits: tuple[str, ...] = _PEOPLE
    ) -> list[Role]:
        found: list[Role] = []
        for phrase in phrases:
            for member in self._resolved(phrase, doers, fits):
                if member.span not in [r.span for r in found]:
                    found.append(member)
        return found

    def _resolved(self, phrase: Phrase, doers: Sequence[Role], fits: tuple[str, ...]) -> tuple[Role, ...]:
        if phrase.is_any("pronoun"):
            taken = {r.phrase.index for r in doers if r.phrase is not None}
            antecedent = self._antecedent(phrase, taken, fits)
            if antecedent is None:
                return ()
            listed = coordinated(self._reading.tagged, self._reading.phrases, antecedent)
            return tuple(self._role(p) for p in (listed if phrase.plural else (antecedent,)))
        if phrase.is_any("place") and not phrase.is_any("armed", "authority", "civilian", "post", "country"):
            return ()
        role = self.role_of(phrase)
        return (replace(role, classes=role.classes | phrase.classes & {"air", "artillery", "post"}),)

    def _antecedent(self, pronoun: Phrase, doers: Set[int], fits: tuple[str, ...]) -> Phrase | None:
        """Who the pronoun stands for: the subject that agrees, of its own sentence or of the two before.

        `fits`: classes of which it must have one, so that no civilian takes a town.

        `doers` are indices of phrases that it can't stand for in its own sentence ("ils ont vu six hommes et *les*
        ont tués"); further back, where the subject of one is most likely the subject of the other, none is passed by.
        """
        if self._reading.tagged.passage.norms[pronoun.first] in self._words.no_antecedent:
            return None
        sentence = self._reading.sentence_of(pronoun.head).index
        for index in range(sentence, max(sentence - 3, -1), -1):
            near = (p for p in self._reading.by_sentence[index] if index != sentence or p.index not in doers)
            people = [p for p in near if p.is_any(*fits) and self._may_stand_for(p, pronoun)]
            if people:
                acting = () if fits == _PEOPLE else (p for p in people if not self._is_object(p))
                return next(iter(acting), people[0])
        return None

    def _is_object(self, phrase: Phrase) -> bool:
        """Whether a verb stands right before ("incapables d'affronter *les rebelles*, les soldats")."""
        return phrase.opening > 0 and self._reading.tagged.tags[phrase.opening - 1] == "VERB"

    def _may_stand_for(self, phrase: Phrase, pronoun: Phrase) -> bool:
        if phrase.last > pronoun.first or phrase.parent is not None or phrase.prep is not None:
            return False
        if not phrase.is_any(*_PEOPLE) or phrase.is_any("pronoun", "unknown_name", "source"):
            return False
        if pronoun.plural is None or phrase.plural is None or phrase.plural == pronoun.plural:
            return True
        listed = coordinated(self._reading.tagged, self._reading.phrases, phrase)
        return pronoun.plural and len(listed) > 1

    def _role(self, phrase: Phrase) -> Role:
        span = phrase.span(self._reading.tagged)
        state = self._state(phrase)
        if state is not None:
            return replace(self._role(state), span=span, name=state.span(self._reading.tagged).text, phrase=phrase)
        entry = phrase.entry if isinstance(phrase.entry, ActorEntry) else self._entry(phrase)
        if entry is None and self._is_generic(phrase):
            named = self._named_before(phrase)
            if named is not None:
                return replace(self._role(named), span=span, name=named.span(self._reading.tagged).text, phrase=phrase)
        return Role(
            span,
            phrase.classes,
            entry.name if entry else None,
            entry.id if entry else None,
            phrase.plural,
            phrase,
        )

    def _state(self, phrase: Phrase) -> Phrase | None:
        """Whose "frappes *israéliennes*" are: that state's forces where the text names them, else the state."""
        if phrase.index >= 0:
            return None
        code = self._demonyms.get(self._reading.tagged.passage.norms[phrase.head])
        if code is None:
            return None
        acting = self._words.state_prepositions
        free = (p for p in self._reading.phrases if p.prep is None or p.prep in acting)
        named = [p for p in free if self._is_of(p, code)]
        forces = (p for p in named if p.is_any("official_force"))
        return next(forces, next((p for p in named if p.is_any("country")), None))

    def _is_of(self, phrase: Phrase, code: str) -> bool:
        """Whether the phrase names the country `code` or its forces ("l'armée israélienne")."""
        norms = self._reading.tagged.passage.norms[phrase.first : phrase.last]
        if phrase.is_any("country") and phrase.place is not None and phrase.last == phrase.head + 1:
            return phrase.place.place.country == code
        return phrase.is_any("official_force") and any(self._demonyms.get(n) == code for n in norms)

    def _is_generic(self, phrase: Phrase) -> bool:
        """ "les assaillants", "ces rebelles": a bare word for whoever the report has named; "les forces régulières"."""
        if not phrase.definite or phrase.counted:
            return False
        words = self._reading.tagged.lexicon.words
        head, *rest = [t.text.lower() for t in self._reading.tagged.passage.tokens[phrase.first : phrase.last]]
        if rest:
            return phrase.is_any("armed") and words.of_the_state.issuperset(rest)
        return head in words.generic_actors

    def _named_before(self, phrase: Phrase) -> Phrase | None:
        """The nearest group named before that the word can stand for: state forces for soldiers, others else."""
        official = phrase.is_any("official_force") or phrase.last > phrase.head + 1
        for other in reversed(self._reading.phrases[: phrase.index]):
            named = _is_force(other.entry) and other.is_any("armed")
            if named and other.is_any("official_force") == official:
                return self._reading.top(other) if self._reading.top(other).is_any("armed") else other
        return None

    def _entry(self, phrase: Phrase) -> ActorEntry | None:
        """The register's entry of the name inside a description ("combattants *du Hezbollah*"), or in brackets."""
        norms = self._reading.tagged.passage.norms
        for inner in self._reading.parts(phrase):
            told = inner.last <= phrase.last or norms[inner.opening - 1] == "("
            if told and isinstance(inner.entry, ActorEntry):
                return inner.entry
        return None


def _is_force(entry: ActorEntry | SourceEntry | None) -> bool:
    """Whether "les islamistes", "les combattants" can stand for it: an actor, and no peacekeepers."""
    return isinstance(entry, ActorEntry) and entry.kind != "peacekeepers"
