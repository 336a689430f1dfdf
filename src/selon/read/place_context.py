"""What stands before a name and says whether, how and how exactly it is a place.

Read backwards from the name, token by token: article, "de", adjectives, type noun, bearing, distance,
relation,
preposition. All words come from the language's place lexicon.
"""

import msgspec

from selon.read.passage import Passage
from selon.read.place_lexicon import PlaceLexicon

__all__ = ["Context", "context_before"]


class Context(msgspec.Struct, frozen=True, gc=False):
    """The reading of what precedes a name that starts at token `name`.

    `first` is the token where the whole expression starts (relation and noun included), `noun_first` where
    its noun does. `noun` is the class of the type noun, `noun_text` its folded text. `relation` is "near",
    "part",
    "bearing", "distance", "direction", "between" or None; `bearing` in degrees, `distance_km` in km.
    `preposition` is what governs it all; `label` the class of a noun that the name only labels ("event",
    "origin", "government"), with "de".
    """

    name: int
    first: int
    noun_first: int
    noun: str | None = None
    noun_text: str | None = None
    relation: str | None = None
    bearing: float | None = None
    distance_km: float | None = None
    preposition: str | None = None
    of: bool = False
    label: str | None = None


def context_before(passage: Passage, name: int, start: int, lexicon: PlaceLexicon) -> Context:
    """The context of the name at token `name`; nothing before token `start` is read."""
    k, of = _skip_of(passage, name - 1, start)
    noun = _linked_line(passage, k, start, lexicon) or _noun(passage, k, start, of, lexicon)
    if noun is None:
        return _relate(passage, Context(name, name, name, of=of), k, of, start, lexicon)
    first, kind, text = noun
    after = _skip_determiners(passage, first - 1, start, lexicon)
    of_noun = after >= start and passage.norms[after] in passage.function_words.of
    found = Context(name, first, first, noun=kind, noun_text=text, of=of)
    side = lexicon.bearings.get(passage.norms[k])
    if side is not None and kind in ("province", "district"):  # "la province sud de X", "les quartiers est de X"
        return _with(found, relation="part", bearing=side, preposition=lexicon.small.inside)
    return _relate(passage, found, after - of_noun, of_noun, start, lexicon)


def _skip_of(passage: Passage, k: int, start: int) -> tuple[int, bool]:
    norms, words = passage.norms, passage.function_words
    if k >= start and norms[k] in words.articles:
        k -= 1
    if k >= start and norms[k] in words.of:
        return k - 1, True
    return k, False


def _linked_line(passage: Passage, k: int, start: int, lexicon: PlaceLexicon) -> tuple[int, str, str] | None:
    """The road of "la piste qui relie X à Y", "la route menant de X à Y"."""
    if k < start or passage.norms[k] not in lexicon.small.linking:
        return None
    k -= 1
    if k >= start and passage.norms[k] in passage.function_words.who:
        k -= 1
    noun = _noun(passage, k, start, False, lexicon) if k >= start else None
    return noun if noun and noun[2] in lexicon.lines else None


def _skip_determiners(passage: Passage, k: int, start: int, lexicon: PlaceLexicon) -> int:
    while k >= start and passage.norms[k] in lexicon.small.determiners:
        k -= 1
    return k


def _noun(
    passage: Passage, k: int, start: int, of: bool, lexicon: PlaceLexicon
) -> tuple[int, str, str] | None:
    """The type noun that ends at token `k`, or up to three adjectives before it where "de" follows."""
    small = lexicon.small
    for end in range(k, max(k - (4 if of else 1), start - 1), -1):
        for length in (4, 3, 2, 1):
            phrase = passage.norms[end - length + 1 : end + 1] if end - length + 1 >= start else ()
            if phrase and phrase in lexicon.nouns and not _is_adjective(passage, end, phrase, lexicon):
                return end - length + 1, lexicon.nouns[phrase], " ".join(phrase)
        if end == k and _phrase(passage.norms, k, start, lexicon.relations):
            return None  # "un village *près* de X"
        token = passage.tokens[end]
        if not token.is_word or token.is_capitalised:
            return None
        if token.norm in lexicon.bearings:  # "province est de": here "est" is no verb
            continue
        if token.norm in small.no_adjectives or token.norm in small.determiners:
            return _completed(passage, end, k, start, lexicon) if of else None
    return None


def _completed(
    passage: Passage, joint: int, k: int, start: int, lexicon: PlaceLexicon
) -> tuple[int, str, str] | None:
    """The noun of a place before what says which: "le marché *aux bestiaux* de X", "l'école *d'infirmières* de X"."""
    norms = passage.norms
    if joint == k or norms[joint] not in lexicon.small.complements or joint <= start:
        return None
    if norms[k] in lexicon.bearings or _phrase(norms, k, start, lexicon.relations):
        return None  # "le barrage au sud de X"
    if lexicon.labels.get(norms[k : k + 1]) == "government":
        return None  # "rendu le site aux hommes de X"
    noun = _phrase(norms, joint - 1, start, lexicon.nouns)
    if noun is None or noun[1] != "point":
        return None
    first = joint - noun[0]
    return first, noun[1], " ".join(norms[first:joint])


def _is_adjective(passage: Passage, at: int, phrase: tuple[str, ...], lexicon: PlaceLexicon) -> bool:
    """Whether a noun is the adjective of another before it: "la province *centrale* du Bié"."""
    return len(phrase) == 1 and phrase[0] in lexicon.adjectives and passage.norms[at - 1 : at] in lexicon.nouns


def _relate(passage: Passage, found: Context, k: int, of: bool, start: int, lexicon: PlaceLexicon) -> Context:
    """`found` with the relation and preposition that end at token `k` ("de" after it already read)."""
    norms, words = passage.norms, passage.function_words
    if of and k >= start:
        relation = _phrase(norms, k, start, lexicon.relations)
        if relation and relation[0] > 2:
            return _with(found, first=k - relation[0] + 1, relation=relation[1], preposition=norms[k])
        related = _bearing(passage, found, k, start, lexicon) or _distance_of(
            passage, found, k, start, lexicon
        )
        if related:
            return related
        if relation:
            return _with(found, first=k - relation[0] + 1, relation=relation[1], preposition=norms[k])
        return _with(found, label=_label(passage, k, start, lexicon))
    k = _skip_determiners(passage, k, start, lexicon)
    if k < start:
        return found
    relation = _phrase(norms, k + (norms[k + 1] in words.to), start, lexicon.relations)
    if norms[k] in words.between:
        return _with(found, first=k, relation="between", preposition=norms[k])
    if norms[k] in words.to and k > start and norms[k - 1] in words.facing:
        return _with(found, first=k - 1, relation="near", preposition=norms[k])
    if norms[k] in lexicon.locative or norms[k] in lexicon.locative_known:
        direction = "direction" if norms[k] in lexicon.small.towards else None
        return _with(found, preposition=norms[k], relation=direction)
    return found


def _bearing(passage: Passage, found: Context, k: int, start: int, lexicon: PlaceLexicon) -> Context | None:
    """ "au nord de", "à 75 km au sud-est de", "dans le nord de"."""
    norms, small = passage.norms, lexicon.small
    bearing = lexicon.bearings.get(norms[k])
    if bearing is None:
        part = _phrase(norms, k, start, dict.fromkeys(lexicon.parts, "part"))
        return part and _with(found, first=k - part[0] + 1, relation="part", preposition=small.inside)
    before = k - 1
    if before >= start and norms[before] in small.before_bearings:
        before -= 1
    opener = norms[before] if before >= start else ""
    if opener not in small.bearing_openers:
        first = k - 1 if k > start and norms[k - 1] in small.farthest else k
        return _with(found, first=first, relation="part", bearing=bearing, preposition=small.inside)
    distance = _distance(passage, before - 1, start, lexicon)
    if distance:
        return _with(
            found,
            first=distance[0],
            relation="distance",
            bearing=bearing,
            distance_km=distance[1],
            preposition=small.at,
        )
    if before > start and norms[before - 1] in small.more:
        before -= 1
    return _with(found, first=before, relation="bearing", bearing=bearing, preposition=small.at)


def _distance_of(
    passage: Passage, found: Context, k: int, start: int, lexicon: PlaceLexicon
) -> Context | None:
    """ "à 40 km de"."""
    distance = _distance(passage, k, start, lexicon)
    return distance and _with(
        found, first=distance[0], relation="distance", distance_km=distance[1], preposition=lexicon.small.at
    )


def _distance(passage: Passage, k: int, start: int, lexicon: PlaceLexicon) -> tuple[int, float] | None:
    """The distance whose unit is token `k`: its first token ("à" included) and kilometres."""
    norms = passage.norms
    unit = lexicon.units.get(norms[k]) if k >= start else None
    if unit is None:
        return None
    k -= 1
    if k >= start and norms[k] in passage.function_words.plain_of:
        k -= 1
    number = _number(norms[k], lexicon) if k >= start else None
    if number is None:
        return None
    first = k
    while first > start and norms[first - 1] in lexicon.small.before_distances:
        first -= 1
    return first, number * unit


def _number(norm: str, lexicon: PlaceLexicon) -> float | None:
    if norm in lexicon.numbers:
        return lexicon.numbers[norm]
    try:
        return float(norm.replace(",", ".").replace("\u00a0", "").replace(" ", ""))
    except ValueError:
        return None


def _phrase(
    norms: tuple[str, ...], k: int, start: int, phrases: dict[tuple[str, ...], str]
) -> tuple[int, str] | None:
    """The longest of `phrases` that ends at token `k`: its length and value."""
    for length in range(min(4, k - start + 1), 0, -1):
        value = phrases.get(norms[k - length + 1 : k + 1])
        if value:
            return length, value
    return None


def _label(passage: Passage, k: int, start: int, lexicon: PlaceLexicon) -> str | None:
    norms = passage.norms
    for at in range(k, max(k - 3, start - 1), -1):
        if norms[at] == ",":  # "emparés, selon la police, de Sake"
            return None
        label = _phrase(norms, at, start, lexicon.labels)
        if label and label[1] == "origin" and _is_of_site(passage, at - label[0] + 1, start, lexicon):
            return None  # "un poste *de police* du district de X"
        if label:
            return label[1]
    return None


def _is_of_site(passage: Passage, first: int, start: int, lexicon: PlaceLexicon) -> bool:
    """Whether the word at token `first` only says what a site is: "un poste *de police*", or is one itself."""
    norms = passage.norms
    itself = lexicon.nouns.get(norms[first : first + 1]) == "point"
    site = _phrase(norms, first - 2, start, lexicon.nouns) if first - 2 >= start else None
    return itself or (site is not None and site[1] == "point" and norms[first - 1] in passage.function_words.plain_of)


def _with(context: Context, **changes: object) -> Context:
    return msgspec.structs.replace(context, **changes)
