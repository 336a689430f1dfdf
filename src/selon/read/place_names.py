"""Find the names of places in a text: gazetteer names, and names that only their context shows to be
places.
"""

from typing import Literal

import msgspec

from selon.gazetteer import Found, Gazetteer
from selon.gazetteer.names import folded, loose
from selon.read.passage import Passage, Sentence, Token
from selon.read.place_context import Context, context_before
from selon.read.place_lexicon import PlaceLexicon

__all__ = ["Named", "cue_of", "is_date", "name_places"]

Cue = Literal["strong", "weak", "listed", "none"]
_EXAMPLE_REACH = 14  # tokens from "localités" to the first of them
_APPOSED = 7  # tokens of ", à une vingtaine de kilomètres"
_FATE_REACH = 8  # tokens of "et ses environs avaient aussi été totalement pilonnés"
_MOST_TOKENS = 5
_HYPHENS = frozenset("-‐‑")


class Named(msgspec.Struct, frozen=True):
    """A name at tokens `first:last`, what the gazetteer has under it, and what stands before it.

    `cue`: "strong" where the words around it say that it is a place, "weak" where they allow it, "listed"
    where
    it continues a list of places. `country` is set where the name is a country's. `parts` holds the two
    ends of
    "entre A et B" or "l'axe A-B". `sense` is the folded name: names that share it mean one place in a report.
    """

    first: int
    last: int
    text: str
    found: tuple[Found, ...]
    context: Context
    cue: Cue
    sentence: int
    sense: str
    country: str | None = None
    parts: "tuple[Named, ...]" = ()

    @property
    def key(self) -> tuple[str, bool]:
        """What shares one meaning in a report: "Raqqa" is one place, and "la province de Raqqa" another."""
        return self.sense, self.context.noun == "province"


def name_places(passage: Passage, gazetteer: Gazetteer, lexicon: PlaceLexicon) -> list[Named]:
    """All names that may be places, in order. Names that nothing supports are left out by the ranking."""
    named: list[Named] = []
    after = 0
    for at in [at for at, token in enumerate(passage.tokens) if _is_name(token, lexicon)]:
        if at < after:
            continue
        sentence = passage.sentence_at(passage.tokens[at].start)
        end = _run_end(passage.tokens, at, sentence.last, lexicon)
        run = _in_run(passage, sentence, at, end, gazetteer, lexicon, named[-1] if named else None)
        named.extend(run)
        after = max(end, run[-1].last if run else 0)
    return _remembered(named)


def _is_name(token: Token, lexicon: PlaceLexicon) -> bool:
    """Whether a token may be (part of) a name: a capital first, or after an article: "al-Noomane"."""
    text = token.text
    return text[0].isupper() or (text[2:3] in _HYPHENS and _has_article(token, lexicon))


def _has_article(token: Token, lexicon: PlaceLexicon) -> bool:
    """Whether the token is a name behind its Arabic article: "al-Noomane"."""
    text = token.text
    follows = text[2:3] in _HYPHENS and text[3:4].isupper()
    return follows and token.norm[:2] in lexicon.small.name_articles


def _run_end(tokens: tuple[Token, ...], at: int, last: int, lexicon: PlaceLexicon) -> int:
    """The end of the capitalised run that starts at token `at`: particles join, and numbers after a name."""
    end = at + 1
    while end < last:
        token = tokens[end]
        if tokens[end - 1].end == token.start and tokens[end - 1].text[-1] not in "'’":
            break
        if (
            _is_name(token, lexicon)
            or (token.norm in lexicon.small.name_particles and _goes_on(tokens, end, last, lexicon))
            or (token.text.isdigit() and len(token.text) < 5 and tokens[end - 1].is_capitalised and end - at == 1)
        ):
            end += 1
        else:
            break
    return end


def _goes_on(tokens: tuple[Token, ...], at: int, last: int, lexicon: PlaceLexicon) -> bool:
    """Whether a capitalised word follows the particle at `at`, with at most one more particle between."""
    for step in (1, 2):
        if at + step >= last:
            return False
        if _is_name(tokens[at + step], lexicon):
            return True
        if tokens[at + step].norm not in lexicon.small.name_particles:
            return False
    return False


def _in_run(
    passage: Passage, sentence: Sentence, at: int, end: int, gazetteer: Gazetteer, lexicon: PlaceLexicon,
    before: Named | None,
) -> list[Named]:  # fmt: skip
    """The places of one run: the longest names that the gazetteer knows, or the whole of it after a cue."""
    if not any(_is_name(token, lexicon) for token in passage.tokens[at:end]):
        return []  # "la Gendarmerie *04 individus*"
    if passage.norms[at] in lexicon.common and (at == sentence.first or _opens(passage, at)):
        return _tail(passage, sentence, at + 1, end, gazetteer, lexicon, before)
    context = context_before(passage, at, sentence.first, lexicon)
    country = _country(passage, at, end, lexicon)
    if country and not (context.noun == "province" and _has_area(passage, at, country[0], gazetteer)):
        length, code = country
        first = _named(passage, sentence, at, at + length, gazetteer, context, "strong", code)
        rest = _tail(passage, sentence, at + length, end, gazetteer, lexicon, first)
        return [first, *rest]
    inner = _after_noun(passage, at, end, lexicon)
    if inner and not _is_known(passage, at, end, gazetteer):
        return _in_run(passage, sentence, inner, end, gazetteer, lexicon, before)
    cue = cue_of(passage, context, before, at, lexicon)
    if cue == "none" and _is_told_after(passage, end, context, lexicon):
        cue = "strong"
    if cue == "none" and not context.preposition and _may_meet_a_fate(passage, end, lexicon):
        cue = "weak"
    if _is_body(passage, at, end, context, lexicon):
        return []
    longest = min(end + _has_adjective(passage, end, lexicon), at + _MOST_TOKENS)
    for stop in range(longest, at, -1):
        if (
            stop <= end
            and not _is_name(passage.tokens[stop - 1], lexicon)
            and not passage.tokens[stop - 1].text.isdigit()
        ):
            continue
        if stop < end and _has_article(passage.tokens[stop], lexicon):  # "Talloul" of "Talloul al-Safa"
            continue
        found = _known(passage, at, stop, gazetteer) + _of_noun(passage, at, stop, context, gazetteer)
        if found and _stands_alone(passage, at, stop, end, cue, lexicon):
            first = _with_found(passage, sentence, at, stop, found, context, cue)
            return [first, *_tail(passage, sentence, stop, end, gazetteer, lexicon, first)]
    if cue in ("strong", "listed") and _may_be_unknown(passage, at, end, context, lexicon):
        stop = _name_end(passage, at, end, lexicon)
        first = _with_found(passage, sentence, at, stop, (), context, cue)
        return [first, *_tail(passage, sentence, stop, end, gazetteer, lexicon, first)]
    return _inside(passage, sentence, at, end, gazetteer, lexicon, before)


def _after_noun(passage: Passage, at: int, end: int, lexicon: PlaceLexicon) -> int | None:
    """Where the name starts in a run that opens with a noun or bearing: "Etat d'Ogun", "Est de Djibo"."""
    opens = passage.norms[at] in lexicon.bearings and at + 1 < end
    bearing = opens and not _is_name(passage.tokens[at + 1], lexicon)
    if not bearing and (passage.norms[at],) not in lexicon.nouns:
        return None
    inner, particles = at + 1, lexicon.small.name_particles
    while inner < end and passage.norms[inner] in particles and not passage.tokens[inner].is_capitalised:
        inner += 1
    return inner if inner < end else None


def _is_known(passage: Passage, at: int, end: int, gazetteer: Gazetteer) -> bool:
    name = passage.text[passage.tokens[at].start : passage.tokens[end - 1].end]
    return end - at > 1 and any(under == folded(name) for _, under in gazetteer.by_key(loose(name)))


def _has_area(passage: Passage, at: int, length: int, gazetteer: Gazetteer) -> bool:
    """Whether a province bears a country's name too: "l'Etat de Niger"."""
    return any(f.entry.kind == "adm1" for f in _known(passage, at, at + length, gazetteer))


def _tail(
    passage: Passage, sentence: Sentence, at: int, end: int, gazetteer: Gazetteer, lexicon: PlaceLexicon,
    before: Named | None
) -> list[Named]:  # fmt: skip
    while at < end and not _is_name(passage.tokens[at], lexicon):
        at += 1
    return _in_run(passage, sentence, at, end, gazetteer, lexicon, before) if at < end else []


def _inside(
    passage: Passage, sentence: Sentence, at: int, end: int, gazetteer: Gazetteer, lexicon: PlaceLexicon,
    before: Named | None
) -> list[Named]:  # fmt: skip
    """A place after "de" or "à" further on in a run that isn't a place itself ("Forces démocratiques de
    X").
    """
    for inner in range(at + 1, end):
        if passage.norms[inner] in lexicon.small.inner_of:
            return _tail(passage, sentence, inner + 1, end, gazetteer, lexicon, before) if before else []
    return []


def _opens(passage: Passage, at: int) -> bool:
    """Whether token `at` follows a quotation mark, colon or dash, where sentences start too."""
    return passage.tokens[at - 1].text in '"«“:–—-(•[' if at else True


def _country(passage: Passage, at: int, end: int, lexicon: PlaceLexicon) -> tuple[int, str] | None:
    """The longest name of a country at token `at`: how many tokens, and its code."""
    if passage.norms[at] not in lexicon.country_openers:
        return None
    for stop in range(min(end + 4, at + 5, len(passage.tokens)), at, -1):
        code = lexicon.countries.get(passage.norms[at:stop])
        if code:
            longer = stop < end and passage.tokens[stop].is_capitalised  # "Mali Actu"
            return None if longer else (stop - at, code)
    return None


def cue_of(passage: Passage, context: Context, before: Named | None, at: int, lexicon: PlaceLexicon) -> Cue:
    """How strongly the words around token `at` say that a place stands there."""
    if context.noun or context.relation in ("near", "bearing", "distance", "between", "direction"):
        return "strong"
    if context.preposition in lexicon.locative and not _said_to(passage, context, lexicon):
        return "strong"
    if context.preposition in lexicon.small.fallen_on and _falls_on(passage, context, lexicon):
        return "strong"
    if context.label == "event" or context.relation == "part" or context.preposition in lexicon.small.weak:
        return "strong" if context.label == "event" else "weak"
    if _is_object(passage, at, context, lexicon) or _is_example(passage, at, lexicon):
        return "strong"
    if before and before.cue in ("strong", "listed") and _continues(passage, before, at, lexicon):
        return "weak" if before.country or passage.norms[at - 1] == "(" else "listed"
    if context.preposition in lexicon.locative_known or context.of:
        return "weak"
    return "none"


def _is_object(passage: Passage, at: int, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether a verb whose object is a place stands right before: "ont évacué X", "se sont emparés de X"."""
    if context.noun or context.preposition or not at:
        return False
    before, articles = passage.norms[max(at - 9, 0) : at], passage.function_words.articles
    while before and (before[-1] in articles or before[-1] == "," or is_date(before[-1], lexicon)):
        before = before[:-1]
    if not before:
        return False
    if context.of:
        return any(norm in lexicon.place_verbs_of for norm in before[-5:])
    return before[-1] in lexicon.place_verbs


def _is_told_after(passage: Passage, end: int, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether what follows a name, and nothing before it, says that it is a place."""
    befalls = not context.preposition and _meets_a_fate(passage, end, lexicon)
    return befalls or _is_put_on_map(passage, end, lexicon)


def _meets_a_fate(passage: Passage, end: int, lexicon: PlaceLexicon) -> bool:
    """Whether what follows a name befalls places only: "Djibo *est tombée*", "Djibo *a été pilonnée*"."""
    norms = passage.norms[end : end + _FATE_REACH]
    fate = next((i for i, norm in enumerate(norms) if norm not in lexicon.fate_auxiliaries), 0)
    return fate > 0 and not lexicon.fates.isdisjoint((norms[fate], " ".join(norms[fate : fate + 2])))


def _may_meet_a_fate(passage: Passage, end: int, lexicon: PlaceLexicon) -> bool:
    """Whether what follows befalls towns, but people too: "Goma *est tombée*", "Goma *a été reprise*"."""
    norms = passage.norms[end : end + _FATE_REACH]
    if norms[:1] == (",",) and len(norms) > 1:
        return lexicon.strikes(norms[1])  # "Goma, *prise* lundi par les rebelles"
    at = next((i for i, norm in enumerate(norms) if norm not in lexicon.fate_auxiliaries), 0)
    passive = not passage.function_words.been_folded.isdisjoint(norms[:at])
    return at > 0 and (norms[at] in lexicon.falls or (passive and lexicon.strikes(norms[at])))


def _falls_on(passage: Passage, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether the words before say what falls there: "des obus sont tombés *sur X*"."""
    return not lexicon.small.fallen.isdisjoint(passage.norms[max(context.first - 4, 0) : context.first])


def _is_put_on_map(passage: Passage, end: int, lexicon: PlaceLexicon) -> bool:
    """Whether a name is told to be a town, or how far off: "X, *petite ville* minière", "X, *à 20 km* au nord de Y"."""
    norms = passage.norms[end : end + _APPOSED]
    if norms[:1] != (",",):
        return False
    if any(norm in lexicon.units for norm in norms) and norms[1] in lexicon.small.distant:
        return True
    noun = next((norm for norm in norms[1:4] if norm in lexicon.small.towns), None)
    words = passage.function_words
    return noun is not None and (words.of | words.who).isdisjoint(norms[1 : norms.index(noun)])


def is_date(norm: str, lexicon: PlaceLexicon) -> bool:
    """Whether a word belongs to a date: a figure, a month, a day of the week, "hier"."""
    return norm.isdigit() or norm in lexicon.dates


def _is_example(passage: Passage, at: int, lexicon: PlaceLexicon) -> bool:
    """Whether the name is the first of those that a plural promises: "plusieurs localités, notamment *X*"."""
    if at == 0 or passage.norms[at - 1] not in lexicon.examples:
        return False
    before = passage.norms[max(at - _EXAMPLE_REACH, 0) : at]
    plurals = (n for n in before if n[-1] in lexicon.small.plural_endings)
    return any(lexicon.nouns.get((n,)) in ("settlement", "district") for n in plurals)


def _continues(passage: Passage, before: Named, at: int, lexicon: PlaceLexicon) -> bool:
    """Whether only commas, "et" and the like stand between the place before and token `at`."""
    between, small = passage.norms[before.last : at], lexicon.small
    if not 0 < len(between) <= 4:
        return False
    return small.list_links.issuperset(between) and not small.list_joints.isdisjoint(between)


def _said_to(passage: Passage, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether "à X" is the hearer of a verb of speech, or who something is laid at the door of."""
    if context.preposition not in lexicon.small.hearers:
        return False
    before = passage.norms[max(context.first - 4, 0) : context.first]
    return any(norm in lexicon.speech for norm in before)


def _is_body(passage: Passage, at: int, end: int, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether the run names a person or a body: a title before it, or a head noun that opens it."""
    k = context.name - 1
    if k >= 0 and passage.norms[k].rstrip(".") in lexicon.titles:
        return True
    if k >= 1 and passage.norms[k] == "." and passage.norms[k - 1] in lexicon.small.dotted_titles:
        return True
    return passage.norms[at] in lexicon.organisations and context.noun in (None, "point")


def _known(passage: Passage, at: int, stop: int, gazetteer: Gazetteer) -> tuple[Found, ...]:
    name = passage.text[passage.tokens[at].start : passage.tokens[stop - 1].end]
    return gazetteer.by_key(loose(name)) if len(name) > 2 else ()


def _has_adjective(passage: Passage, end: int, lexicon: PlaceLexicon) -> bool:
    """Whether a small word that names take follows: "Ghouta orientale", "Kurdistan irakien"."""
    if end >= len(passage.norms):
        return False
    norm = passage.norms[end]
    return norm in lexicon.name_adjectives or norm in lexicon.demonyms


def _of_noun(passage: Passage, at: int, stop: int, context: Context, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Places whose own name has the noun in it: "camp de Jénine", "barrage de Tichrine"."""
    if context.noun is None or context.noun_text is None:
        return ()
    tokens = passage.tokens
    name = passage.text[tokens[at].start : tokens[stop - 1].end]
    whole = passage.text[tokens[context.noun_first].start : tokens[stop - 1].end]  # "golfe d'Aden" has its "d'"
    found = {f.entry.key: f.entry for n in (f"{context.noun_text} {name}", whole) for f in gazetteer.by_key(loose(n))}
    return tuple(Found(entry, folded(name)) for entry in found.values())


def _stands_alone(passage: Passage, at: int, stop: int, end: int, cue: Cue, lexicon: PlaceLexicon) -> bool:
    """Whether a known name isn't just a part of a longer name of something else ("Mali Actu")."""
    token = passage.tokens[at]
    if stop - at == 1 and token.text.isupper() and len(token.text) < 4:
        return False
    if stop - at == 1 and (token.norm in lexicon.demonyms or token.norm in lexicon.never):
        return False
    return stop >= end or not passage.tokens[stop].is_capitalised


def _may_be_unknown(passage: Passage, at: int, end: int, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether a name that no gazetteer has may be a place for its context alone."""
    token = passage.tokens[at]
    if token.text.isupper() and len(token.text) < 6:
        return False
    if token.text.isdigit() and context.noun == "near":
        return False  # "le Front *15* des Farc"
    if token.norm in lexicon.demonyms or token.norm in lexicon.never or len(token.text) < 2:
        return False
    if context.relation == "between" and _is_of_many(passage, context, lexicon):
        return False  # "entre *les Frci* et les jeunes"
    if not lexicon.small.dwellers.isdisjoint(passage.norms[max(context.first - 3, 0) : context.first]):
        return True
    # "l'attaque de Jean Dupont", but "l'attaque du village de Beit Hanaya"
    return bool(context.noun) or not (context.label == "event" and end - at > 1)


def _is_of_many(passage: Passage, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether "les" stands right before the name: those who bear it, where a place is rarely more than one."""
    at = context.name - 1
    return at >= 0 and passage.norms[at] in passage.function_words.plural_article


def _name_end(passage: Passage, at: int, end: int, lexicon: PlaceLexicon) -> int:
    """The end of an unknown name: before a "de" that starts another name."""
    for stop in range(at + 1, end):
        if passage.norms[stop] in lexicon.small.ends_of_names:
            return stop
    return end


def _named(
    passage: Passage, sentence: Sentence, at: int, stop: int, gazetteer: Gazetteer, context: Context, cue:
    Cue, country: str
) -> Named:  # fmt: skip
    text = passage.text[passage.tokens[at].start : passage.tokens[stop - 1].end]
    return Named(at, stop, text, (), context, cue, sentence.index, folded(text), country)


def _with_found(
    passage: Passage, sentence: Sentence, at: int, stop: int, found: tuple[Found, ...], context: Context,
    cue: Cue,
) -> Named:  # fmt: skip
    text = passage.text[passage.tokens[at].start : passage.tokens[stop - 1].end]
    return Named(at, stop, text, found, context, cue, sentence.index, folded(text))


def _remembered(named: list[Named]) -> list[Named]:
    """A name once seen after a cue is a place everywhere in the report."""
    sure = {loose(n.text) for n in named if n.cue in ("strong", "listed")}
    return [msgspec.structs.replace(n, cue="weak") if n.cue == "none" and loose(n.text) in sure else n for n in named]
