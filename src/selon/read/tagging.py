"""What each token can be: a light, rule-made part of speech that costs a dictionary look-up a word."""

import re
from dataclasses import dataclass

from selon.read.attribution_lexicon import load_lexicon, longest
from selon.read.attribution_quotes import CLOSERS, OPENERS
from selon.read.function_words import FunctionWords
from selon.read.lexicon import Lexicon, VerbForm
from selon.read.passage import Passage, Token

__all__ = ["Tagged", "source_asides", "tag"]

_ARTICLE_NAME = re.compile(r"[aeèé]\w[-‐‑][A-ZÀ-Ý]")  # "al-Cham", "es-Salam"
_UNKNOWN_VERB = (VerbForm("?", frozenset({"fin"})),)
_UNKNOWN_PARTICIPLE = (VerbForm("?", frozenset({"pp"})),)
_LONGEST_ASIDE = 14  # tokens
_QUOTED = 4  # tokens of a verb and its adverbs in quotation marks
_BEFORE_PERFECT = frozenset({"NOUN", "NAME", "OTHER", "PRON", "REL"})
_LONG = 8  # letters: "Clément" is a name
_STOPS = frozenset(".!?;:")


@dataclass(frozen=True)
class Tagged:
    """The passage with a tag a token and the readings as a verb of the tokens that can be one.

    Tags: DET, PREP, REL, COORD, SUB, PRON, ADV, NUM, PUNCT, VERB, NOUN, NAME, OTHER. A word with readings
    both as noun and as verb is VERB only where its left neighbour lets it be one.
    """

    passage: Passage
    lexicon: Lexicon
    tags: tuple[str, ...]
    readings: tuple[tuple[VerbForm, ...], ...]

    def features(self, index: int) -> frozenset[str]:
        """All features of the token's readings as a verb, together."""
        return frozenset().union(*(r.features for r in self.readings[index]))

    def lemmas(self, index: int) -> frozenset[str]:
        """Infinitives that the token can be a form of."""
        return frozenset(r.lemma for r in self.readings[index])

    def opens_clause(self, index: int) -> bool:
        """Whether what a finite verb says begins at the token: ", dit *avoir* repris", ", dit *que*"."""
        if index == len(self.tags):
            return False
        return "inf" in self.features(index) or self.passage.norms[index] in self.passage.function_words.that

    def past_adverbs(self, index: int, stop: int) -> int:
        """The first token in `index:stop` that is no adverb and tells no time, `stop` where there is none."""
        return next((i for i in range(index, stop) if self.tags[i] != "ADV"), stop)


def tag(passage: Passage, lexicon: Lexicon, adverbial: frozenset[int] = frozenset()) -> Tagged:
    """Tag every token of `passage`; the tokens `adverbial` (expressions of time) are read as adverbs."""
    adverbial |= _asides(passage, lexicon)
    adverbial |= _commas(passage, adverbial) | _quotes_of_verbs(passage, lexicon)
    tags: list[str] = []
    readings: list[tuple[VerbForm, ...]] = []
    starts = {s.first for s in passage.sentences}
    finite = passage.function_words.finite_endings
    for i, token in enumerate(passage.tokens):
        if _is_misspelt_perfect(passage, i, tags, lexicon):
            tags.append("VERB")
            readings.append(lexicon.verb_forms(min(passage.function_words.has)))
            continue
        forms = () if i in adverbial else _readings(token, lexicon)
        tags.append("ADV" if i in adverbial else _tag(token, i in starts, forms, tags, passage, lexicon))
        if tags[i] == "VERB" and not forms:
            forms = _UNKNOWN_VERB if token.text.lower().endswith(finite) else _UNKNOWN_PARTICIPLE
        if tags[i] == "OTHER" and not forms and _calls_for_verb(passage, tags):
            tags[i], forms = "VERB", _UNKNOWN_VERB
        readings.append(forms)
    return Tagged(passage, lexicon, tuple(tags), tuple(readings))


def source_asides(passage: Passage, lexicon: Lexicon) -> frozenset[int]:
    """Tokens of asides that say on whose word, inside a clause: "ont pris*, selon la police,* le pont"."""
    found: set[int] = set()
    according_to = load_lexicon(lexicon.language).according_to
    for i, norm in enumerate(passage.norms):
        opening = min(i + (norm == ","), len(passage.norms) - 1)
        if longest(passage.norms, opening, according_to) and _follows_verb(passage, i, lexicon):
            end = next((j for j in range(i + 2, i + _LONGEST_ASIDE) if passage.norms[j : j + 1] == (",",)), None)
            if end is not None and _STOPS.isdisjoint(passage.norms[i + 1 : end]):
                found.update(range(i, end + 1))
    return frozenset(found)


def _follows_verb(passage: Passage, i: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands right before, an adverb apart ("avait *pourtant*, d'après une ONG, tiré")."""
    while i > 1 and passage.norms[i - 1] in lexicon.words.adverbs:
        i -= 1
    return i > 0 and bool(_readings(passage.tokens[i - 1], lexicon))


def _commas(passage: Passage, adverbial: frozenset[int]) -> frozenset[int]:
    """The commas around what is all adverbial: "ont pris*,* lundi*,* le pont"."""
    found: set[int] = set()
    for i in (i for i, norm in enumerate(passage.norms) if norm == ","):
        end = i + 1
        while end in adverbial:
            end += 1
        if end > i + 1 and passage.norms[end : end + 1] == (",",):
            found |= {i, end}
    return frozenset(found)


def _quotes_of_verbs(passage: Passage, lexicon: Lexicon) -> frozenset[int]:
    """The quotation marks of "ont *«* libéré *»* la ville": they part no verb from its auxiliary or object."""
    found: set[int] = set()
    norms, auxiliaries = passage.norms, passage.function_words.auxiliary_verbs
    for i in (i for i in range(1, len(norms) - 2) if norms[i] in OPENERS):
        close = next((j for j in range(i + 2, min(i + 2 + _QUOTED, len(norms))) if norms[j] in CLOSERS), None)
        follows = any(form.lemma in auxiliaries for form in _readings(passage.tokens[i - 1], lexicon))
        if follows and _is_participle(passage.tokens[i + 1], lexicon):
            found |= {i} if close is None else {i, close}
    return frozenset(found)


def _calls_for_verb(passage: Passage, tags: list[str]) -> bool:
    """Whether a relative "qui" or a subject pronoun stands before, with nothing but clitics between."""
    words = passage.function_words
    for back in range(len(tags) - 2, max(len(tags) - 6, -1), -1):
        norm = passage.norms[back]
        if norm in words.calls_for_verb:
            return True
        if norm not in words.clitics and tags[back] != "ADV":
            return False
    return False


def _asides(passage: Passage, lexicon: Lexicon) -> frozenset[int]:
    """Tokens of set phrases that part nothing ("de son côté")."""
    found: set[int] = set()
    for i in range(len(passage.norms)):
        aside = lexicon.asides.at(passage.norms, i)
        if aside is not None and not _is_perfect(passage, lexicon, i):
            found.update(range(i, aside[1]))
    return frozenset(found)


def _is_perfect(passage: Passage, lexicon: Lexicon, i: int) -> bool:
    """ "*a* découvert", the auxiliary before a participle, where "à découvert" would be a set phrase."""
    if passage.tokens[i].text not in passage.function_words.has or i + 1 == len(passage.tokens):
        return False
    return _is_participle(passage.tokens[i + 1], lexicon)


def _readings(token: Token, lexicon: Lexicon) -> tuple[VerbForm, ...]:
    if not token.text[0].isalpha():
        return ()
    return lexicon.verb_forms(token.text.lower())


def _is_misspelt_perfect(passage: Passage, i: int, tags: list[str], lexicon: Lexicon) -> bool:
    """"une unité *à tendu* une embuscade", "*à été abattu*": the auxiliary with an accent that it hasn't."""
    if passage.tokens[i].text not in passage.function_words.accented_to or _BEFORE_PERFECT.isdisjoint(tags[-1:]):
        return False
    been = passage.tokens[i + 1].text in passage.function_words.been if i + 1 < len(passage.tokens) else False
    following = passage.tokens[i + 1 + been : i + 2 + been]
    if not following or (following[0].text in lexicon.noun_words and not been):
        return False
    return any(form.features >= {"pp", "masc", "sing"} for form in _readings(following[0], lexicon))


def _tag(
    token: Token,
    starts_sentence: bool,
    forms: tuple[VerbForm, ...],
    tags: list[str],
    passage: Passage,
    lexicon: Lexicon,
) -> str:
    first = token.text[0]
    if first.isdigit():
        return "NUM"
    if token.norm in lexicon.words.parts and _is_part(token, tags, passage, lexicon):
        return "NOUN"
    if not first.isalpha():
        return "PRON" if token.norm.startswith("-") and len(token.norm) > 2 else "PUNCT"
    if token.text in passage.function_words.capital_to and not _shouts(passage, len(tags) + 1):
        return "PREP"
    if _is_gerund(forms, tags, passage):
        return "VERB"
    floats = _floats(token, len(tags), passage, lexicon)
    closed = "ADV" if floats else _closed_class(token, lexicon, passage.function_words)
    if closed and not (
        first.isupper()
        and not starts_sentence
        and token.text.isupper()
        and token.norm.isalpha()
        and len(token.text) > 1
    ):
        return closed
    if first.isupper() and not starts_sentence:
        return "NAME"
    return _open_class(token, starts_sentence, forms, tags, passage, lexicon)


def _is_part(token: Token, tags: list[str], passage: Passage, lexicon: Lexicon) -> bool:
    """The "est" of "la partie *est* de X", the "%" of "80 *%* de X", no adverb in "l'*ensemble* de X"."""
    at = len(tags)
    if at == 0 or passage.function_words.of.isdisjoint(passage.norms[at + 1 : at + 2]):
        return False
    if not token.norm.isalpha():
        return tags[-1] == "NUM"
    named = tags[-1] == "DET" and token.norm in lexicon.words.adverbs
    return named or passage.norms[at - 1] in lexicon.words.sided


def _is_gerund(forms: tuple[VerbForm, ...], tags: list[str], passage: Passage) -> bool:
    """"*en visant* un site": a verb, though "visant" alone is a preposition."""
    after_in = bool(tags) and passage.norms[len(tags) - 1] in passage.function_words.gerund_openers
    return after_in and any("ppres" in form.features for form in forms)


def _floats(token: Token, index: int, passage: Passage, lexicon: Lexicon) -> bool:
    """ "les ont *tous* tués", "ont *depuis* fui": between an auxiliary and its participle no more than an adverb."""
    words, following = lexicon.words, passage.tokens[index + 1 : index + 2]
    floating = (words.determiners & words.adverbs) | passage.function_words.since
    if token.norm not in floating or index == 0 or not following:
        return False
    return _is_participle(following[0], lexicon) and passage.norms[index - 1] in passage.function_words.auxiliaries


def _shouts(passage: Passage, index: int) -> bool:
    """Whether the token is all in capitals: "A" before it may then be the verb and no "À"."""
    following = passage.tokens[index : index + 1]
    return bool(following) and len(following[0].text) > 1 and following[0].text.isupper()


def _closed_class(token: Token, lexicon: Lexicon, function_words: FunctionWords) -> str | None:
    words, word = lexicon.words, token.text.lower().replace("’", "'")
    if word in words.numbers:
        return "NUM"
    if word in words.determiners:
        return "DET" if word not in function_words.plain_of else "PREP"
    if word in words.relatives:
        return "REL"
    if word in words.prepositions:
        return "PREP"
    if word in words.coordinators:
        return "COORD"
    if word in words.adverbs:
        return "ADV"
    if word in words.pronouns:
        return "PRON"
    return "SUB" if word in words.subordinators else None


def _open_class(
    token: Token,
    starts_sentence: bool,
    forms: tuple[VerbForm, ...],
    tags: list[str],
    passage: Passage,
    lexicon: Lexicon,
) -> str:
    word = token.text.lower().replace("’", "'")
    is_noun = word in lexicon.noun_words or (word == token.norm and word in lexicon.folded_nouns)
    if not forms:
        if is_noun:
            return "NOUN"
        if starts_sentence and len(word) > _LONG and word.endswith(passage.function_words.adverb_endings):
            return "ADV"  # "*Contrairement* aux rumeurs": no name
        return "VERB" if _looks_like_verb(token, tags, passage) else _name_or_other(token)
    if is_noun and starts_sentence and _is_fronted_participle(passage, len(tags), forms):
        return "VERB"
    if is_noun and _joins_participle(forms, tags, passage, lexicon):
        return "VERB"
    if is_noun and _is_infinitive_with_object(forms, tags, passage, lexicon):
        return "VERB"
    if is_noun and (starts_sentence or _follows_noun_opener(tags, passage, lexicon.words.before_nouns)):
        return "NOUN"
    if _follows_to_them(forms, tags, passage):
        return "VERB"
    if _follows_unit(tags, passage) and any("fin" in f.features and not {"pp", "inf"} & f.features for f in forms):
        return "VERB"
    if _shares_passive(forms, tags, passage, lexicon):
        return "VERB"
    if forms[0].lemma not in passage.function_words.auxiliary_verbs and _follows_determiner(
        tags, passage, starts_sentence, any("inf" in form.features for form in forms)
    ):
        return "OTHER"
    return "VERB"


def _follows_to_them(forms: tuple[VerbForm, ...], tags: list[str], passage: Passage) -> bool:
    """"les bergers qui *leur* résistaient": a pronoun, before what can only be a finite verb."""
    finite = all("fin" in form.features for form in forms)
    return finite and bool(tags) and passage.norms[len(tags) - 1] in passage.function_words.to_them


def _shares_passive(forms: tuple[VerbForm, ...], tags: list[str], passage: Passage, lexicon: Lexicon) -> bool:
    """"cinq assaillants ont été abattus et trois *capturés* à X": a number alone, and the auxiliary of before."""
    of_number = tags[-2:] == ["COORD", "NUM"] and any(form.features >= {"pp", "plur"} for form in forms)
    if not of_number:
        return False
    been, norms = passage.function_words.been_folded, passage.norms
    verbs = (i for i in range(len(tags) - 3, 0, -1) if tags[i] == "VERB" and _is_participle(passage.tokens[i], lexicon))
    verb = next(verbs, None)
    return verb is not None and norms[verb - 1] in been and _STOPS.isdisjoint(norms[verb : len(tags)])


def _follows_unit(tags: list[str], passage: Passage) -> bool:
    """"la *53e* gagnait": an ordinal that is a unit's name stands before, and no noun need follow."""
    before = len(tags) - 1
    if before < 1 or tags[before] != "NUM" or tags[before - 1] != "DET":
        return False
    return passage.norms[before].endswith(passage.function_words.ordinal_endings)


def _looks_like_verb(token: Token, tags: list[str], passage: Passage) -> bool:
    word, words = token.text.lower(), passage.function_words
    if word.endswith(words.finite_endings):
        return True
    before = passage.tokens[len(tags) - 1].norm if tags else ""
    return before in words.auxiliaries and word.endswith(words.participle_endings)


def _name_or_other(token: Token) -> str:
    is_name = token.is_capitalised or _ARTICLE_NAME.match(token.text) is not None
    return "NAME" if is_name and not token.text.isupper() else "OTHER"


def _is_fronted_participle(passage: Passage, index: int, forms: tuple[VerbForm, ...]) -> bool:
    """ "*Poussée* par Pékin", "*Prise* par les rebelles": a participle, not the noun."""
    following = passage.norms[index + 1 : index + 2]
    return not passage.function_words.by.isdisjoint(following) and any("pp" in f.features for f in forms)


def _is_infinitive_with_object(
    forms: tuple[VerbForm, ...], tags: list[str], passage: Passage, lexicon: Lexicon
) -> bool:
    """ "a promis *de lancer une* offensive": the verb, and not the noun of "le lancer de roquettes"."""
    at, words = len(tags), passage.function_words
    if not tags or passage.norms[at - 1] not in words.infinitive_links or not any("inf" in f.features for f in forms):
        return False
    of = any(norm in words.plain_of for norm in passage.norms[at + 1 : at + 2])
    return not of and _takes_object(passage, at + 1, lexicon)


def _joins_participle(
    forms: tuple[VerbForm, ...], tags: list[str], passage: Passage, lexicon: Lexicon
) -> bool:
    """ "ont tué ou *blessé* dix bergers", "tué un berger et *blessé* deux": a participle joined to another is none."""
    if not tags or not any(form.features >= {"pp", "masc", "sing"} for form in forms):
        return False
    if tags[-2:] == ["VERB", "COORD"]:
        return _is_participle(passage.tokens[len(tags) - 2], lexicon)
    joined = tags[-1] == "COORD" or passage.norms[len(tags) - 1] == ","
    if not joined or not _takes_object(passage, len(tags) + 1, lexicon):
        return False
    return _has_compound(tags, len(tags), passage, lexicon)


def _is_participle(token: Token, lexicon: Lexicon) -> bool:
    return any("pp" in form.features for form in _readings(token, lexicon))


def _takes_object(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Whether a determiner or number stands at token `index`."""
    following = passage.norms[index : index + 1]
    words = lexicon.words
    return any(w[0].isdigit() or w in words.determiners or w in words.numbers for w in following)


def _has_compound(tags: list[str], stop: int, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether the last verb of the sentence before `stop` is a past with "avoir", or a participle joined to one."""
    for back in range(stop - 2, 0, -1):
        if tags[back] in ("REL", "SUB") or passage.norms[back] in (".", ";", ":", "!", "?"):
            return False
        if tags[back] == "VERB" and _is_participle(passage.tokens[back], lexicon):
            before = {form.lemma for form in _readings(passage.tokens[back - 1], lexicon)}
            return not passage.function_words.have.isdisjoint(before) or _has_compound(tags, back, passage, lexicon)
    return False


def _follows_determiner(tags: list[str], passage: Passage, starts_sentence: bool, infinitive: bool) -> bool:
    """Whether the word before is a determiner that can be no pronoun: what follows is then no verb."""
    if starts_sentence or not tags or tags[-1] not in ("DET", "NUM"):
        return False
    if passage.norms[len(tags) - 1] not in passage.function_words.object_pronouns:
        return True
    before = tags[-2] if len(tags) > 1 else "PUNCT"
    return before == "PUNCT" or (before in ("PREP", "VERB") and not infinitive)


def _follows_noun_opener(tags: list[str], passage: Passage, before_nouns: frozenset[str]) -> bool:
    """Whether what stands before calls for a noun: a determiner, number, preposition, or a fresh start."""
    for back in range(len(tags) - 1, max(len(tags) - 4, -1), -1):
        word = passage.tokens[back].text.lower()
        if tags[back] == "ADV" or word in before_nouns or word in OPENERS:
            continue
        return tags[back] in ("DET", "NUM", "PREP", "COORD") or passage.tokens[back].text in ":–—("
    return True
