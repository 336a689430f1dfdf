"""What a cue of attribution is, and the parts that all ways of finding one share."""

from dataclasses import dataclass, replace
from typing import Literal

from selon.model import Source
from selon.read.attribution_chains import ChainBuilder
from selon.read.attribution_groups import PhraseReader
from selon.read.attribution_lexicon import AttributionLexicon
from selon.read.attribution_phrases import Phrase
from selon.read.attribution_subjects import SubjectReader
from selon.read.attribution_verbs import VerbGroup
from selon.read.passage import Passage

__all__ = ["Cue", "CueReader", "Shape"]

Shape = Literal["lead", "trail", "that", "previous"]


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution before its scope is known. Token indices, half-open.

    `first:last` is all its material (verb, source, apposition); `cue_first:cue_last` the telling words.
    `lead` opens its clause, `trail` follows or interrupts it, `that` has its clause after a subject and verb,
    `previous` speaks of the sentence before. `narrow`: of its own noun phrase only;
    `with_antecedent`: also of the noun that its relative clause belongs to.
    """

    chain: tuple[Source, ...]
    first: int
    last: int
    cue_first: int
    cue_last: int
    shape: Shape
    hedged: bool = False
    denies: bool = False
    carried: bool = False
    narrow: bool = False
    with_antecedent: bool = False


@dataclass(frozen=True)
class CueReader:
    """One passage, the words of its language, and who was named so far."""

    passage: Passage
    lexicon: AttributionLexicon
    reader: PhraseReader
    subjects: SubjectReader
    chains: ChainBuilder

    def with_group(self, cue: Cue, group: tuple[Phrase, ...]) -> Cue | None:
        """`cue` with the chain of `group` and reaching to its end; None where there is no group."""
        if not group:
            return None
        chain, carried = self.chains.chain(group)
        return replace(cue, chain=chain, carried=carried, last=max(group[-1].last, cue.last))

    def verb_cue(self, group: VerbGroup, shape: Shape) -> Cue:
        """The cue of a verb group, its chain still empty."""
        return Cue(
            (), group.first, group.last, group.verb, group.last, shape,
            hedged=group.infinitive in self.lexicon.data.hedging_verbs,
            denies=group.family == "deny" and not group.negated,
        )  # fmt: skip
