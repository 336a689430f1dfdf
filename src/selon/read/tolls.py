"""Which loss belongs to which event, and which event a bare killing is."""

from collections.abc import Sequence, Set
from dataclasses import replace

from selon.model import Span
from selon.read.arguments import Reading
from selon.read.drafts import Draft, Role, are_apart
from selon.read.folding import fold
from selon.read.means import means_of
from selon.read.mentions import LossMention
from selon.read.passage import Sentence

__all__ = ["attach_losses", "leave_out_parts", "name_fighters", "name_victims"]

_CARRIERS = frozenset(
    [
        "clash",
        "attack",
        "attack_civilians",
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "offensive",
        "strike",
        "repel",
        "capture",
        "killing",
        "riot",
        "protest",
    ]
)
_SIDE_ACTS = frozenset({"destroy", "abduct", "detain"})  # what goes with an attack that kills
_NOT_CIVILIAN = frozenset({"armed", "name", "suspect", "toll"})
_BY_KIND = {
    "captured": frozenset({"abduct", "detain", "hand_over", "capture", "clash", "attack", "repel", "offensive"}),
    "missing": frozenset({"abduct"}) | _CARRIERS,
    "displaced": frozenset({"displace"}),
    "seized": frozenset({"disrupt_weapons", "destroy", "withdraw"}) | _CARRIERS,
    "destroyed": frozenset({"destroy", "disrupt_weapons"}) | _CARRIERS,
    "damaged": frozenset({"destroy"}) | _CARRIERS,
    "killed": _CARRIERS | {"abduct", "destroy", "sexual_violence", "detain"},
    "wounded": _CARRIERS | {"abduct", "destroy", "sexual_violence", "detain"},
}


def attach_losses(reading: Reading, drafts: Sequence[Draft], losses: Sequence[LossMention]) -> list[Draft]:
    """`drafts` with each loss on the event that it belongs to; losses that no event takes are dropped."""
    taken: dict[int, list[LossMention]] = {}
    for loss in losses:
        if loss.superseded or loss.total:
            continue
        carrier = _carrier(reading, drafts, loss)
        if carrier is not None:
            taken.setdefault(carrier, []).append(loss)
    return [replace(d, losses=d.losses + tuple(taken.get(i, ()))) for i, d in enumerate(drafts)]


def _carrier(reading: Reading, drafts: Sequence[Draft], loss: LossMention) -> int | None:
    """Index of the event that has the loss: in its own sentence, else the nearest in the three before.

    A bare killing ("un civil a péri") has it only where no event before accounts for it.
    """
    sentence = reading.tagged.passage.sentence_at(loss.span.start)
    at = reading.tagged.passage.token_at(loss.cue.start)
    fitting = [i for i, d in enumerate(drafts) if d.event in _BY_KIND[loss.kind]]
    here = [i for i in fitting if drafts[i].trigger.sentence.index == sentence.index]
    acts = [i for i in here if drafts[i].event != "killing" or _stands_alone(drafts[i])]
    own = [i for i in acts if drafts[i].trigger.first <= at < drafts[i].trigger.last]
    if own and all(are_apart(reading.tagged.passage, drafts[own[0]], drafts[i]) for i in acts if i != own[0]):
        return own[0]
    fights = [i for i in fitting if drafts[i].event in _CARRIERS]
    if loss.kind in ("killed", "wounded"):
        acts = [i for i in acts if i in fights] or _just_told(drafts, fights, acts, sentence)
    if acts:
        return min(
            acts,
            key=lambda i: (
                drafts[i].event == "killing" and not drafts[i].initiators,
                abs(drafts[i].start - at),
            ),
        )
    before = _last_before(drafts, fights, sentence, bool(here))
    before = _last_before(drafts, fitting, sentence, bool(here)) if before is None else before
    return here[0] if before is None and here else before


def _just_told(drafts: Sequence[Draft], fights: Sequence[int], acts: list[int], sentence: Sentence) -> list[int]:
    """ "Bilan : neuf morts et des maisons *incendiées*", "quatre morts et deux *enlevés*": of the attack just told.

    It is `acts` where they are told of a place of their own, or are more than what goes with an attack.
    """
    if not acts or any(drafts[i].event not in _SIDE_ACTS or _is_elsewhere(drafts[i]) for i in acts):
        return acts
    told = [i for i in fights if drafts[i].trigger.sentence.index == sentence.index - 1]
    return [i for i in told if drafts[i].event != "killing"][-1:] or acts


def _is_elsewhere(act: Draft) -> bool:
    return act.event != "destroy" and act.place is not None and not act.place_inherited


def _last_before(drafts: Sequence[Draft], among: Sequence[int], sentence: Sentence, here: bool) -> int | None:
    """The last of `among` in the nearest of the three sentences before; no headline's where one is `here`."""
    for back in (1, 2, 3):
        told = (i for i in among if drafts[i].trigger.sentence.index == sentence.index - back)
        near = [i for i in told if drafts[i].status != "denied"]
        if near and not (drafts[near[-1]].trigger.sentence.heading and here):
            return _main(drafts, near)
    return None


def _main(drafts: Sequence[Draft], near: Sequence[int]) -> int:
    """The last act of a sentence, but "ont *pris* la ville après des *combats*": what its verb tells."""
    last = drafts[near[-1]].trigger
    told = [i for i in near if (group := drafts[i].trigger.group) is not None and group.tense is not None]
    aside = last.group is None and last.support is None
    return told[-1] if told and aside and drafts[near[-1]].event in ("clash", "offensive", "attack") else near[-1]


def _stands_alone(draft: Draft) -> bool:
    """Whether a killing is told as an event of its own: somebody does it, somewhere or some day."""
    return bool(draft.initiators) or not draft.place_inherited or (draft.time is not None and not draft.time_inherited)


def name_fighters(reading: Reading, losses: Sequence[LossMention]) -> list[LossMention]:
    """`losses`, those of fighters where the whole noun phrase says so: "six membres *de la police*"."""
    return [replace(x, who="fighters") if _are_fighters(reading, x) else x for x in losses]


def _are_fighters(reading: Reading, loss: LossMention) -> bool:
    if loss.victim is None or loss.who == "fighters":
        return False
    token = reading.tagged.passage.token_at(loss.victim.start)
    phrase = next((p for p in reading.phrases if p.head == token), None)
    if phrase is None or "armed" not in phrase.classes or phrase.classes & {"civilian", "vehicle"}:
        return False
    return any("armed" in part.classes for part in reading.parts(phrase))


def name_victims(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """"trois morts" are fighters where only fighters were struck, civilians where only civilians were."""
    anybody = means_of(reading).anybody
    return [replace(d, losses=tuple(_named(x, d, anybody) for x in d.losses)) for d in drafts]


def _named(loss: LossMention, draft: Draft, anybody: tuple[str, ...]) -> LossMention:
    if loss.who != "unknown" or loss.kind not in ("killed", "wounded", "captured", "missing"):
        return loss
    if any(x.subset and x.kind == loss.kind for x in draft.losses) and not loss.subset:
        return loss
    struck = [r for r in draft.targets if loss.victim is None or r.span != loss.victim]
    if draft.event == "clash" and loss.victim is not None and fold(loss.victim.text).startswith(anybody):
        return loss  # whoever is caught between two sides
    if struck and all("armed" in r.classes and "civilian" not in r.classes for r in struck):  # "fidèles" are either
        return replace(loss, who="fighters")
    civilians = bool(struck) and all(_is_civilian(r, anybody) for r in struck)
    return replace(loss, who="civilians") if civilians else loss


def _is_civilian(role: Role, anybody: tuple[str, ...]) -> bool:
    """Named as somebody who doesn't fight, by more than "personne" or "homme"."""
    if not role.classes & {"civilian", "captive", "crowd"}:
        return False
    return not role.classes & _NOT_CIVILIAN and not fold(role.span.text).startswith(anybody)


def leave_out_parts(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without the parts of tolls that say nothing new: "neuf civils, *dont quatre enfants*"."""
    ages, passage = means_of(reading).ages, reading.tagged.passage
    found: list[Draft] = []
    for draft in drafts:
        told = passage.span_of(draft.trigger.first, draft.trigger.last)
        kept = (x for x in draft.losses if not _is_told_by_whole(x, draft.losses, told, ages))
        found.append(replace(draft, losses=tuple(kept)))
    return found


def _is_told_by_whole(part: LossMention, losses: Sequence[LossMention], told: Span, ages: Set[str]) -> bool:
    """Whether the toll that `part` is of says as much of who they were; age and sex are no answer to that.

    Not where the event, `told` in the text, is what befell the part alone: "six tués, dont cinq *exécutés*".
    """
    wholes = [x for x in losses if x.kind == part.kind and not x.subset]
    apart = part.cue == told and all(x.cue != told for x in wholes)
    if not part.subset or apart:
        return False
    by_age = part.victim is not None and fold(part.victim.text).split()[0] in ages
    return any(x.who == part.who or (by_age and x.who == "unknown") for x in wholes)
