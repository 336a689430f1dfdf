"""Which stretch of the text stands on a cue's word, and whose word that word itself stands on."""

from dataclasses import dataclass, replace

from selon.model import Source
from selon.read.attribution_cues import Cue
from selon.read.attribution_quotes import quote_after, quote_around, quote_before
from selon.read.passage import Passage, Sentence

__all__ = ["Scoped", "scopes"]

_SHORT_OPENING = 8
_LONGEST_ANTECEDENT = 7
_CLAUSE_STOPS = frozenset((",", ";", ":"))
_REST_STOPS = frozenset((";", ")", "."))
_NARROW_STOPS = frozenset((",", ";", ":", "("))


@dataclass(frozen=True, slots=True)
class Scoped:
    """A cue with the tokens `first:last` that stand on its chain."""

    cue: Cue
    first: int
    last: int


def scopes(passage: Passage, sentence: Sentence, cues: list[Cue]) -> list[Scoped]:
    """The cues of one sentence with their scopes, chains lengthened by the cues that hold them."""
    plain = [Scoped(c, *_bounds(passage, sentence, cues, i)) for i, c in enumerate(cues)]
    told = [replace(s, cue=replace(s.cue, chain=_full_chain(s, plain))) for s in plain]
    return told + [r for s in told for r in _retorts(passage, sentence, s)]


def _retorts(passage: Passage, sentence: Sentence, denial: Scoped) -> list[Scoped]:
    """What is said in answer after a denial and a colon stands on the denier's word."""
    at = denial.last
    if not denial.cue.denies or at >= sentence.last or passage.norms[at] != ":":
        return []
    cue = replace(denial.cue, denies=False)
    return [Scoped(cue, at, max(sentence.last, quote_after(passage, at, sentence.last)))]


def _bounds(passage: Passage, sentence: Sentence, cues: list[Cue], at: int) -> tuple[int, int]:
    cue = cues[at]
    if cue.shape == "previous":
        return passage.sentences[sentence.index - 1].first, sentence.last
    if cue.shape == "trail":
        return _trail(passage, sentence, cues, at)
    start = cue.first if cue.shape == "lead" else cue.cue_first
    if cue.with_antecedent:
        antecedent = _narrow_start(passage, sentence, replace(cue, first=cue.first - 2))
        start = max(antecedent, cue.first - _LONGEST_ANTECEDENT)
    return start, _forwards(passage, sentence, cues, at)


def _trail(passage: Passage, sentence: Sentence, cues: list[Cue], at: int) -> tuple[int, int]:
    cue = cues[at]
    if cue.narrow:
        return _narrow_start(passage, sentence, cue), cue.last
    start = _backwards(passage, sentence, cues, at)
    quote = quote_before(passage, cue.first)
    end = max(_rest(passage, sentence, cues, at), quote_around(passage, start, cue.first) or 0)
    return (start if quote is None else min(start, quote)), end


def _backwards(passage: Passage, sentence: Sentence, cues: list[Cue], at: int) -> int:
    """Back to the start of the sentence, a semicolon, the bracket it stands in, or the cue before."""
    norms, closed = passage.norms, 0
    floor = _floor(passage, sentence, cues, at)
    for i in range(cues[at].first - 1, floor - 1, -1):
        closed += norms[i] == ")"
        if norms[i] == ";" or (norms[i] == "(" and not closed):
            return i + 1
        closed -= norms[i] == "("
    return floor


def _floor(passage: Passage, sentence: Sentence, cues: list[Cue], at: int) -> int:
    for before in reversed(cues[:at]):
        if before.shape == "trail" and not before.narrow:
            return before.last
        parting = _parting(passage, before.last, cues[at].first)
        if parting is not None and before.shape != "trail":
            return parting
    return sentence.first


def _forwards(passage: Passage, sentence: Sentence, cues: list[Cue], at: int) -> int:
    """On to the end of the sentence or of the quotation, a semicolon, or another source's clause."""
    cue, norms = cues[at], passage.norms
    end = sentence.last
    for after in cues[at + 1 :]:
        limit = _next_clause(passage, cue, after)
        if limit is not None:
            end = min(end, limit)
            break
    for i in range(cue.last, end):
        if norms[i] == ";" or (norms[i] == ":" and cue.denies) or _opens_verdict(passage, i):
            return i
        if cue.denies and _opens_deed(passage, i):
            return i
    return max(end, quote_after(passage, cue.last, end)) if end == sentence.last and not cue.denies else end


def _opens_deed(passage: Passage, at: int) -> bool:
    """Whether what the denier did besides starts here: "a démenti la prise de X *et a* attaqué Y"."""
    words = passage.function_words
    following = passage.tokens[at + 1 : at + 2]
    return passage.norms[at] in words.ands and any(t.text.lower() in words.auxiliaries for t in following)


def _opens_verdict(passage: Passage, at: int) -> bool:
    """Whether ", ce que dément X" starts here: it speaks of what was said, and isn't part of it."""
    norms = passage.norms
    return norms[at] == "," and norms[at + 1 : at + 3] in passage.function_words.verdict_openers


def _next_clause(passage: Passage, cue: Cue, after: Cue) -> int | None:
    """Where `after` begins a clause of its own, out of `cue`'s word; None where it is said within it."""
    norms, words = passage.norms, passage.function_words
    if after.first <= cue.last:
        return after.cue_first if after.shape == "that" and after.cue_first >= cue.last else None
    if after.narrow:
        return None
    if after.shape == "trail":
        parting = _parting(passage, cue.last, after.first)
        return after.first if parting is None else parting
    before = norms[after.first - 1]
    if before in words.who and after.chain != cue.chain and not cue.denies:
        return after.first - 1
    if before in words.clause_links or before in _CLAUSE_STOPS:
        return after.first - 1
    contrast = norms[after.first - 2 : after.first] in words.contrast_phrases
    return after.first - 2 if contrast else None


def _parting(passage: Passage, first: int, last: int) -> int | None:
    """The last place in `first:last` where a new main clause begins (", et", "tandis que", ";")."""
    norms, words = passage.norms, passage.function_words
    for i in range(last - 1, first, -1):
        new_clause = norms[i] in words.contrasts or norms[i : i + 2] in words.contrast_phrases
        if norms[i] == ";" or new_clause or (norms[i] in words.ands and norms[i - 1] == ","):
            return i
    return None


def _rest(passage: Passage, sentence: Sentence, cues: list[Cue], at: int) -> int:
    """What follows an interrupting cue, up to a new clause: "La base, selon X, a été prise"."""
    cue, norms, words = cues[at], passage.norms, passage.function_words
    end = cues[at + 1].first if at + 1 < len(cues) else sentence.last
    i = cue.last + (norms[cue.last : cue.last + 1] == (",",))
    if i >= sentence.last or norms[i] in _REST_STOPS or norms[i] in words.new_clauses:
        return cue.last
    if norms[i] in words.aside_relatives and cue.first - sentence.first > _SHORT_OPENING:
        return cue.last
    parting = _parting(passage, cue.last, end)
    return parting if parting is not None else max(end, cue.last)


def _narrow_start(passage: Passage, sentence: Sentence, cue: Cue) -> int:
    """A participle ("la prise annoncée par X") covers its own noun phrase only."""
    limits = passage.function_words.noun_phrase_limits
    for i in range(cue.first - 1, sentence.first, -1):
        if passage.norms[i] in _NARROW_STOPS or passage.norms[i] in limits:
            return i + 1
    return sentence.first


def _full_chain(scoped: Scoped, others: list[Scoped]) -> tuple[Source, ...]:
    chain = scoped.cue.chain
    for other in others:
        if other is not scoped and _holds(other, scoped) and not other.cue.denies:
            chain += tuple(s for s in other.cue.chain if s not in chain)
    return chain


def _holds(outer: Scoped, inner: Scoped) -> bool:
    """Whether `inner` is itself said on `outer`'s word."""
    if outer.cue.chain == inner.cue.chain or inner.cue.narrow or outer.cue.narrow:
        return False
    within = outer.first <= inner.cue.first and inner.cue.last <= outer.last
    return within and not (outer.cue.shape == "trail" and inner.cue.shape == "trail")
