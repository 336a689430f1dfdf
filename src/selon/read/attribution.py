"""On whose word each stretch of a text stands (docs/codebook.md, "Attribution")."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from selon.read.attribution_chains import ChainBuilder, KnownSource, SourceLookup
from selon.read.attribution_finder import CueFinder
from selon.read.attribution_groups import PhraseReader
from selon.read.attribution_lexicon import load_lexicon
from selon.read.attribution_scope import Scoped, scopes
from selon.read.attribution_subjects import SubjectReader
from selon.read.mentions import Attribution
from selon.read.passage import Passage, Sentence

__all__ = ["KnownSource", "SourceLookup", "attribution_at", "find_attributions"]

_STOPS = frozenset((".", "!", "?", "…"))


def find_attributions(
    passage: Passage, sources: SourceLookup | None, language: str = "fr"
) -> tuple[Attribution, ...]:
    """Every attribution in the text, in the order of its cues.

    `sources` resolves names ("AFP") to a register's entries; without it every source stays unresolved.
    Scopes may nest and overlap: `attribution_at` picks the one that holds at a place. Raises
    LanguageDataError where `lang/<language>/attribution.yaml` is missing or unfit.
    """
    finder = _finder(passage, sources, language)
    found: list[Scoped] = []
    for sentence in (unit for s in passage.sentences for unit in _units(passage, s)):
        found += scopes(passage, sentence, finder.cues(sentence))
        finder.chains.note_subject(sentence)
    return tuple(_attribution(passage, scoped) for scoped in found)


def attribution_at(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution on whose word the character at `offset` stands: the one with the narrowest scope.

    Denials are passed over where somebody also asserts it. None where nobody is named.
    """
    holding = [a for a in attributions if a.start <= offset < a.end]
    return min(holding, key=lambda a: (a.denies, a.end - a.start), default=None)


def _units(passage: Passage, sentence: Sentence) -> list[Sentence]:
    """`sentence`, cut where a stop is followed by an opening straight quote ('… tués. "Nous avons …')."""
    text, tokens = passage.text, passage.tokens
    cuts = [
        i + 1
        for i in range(sentence.first, sentence.last - 2)
        if tokens[i].text in _STOPS and tokens[i + 1].text == '"'
        and tokens[i].end < tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
        and not text[tokens[i + 2].start].islower()
    ]  # fmt: skip
    bounds = [sentence.first, *cuts, sentence.last]
    return [replace(sentence, first=a, last=b) for a, b in pairwise(bounds)]


def _finder(passage: Passage, sources: SourceLookup | None, language: str) -> CueFinder:
    lexicon = load_lexicon(language)
    reader = PhraseReader(passage, lexicon)
    return CueFinder(
        passage,
        lexicon,
        reader,
        SubjectReader(passage, lexicon, reader),
        ChainBuilder(passage, reader, sources),
    )


def _attribution(passage: Passage, scoped: Scoped) -> Attribution:
    cue, tokens = scoped.cue, passage.tokens
    return Attribution(
        chain=cue.chain,
        cue=passage.span_of(cue.cue_first, cue.cue_last),
        start=tokens[scoped.first].start,
        end=tokens[scoped.last - 1].end,
        hedged=cue.hedged,
        denies=cue.denies,
        carried=cue.carried,
    )
