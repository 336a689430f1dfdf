"""Which phrases a word of loss speaks of: subject, objects, and what is coordinated with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.model.claim import LossKind
from selon.read.attribution_quotes import OPENERS
from selon.read.loss_cues import Cue
from selon.read.loss_phrases import Phrase
from selon.read.loss_words import PEOPLE, LossWords
from selon.read.passage import Passage, Sentence

__all__ = ["Link", "link_phrases"]

_BARE_REACH = 8  # tokens between a noun and its bare participle
_OBJECT_REACH = 9  # tokens between a verb and its object
_FATES = frozenset({"killed", "wounded", "captured"})
_STOPS = frozenset({";", ":"})
_NEAR = 6  # tokens between a bare participle and a noun that is part of another phrase
_GAP = 18  # tokens between two members of a list, what qualifies the first included


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase and the cue that makes it a loss of `kind`; `with_` is a second phrase of the same loss.

    `shared`: another kind of loss has its part in the number ("ont tué ou blessé cent personnes").
    """

    phrase: Phrase
    cue: Cue
    kind: LossKind
    with_: Phrase | None = None
    shared: bool = False


def link_phrases(
    passage: Passage,
    sentence: Sentence,
    phrases: Sequence[Phrase],
    cues: Sequence[Cue],
    words: LossWords,
    asides: Mapping[int, int],
) -> tuple[Link, ...]:
    """The links of a sentence: subjects first, then objects among the phrases that are left.

    Who is named in one of `asides`, tokens with the end of theirs, is no subject of what follows it.
    """
    linker = _Linker(passage, sentence, phrases, cues, words, asides)
    for cue in cues:
        if cue.shape == "subject" and not linker.link_subjects(cue):
            linker.link_inverted(cue)
    for cue in cues:
        if cue.shape != "subject":
            linker.link_objects(cue)
    return tuple(_shared_out(passage, linker.links, cues, words))


def _shared_out(passage: Passage, links: Sequence[Link], cues: Sequence[Cue], words: LossWords) -> Iterator[Link]:
    """`links`, those of two kinds told in one breath ("tué ou blessé") once for each, as parts of one number."""
    done: set[tuple[int, LossKind]] = set()
    for link in links:
        other = next((c for c in cues if _in_one_breath(passage, c, link.cue, words)), None)
        if other is None or not link.phrase.is_people:
            yield link
            continue
        for cue in sorted((link.cue, other), key=lambda c: c.first):
            kind = cue.family.people
            if kind is not None and (link.phrase.first, kind) not in done:
                done.add((link.phrase.first, kind))
                yield replace(link, cue=cue, kind=kind, shared=True)


def _in_one_breath(passage: Passage, one: Cue, other: Cue, words: LossWords) -> bool:
    """Whether only "et", "ou" or a comma stands between two verbs of what befell people."""
    first, second = sorted((one, other), key=lambda c: c.first)
    gap = passage.norms[first.last : second.first]
    kinds = {first.family.people, second.family.people}
    listed = gap == (",",) and first.start == second.start  # "ont été tués, blessés ou faits prisonniers"
    return len(kinds & _FATES) == 2 and len(gap) == 1 and (gap[0] in words.small.joins or listed)


class _Linker:
    """Ties the phrases of one sentence to its cues."""

    def __init__(
        self,
        passage: Passage,
        sentence: Sentence,
        phrases: Sequence[Phrase],
        cues: Sequence[Cue],
        words: LossWords,
        asides: Mapping[int, int],
    ) -> None:
        self.asides = asides
        self.norms: Sequence[str] = passage.norms
        self.has, self.between = passage.function_words.has, passage.function_words.between
        self.tokens = passage.tokens
        self.sentence, self.phrases, self.cues, self.words = sentence, phrases, cues, words
        self.links: list[Link] = []
        self.subjects: set[int] = set()

    def link_inverted(self, cue: Cue) -> None:
        """Tie a subject that follows: "ont été anéantis 2 chars", "Récupérés sur place : 11 fusils"."""
        opens = cue.first == self.sentence.first or not cue.bare
        if opens and cue.family.shape == "object" and cue.number == 2:
            self.link_objects(replace(cue, shape="object"))

    def link_subjects(self, cue: Cue) -> bool:
        """Tie the subject of `cue` and what is coordinated with it; whether there is one."""
        at = self._subject(cue)
        if at is None:
            return False
        members = [at]
        while (before := self._coordinated_before(members[-1], cue, len(members) > 1)) is not None:
            members.append(before)
        if len(members) == 1 and cue.number == 2 and self.phrases[at].number == 1 and not self._is_collective(at):
            return False
        self._tie(members[::-1], cue)
        return True

    def _tie(self, members: Sequence[int], cue: Cue) -> None:
        first = self.phrases[members[0]]
        beside_people = cue.family.beside_people if first.is_people and not first.noun_toll else None
        for k in members:
            phrase = self.phrases[k]
            kind = _kind(phrase, cue, len(members) > 1)
            if kind is None:
                continue
            if beside_people is not None and phrase.who and not phrase.is_people:
                kind = beside_people
            self.subjects.add(k)
            if self._belongs(k, cue) or (len(members) == 2 and self._are_counted_together(k, cue)):
                self.links[-1] = replace(self.links[-1], with_=phrase)
            else:
                self.links.append(Link(phrase, cue, kind))

    def _belongs(self, k: int, cue: Cue) -> bool:
        """ "le chauffeur et son convoyeur" is one loss of two."""
        last = self.links[-1] if self.links else None
        if last is None or last.cue is not cue or last.phrase.number != 1 or last.phrase.who != self.phrases[k].who:
            return False
        first = self.phrases[k].first
        whose = (self.norms[first], self.norms[first - 1])
        return not self.words.data.possessives.isdisjoint(whose) and not self.words.small.joins.isdisjoint(
            self.norms[max(first - 2, 0) : first]
        )

    def _are_counted_together(self, k: int, cue: Cue) -> bool:
        """ "une femme et quatre enfants" are one loss of five, "deux professeurs et trois étudiants" are two."""
        last, phrase = self.links[-1] if self.links else None, self.phrases[k]
        if last is None or last.cue is not cue or {last.phrase.who, phrase.who} != {"civilians"}:
            return False
        gap = self.norms[last.phrase.last : phrase.first]
        beside = 0 < len(gap) <= 2 and not self.words.small.joins.isdisjoint(gap)
        of_one = last.phrase.number == 1 or self.norms[last.phrase.head] in self.words.data.kin
        return beside and of_one and all(p.count is not None or p.number == 1 for p in (last.phrase, phrase))

    def _subject(self, cue: Cue) -> int | None:
        for k in range(len(self.phrases) - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.first >= cue.first or self.asides.get(phrase.head, cue.start) < cue.start:
                continue
            if self._is_cut_off(phrase, cue) or self._is_another_subject(phrase, cue):
                return None
            if phrase.last <= cue.start and self._may_be_subject(k, cue):
                return None if cue.bare and phrase.is_people and self._is_definite(phrase) else k
        return None

    def _is_cut_off(self, phrase: Phrase, cue: Cue) -> bool:
        """Whether the cue can't reach `phrase` or what stands before it; "34 blessés" has its own count."""
        gap = range(phrase.last, cue.start)
        too_far = cue.bare and len(gap) > _BARE_REACH
        return too_far or phrase.head == cue.first or phrase.last == cue.last or self._is_barred(gap, cue)

    def _is_another_subject(self, phrase: Phrase, cue: Cue) -> bool:
        """"a tué dix hommes et *les rebelles* ont fui": right before the verb stands who loses nothing by it."""
        beside = phrase.last == cue.start and not phrase.link and not cue.bare
        return beside and phrase.is_people and phrase.count is None and _kind(phrase, cue) is None

    def _may_be_subject(self, k: int, cue: Cue) -> bool:
        phrase = self.phrases[k]
        if _kind(phrase, cue) is None or self._is_aside(k, cue):
            return False
        near = cue.bare and cue.start - phrase.last <= _NEAR
        is_antecedent = self._is_antecedent(phrase.last, cue)
        is_open = near and phrase.link in self.words.small.open_links
        if phrase.link and not is_antecedent and not is_open and not self._is_counted_part(phrase, cue):
            return False
        return self._agrees(k, cue)

    def _is_counted_part(self, phrase: Phrase, cue: Cue) -> bool:
        """ "78 drones, *dont 42* ont été abattus": the part is lost, not the whole."""
        counted = phrase.link == self.words.small.part_link and phrase.count is not None
        return counted and "," not in self.norms[phrase.last : cue.start]

    def _is_antecedent(self, last: int, cue: Cue) -> bool:
        """Whether only "qui" stands between ("la mort d'un enseignant, *qui* aurait été tué")."""
        gap = [n for n in self.norms[last : cue.start] if n != ","]
        return len(gap) == 1 and gap[0] in self.words.small.relative

    def _agrees(self, k: int, cue: Cue) -> bool:
        """Whether the phrase, or the list that it may close, has the number of the cue."""
        phrase = self.phrases[k]
        if cue.number == 1:
            return phrase.number != 2 or self._is_collective(k)
        return cue.number == 0 or phrase.number != 1 or self._has_link_before(phrase)

    def _is_definite(self, phrase: Phrase) -> bool:
        """ "les soldats blessés": those that the text knows already."""
        return phrase.count is None and self.norms[phrase.first] in self.words.small.definite

    def _is_aside(self, k: int, cue: Cue) -> bool:
        """ "une quarantaine d'habitants, des hommes surtout, ont été …": no subject between commas."""
        phrase = self.phrases[k]
        if phrase.count is not None or phrase.first == self.sentence.first or self.norms[phrase.first - 1] != ",":
            return False
        return "," in self.norms[phrase.last : cue.start] and any(
            p.count is not None and not p.link and _kind(p, cue) for p in self.phrases[:k]
        )

    def _is_collective(self, k: int) -> bool:
        return self.phrases[k].count is None and self.norms[self.phrases[k].head] in self.words.small.collectives

    def _is_barred(self, gap: range, cue: Cue) -> bool:
        """Whether a stop or another verb group with a subject of its own stands in `gap`."""
        if any(self.norms[j] in _STOPS for j in gap):
            return True
        return cue.bare and any(self._is_auxiliary(j) for j in gap)

    def _is_auxiliary(self, j: int) -> bool:
        """An auxiliary for certain: "a" may be "à" without its accent."""
        norm, data = self.norms[j], self.words.data
        return (norm in data.have or norm in data.be) and norm not in self.words.small.to

    def _has_link_before(self, phrase: Phrase) -> bool:
        return (
            self.norms[phrase.first - 1] in {*self.words.small.free_after, ","}
            if phrase.first > self.sentence.first
            else False
        )

    def _coordinated_before(self, k: int, cue: Cue, in_list: bool) -> int | None:
        """The phrase that phrase `k` is coordinated with, to its left."""
        phrase = self.phrases[k]
        joint = self._joint(phrase.first)
        if joint is None or (self.norms[joint] == "," and not in_list):
            return None
        for j in range(k - 1, -1, -1):
            other = self.phrases[j]
            gap = range(other.last, joint)
            if len(gap) > _GAP or self._has_verb(gap):
                return None
            if _kind(other, cue) is None:
                continue
            if other.link and cue.bare and self._heads_list(j, joint, cue):
                return j
            if other.link:
                continue
            return j if self._starts_clause(other) else None
        return None

    def _heads_list(self, k: int, joint: int, cue: Cue) -> bool:
        """ "fait état de *18 soldats* et 13 policiers tués": the preposition governs the whole list."""
        phrase = self.phrases[k]
        plural = phrase.count is not None and cue.number == 2
        return plural and phrase.link in self.words.small.open_links and phrase.last == joint

    def _joint(self, first: int) -> int | None:
        """The token of the comma or link word right before token `first`, an opening quote aside."""
        first -= first > self.sentence.first and self.norms[first - 1] in OPENERS
        for j in (first - 1, first - 2, first - 3):
            if j >= self.sentence.first:
                found = self.words.links.at(self.norms, j)
                if found is not None and found[1] == first:
                    return j
        before = first - 1
        return before if before >= self.sentence.first and self.norms[before] == "," else None

    def _is_perfect(self, j: int) -> bool:
        """Whether "a" is the auxiliary ("a déclaré un responsable"), and no "à" without its accent ("a Bukavu")."""
        if self.tokens[j].text not in self.has or j + 1 == len(self.tokens):
            return False
        following = self.tokens[j + 1].text
        return following.islower() and following.endswith(self.words.small.participle_endings)

    def _has_verb(self, gap: range) -> bool:
        data = self.words.data
        return any(
            self._opens_act(j)
            or (self.norms[j] in data.have and (self.norms[j] not in self.has or self._is_perfect(j)))
            or self.norms[j] in data.be
            or self.norms[j] in {";", "."} | self.words.small.relative
            or any(c.first <= j < c.last for c in self.cues)
            for j in gap
        )

    def _opens_act(self, j: int) -> bool:
        """Whether an infinitive of its own follows: "brûlé deux blindés *avant de* repartir avec des armes"."""
        return self.norms[j] in self.words.small.before_acting and self.norms[j + 1] in self.words.small.of

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Whether nothing before the phrase in its clause governs it (a verb, say)."""
        before = phrase.first - 1
        if before < self.sentence.first:
            return True
        norm = self.norms[before]
        return (
            not norm[0].isalpha()
            or self.words.links.at(self.norms, before) is not None
            or norm in self.words.small.clause_openers
        )

    def link_objects(self, cue: Cue) -> None:
        """Tie the first object after `cue` and the list that it opens."""
        at = self._object(cue)
        if at is None:
            at = self._antecedent(cue)
        if at is None:
            if cue.family.middle and self.norms[min(cue.last, len(self.norms) - 1)] not in self.words.data.determiners:
                self.link_subjects(replace(cue, shape="subject"))
            return
        members = [at]
        while (after := self._coordinated_after(members[-1], cue)) is not None:
            members.append(after)
        self._tie(members, cue)

    def _antecedent(self, cue: Cue) -> int | None:
        """The object of a relative clause: "quatre pêcheurs que des hommes avaient capturés"."""
        for k in range(len(self.phrases) - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.last > cue.start or cue.start - phrase.last > _GAP:
                continue
            if self._is_relative(phrase.last) and cue.shape == "object" and _kind(phrase, cue) is not None:
                return k
        return None

    def _is_relative(self, i: int) -> bool:
        until = self.norms[i : min(i + 12, self.sentence.last)]
        small = self.words.small
        if until and until[0] not in self.words.before_that:
            return False  # "deux témoins *affirment* que": a clause of its own
        ahead = next((n for n in until if n in small.that or n in small.clause_ends), "")
        return ahead in small.that

    def _wanted(self, cue: Cue) -> frozenset[str]:
        return frozenset({"", cue.shape}) if cue.shape != "object" else frozenset({""})

    def _object(self, cue: Cue) -> int | None:
        for k, phrase in enumerate(self.phrases):
            if phrase.first < cue.last:
                continue
            gap = range(self._past_only(cue), phrase.first)
            if len(gap) > _OBJECT_REACH or self._has_verb(gap) or k in self.subjects:
                return None
            if not self._is_governed(phrase, cue):
                continue
            if self._is_holder(phrase, cue) and (held := self._held(k)) is not None:
                return held
            unlisted = cue.shape == "object" and not phrase.who and not phrase.elliptic
            if unlisted and "," in self.norms[cue.last : phrase.first]:
                return None  # "ont pris Sake, rapportent *plusieurs témoins*"
            return k if _kind(phrase, cue) is not None else None
        return None

    def _is_holder(self, phrase: Phrase, cue: Cue) -> bool:
        """Whether it is what arms that are taken were kept in: "mis la main sur *une cache*"."""
        return cue.family.things == "seized" and self.norms[phrase.head] in self.words.data.holders

    def _held(self, k: int) -> int | None:
        """The first of what the holder, phrase `k`, is told to have held: "une cache renfermant *14 charges*"."""
        for j in range(k + 1, len(self.phrases)):
            first = self.phrases[j].first
            if first - self.phrases[k].last > _GAP or self._has_verb(range(self.phrases[k].last, first)):
                return None
            if self.norms[first - 1] in self.words.data.holding:
                return j
        return None

    def _past_only(self, cue: Cue) -> int:
        """Past the "que" of "*n'a perdu que* onze hommes", which opens no clause."""
        negated = not self.words.small.negations.isdisjoint(self.norms[max(cue.start - 2, 0) : cue.first])
        only = not self.words.data.exception.isdisjoint(self.norms[cue.last : cue.last + 1])
        return cue.last + (negated and only)

    def _may_follow(self, other: Phrase, phrase: Phrase, cue: Cue) -> bool:
        """Whether `other` may be a further member; "un lot d'armes et de munitions" is one too."""
        measured = other.link == self.words.small.of_link and self.norms[phrase.head] in self.words.measures
        return measured or other.link in self._wanted(cue)

    def _is_governed(self, phrase: Phrase, cue: Cue) -> bool:
        if cue.shape == "object":
            return not phrase.link
        return phrase.link == cue.shape or (phrase.first == cue.last and self.norms[cue.last] in self.words.small.of)

    def _coordinated_after(self, k: int, cue: Cue) -> int | None:
        """The next member of the list of objects."""
        phrase = self.phrases[k]
        for j in range(k + 1, len(self.phrases)):
            other = self.phrases[j]
            if j in self.subjects:
                return None
            joint = self._joint_between(phrase, other, cue)
            gap = range(phrase.last, joint if joint is not None else other.first)
            if len(gap) > _GAP or self._has_verb(gap):
                return None
            if joint is None or joint < phrase.last or not self._may_follow(other, phrase, cue):
                continue
            if self._is_others(other, k, joint):
                return None
            if _kind(other, cue, True) is not None:
                return j
            if other.noun is None or other.noun.toll is None:
                return None
        return None

    def _is_others(self, other: Phrase, k: int, joint: int) -> bool:
        """Whether the uncounted phrase `other` is of another clause or list than phrase `k`.

        "a perdu dix hommes et *les rebelles ont* fui", "dix tués dans des combats entre l'armée et *les rebelles*".
        """
        if other.count is not None:
            return False
        between = not self.between.isdisjoint(self.norms[self.phrases[k].last : joint])
        return between or (other.last < self.sentence.last and self._is_auxiliary(other.last))

    def _joint_between(self, phrase: Phrase, other: Phrase, cue: Cue) -> int | None:
        """The comma or link word before `other`; "de 11 chars de 10 canons" leaves the comma out."""
        joint = self._joint(other.first - self._has_preposition(other))
        is_bare_list = other.count is not None and cue.shape == self.words.small.of_link == other.link
        if joint is None and is_bare_list and other.first - phrase.last == 1:
            return phrase.last
        return joint

    def _has_preposition(self, phrase: Phrase) -> int:
        """1 where the phrase's preposition is a token of its own before it."""
        return int(bool(phrase.link) and self.norms[phrase.first - 1] in self.words.data.prepositions)


def _kind(phrase: Phrase, cue: Cue, in_list: bool = False) -> LossKind | None:
    """What `cue` does to the phrase, None where it can't."""
    family = cue.family
    if family.counted and phrase.count is None and not in_list:
        return None
    if _says_another_loss(phrase, cue):
        return None
    if phrase.who:
        kind = family.kind_for(phrase.who)
        return None if family.active and cue.shape == "subject" and phrase.is_people else kind
    if not phrase.elliptic and (family.listed or family.only != PEOPLE):
        return None
    return family.people or family.things


def _says_another_loss(phrase: Phrase, cue: Cue) -> bool:
    """Whether the phrase's own noun says another loss than the cue: "12 blessés" in a list of the killed."""
    if phrase.noun is None or phrase.noun.toll is None or phrase.noun.toll == cue.family.people:
        return False
    if cue.shape == "subject" and not cue.bare and cue.family.people == "killed":  # "deux blessés ont succombé"
        return False
    return phrase.noun.always or (cue.shape == "object" and cue.family.who == "fighters")
