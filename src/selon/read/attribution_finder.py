"""All cues of a sentence, in the order of the text."""

from selon.read.attribution_cues import Cue
from selon.read.attribution_prepositions import PrepositionCues
from selon.read.attribution_speech import SpeechCues
from selon.read.attribution_verbs import VerbGroup, verb_groups
from selon.read.passage import Sentence

__all__ = ["CueFinder"]


class CueFinder(PrepositionCues, SpeechCues):
    """Finds the cues of a passage, sentence by sentence and in order."""

    def cues(self, sentence: Sentence) -> list[Cue]:
        """The cues of `sentence`, in the order of the text."""
        groups = list(verb_groups(self.passage, self.lexicon, sentence.first, sentence.last))
        found: list[Cue] = []
        for at, group in self._positions(sentence, groups):
            if found and at < found[-1].last:
                continue
            cue = self.of_verb(sentence, group, found) if group else self.of_preposition(sentence, at, found)
            if cue is not None and cue.chain:
                found.append(cue)
        signed = self.signed(sentence) if sentence.heading and not found else None
        return [signed] if signed and signed.chain else found

    def _positions(self, sentence: Sentence, groups: list[VerbGroup]) -> list[tuple[int, VerbGroup | None]]:
        norms = self.passage.norms
        places: list[tuple[int, VerbGroup | None]] = [(g.first, g) for g in groups]
        openers = self.lexicon.openers.union(self.passage.function_words.plain_of)
        places += [(i, None) for i in range(sentence.first, sentence.last) if norms[i] in openers]
        return sorted(places, key=lambda p: p[0])
