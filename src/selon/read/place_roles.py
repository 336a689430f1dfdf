"""The part a place plays: where it happened, where to, where from, where told, or only whose it is."""

import re
from dataclasses import replace

from selon.gazetteer import Entry
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named

__all__ = ["role_of", "with_helpers"]

_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?(?:,\s*(?:le\s+)?\d[^\n]{0,20})?\s*[-–—]{1,2}\s")
_GAP = re.compile(
    r"\s*[,(]?\s*(?:(?:est |une?|la|le|l'|petite?|grande?|autre|gros(?:se)?)\s*)*(?:\w+(?: \w+)?\s+)??"
    r"(?:situee?s?|sise?s?|localisee?s?|locali[ts]e?s?)?\s*"
    r"(?:(?:,|dans|en|de|du|des|d'|au|aux|a|l'|le|la|les|qui est)\s*)*"
)
_CONTAINERS = frozenset(("province", "district", "country"))


def role_of(passage: Passage, name: Named, entry: Entry | None, lexicon: PlaceLexicon) -> str:
    """The role of a name by what stands around it; "event" where nothing says otherwise."""
    if _is_dateline(passage, name):
        return "source"
    context = name.context
    before = passage.norms[max(context.first - 7, 0) : context.first]
    if context.label == "origin":
        return "origin"
    if context.label == "government" and _governs(entry):
        return "government"
    if context.relation == "direction" and (context.preposition != "vers" or _any(before, lexicon.motion)):
        return "direction"
    if context.preposition in ("a", "jusqu'a", "au") and _any(before[-3:], lexicon.motion):
        return "direction"
    if (context.of or context.preposition == "depuis") and _any(passage.norms[max(name.first - 4, 0) : name.first], lexicon.origin_verbs):
        return "origin"
    if _any(before[-2:], frozenset(("comme", "instar"))):
        return "comparison"
    if _governs(entry) and name.cue in ("none", "weak") and not context.noun:
        return _of_government(passage, name)
    return "event"


def _is_dateline(passage: Passage, name: Named) -> bool:
    """ "BEYROUTH - ", "Goma (RDC), 19 oct - ", "(Bamako, 3 mars)" at the head of a paragraph."""
    token = passage.tokens[name.first]
    opens = passage.text.rfind("\n", 0, token.start) + 1
    lead = passage.text[opens : token.start]
    end = passage.tokens[name.last - 1].end
    if not lead.strip():
        return bool(_DATELINE.match(passage.text, end))
    return lead.strip() == "(" and bool(re.match(r"\s*,[^)\n]{0,25}\)", passage.text[end : end + 40]))


def _governs(entry: Entry | None) -> bool:
    return entry is not None and entry.kind in ("capital", "country")


def _of_government(passage: Passage, name: Named) -> str:
    context = name.context
    if context.relation or context.preposition in ("en", "au", "aux") or context.label == "event":
        return "event"
    return "government"


def _any(norms: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(norm in words for norm in norms)


def with_helpers(
    passage: Passage, mentions: list[PlaceMention], named: list[Named]
) -> tuple[PlaceMention, ...]:
    """Containers that only help to find the place before them, marked as such."""
    out = list(mentions)
    for i in range(1, len(out)):
        before, this = out[i - 1], out[i]
        gap = passage.folded[before.end : this.start]
        if this.role == "event" and _is_container(this) and _is_smaller(before, this) and len(gap) < 50 and _GAP.fullmatch(gap) and gap.strip() not in ("et", ""):
            out[i] = replace(this, role="helper")
    return tuple(out)


def _is_container(mention: PlaceMention) -> bool:
    return mention.place.precision in _CONTAINERS


_ORDER = {"point": 0, "settlement": 1, "near": 1, "district": 2, "province": 3, "country": 4}


def _is_smaller(inner: PlaceMention, outer: PlaceMention) -> bool:
    a, b = inner.place.precision or "settlement", outer.place.precision or "settlement"
    return _ORDER[a] < _ORDER[b] or (a == b == "district")
