"""The reader, whole: a report in, its claims out."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from selon.gazetteer import Gazetteer, open_default
from selon.model import Actor, Claim, Loss, Report, Source, Span, TimeSpan
from selon.read.actors import ActorResolver
from selon.read.arguments import Reading
from selon.read.attribution import attribution_at, find_attributions
from selon.read.background import is_background
from selon.read.bare_denials import with_bare_denials
from selon.read.blame import with_accused
from selon.read.confidence import ConfidenceModel, confidence_of, features_of, load_confidence
from selon.read.decider import Decider, load_deciders
from selon.read.drafts import Draft, Role
from selon.read.event_tagger import EventTagger, load_event_tagger
from selon.read.failed_assaults import with_failed_assaults
from selon.read.families import decide_families
from selon.read.folding import fold
from selon.read.frames import Frames, act_nouns, frame_nouns, frame_verbs, load_frames
from selon.read.implied_losses import with_implied_losses
from selon.read.lexicon import Lexicon, load_lexicon
from selon.read.likely import likely_drafts
from selon.read.loss_sides import side_of
from selon.read.losses import find_losses
from selon.read.mentions import Attribution, LossMention, PlaceMention, TimeMention, called
from selon.read.modality import certainty_of, is_unreal, status_of
from selon.read.numbers import find_counts
from selon.read.parties import complete_parties, leave_open
from selon.read.passage import Passage, prepare
from selon.read.phrases import find_phrases
from selon.read.places import PlaceHints, find_places
from selon.read.reasons import reasons_of
from selon.read.repeats import join_repeats
from selon.read.rival_tolls import with_rival_tolls
from selon.read.scenes import settle_scenes
from selon.read.setting_places import PlaceFinder
from selon.read.setting_times import TimeFinder, time_for
from selon.read.several_places import spread_over_places
from selon.read.slot_choice import SlotChoice
from selon.read.tagging import Tagged, source_asides, tag
from selon.read.times import find_times
from selon.read.tolls import attach_losses, leave_out_parts, name_fighters, name_victims
from selon.read.triggers import Trigger, find_triggers
from selon.register import ActorEntry, Register, RegisterMention, load_register

__all__ = [
    "Reader",
    "claims_of",
    "draft_report",
    "load_reader",
    "read_report",
    "slot_choice",
    "tagged_report",
    "told_drafts",
]


@dataclass(frozen=True)
class Reader:
    """What reading in one language needs, loaded once: words, frames, register, gazetteer."""

    language: str
    lexicon: Lexicon
    frames: Frames
    register: Register
    gazetteer: Gazetteer
    confidence: ConfidenceModel
    tagger: EventTagger | None = None
    deciders: Mapping[str, Decider] = field(default_factory=dict)


@cache
def load_reader(language: str = "fr") -> Reader:
    """The reader of `language`, with the user's places. Raises LanguageDataError where it has no data."""
    lexicon = load_lexicon(language, frame_verbs(language), act_nouns(language), frame_nouns(language))
    return Reader(
        language,
        lexicon,
        load_frames(language),
        load_register(),
        open_default(),
        load_confidence(language),
        load_event_tagger(language),
        load_deciders(language),
    )


def read_report(report: Report, reader: Reader) -> tuple[Claim, ...]:
    """The claims of `report`, in the order of their triggers. Relative dates stay open without `published`."""
    if not report.text.strip():
        return ()
    reading, drafts = draft_report(report, reader)
    chosen = slot_choice(reading, told_drafts(reading, drafts, reader.confidence), reader).chosen()
    return claims_of(report, reading, sorted(chosen, key=lambda draft: draft.start))


def told_drafts(reading: Reading, drafts: Sequence[Draft], model: ConfidenceModel) -> list[Draft]:
    """Those of `drafts` that are likely enough by `model`, one for each place."""
    scored = [
        replace(d, confidence=confidence_of(model, features_of(reading, drafts, i))) for i, d in enumerate(drafts)
    ]
    return spread_over_places(reading, likely_drafts(scored, model.threshold))


def slot_choice(reading: Reading, drafts: Sequence[Draft], reader: Reader) -> SlotChoice:
    """What chooses for the slots of `drafts`, told in one report."""
    return SlotChoice(reading, ActorResolver(reading, reader.register), drafts, reader.deciders)


def draft_report(report: Report, reader: Reader) -> tuple[Reading, list[Draft]]:
    """All events that the text may tell, repeats joined, before the unlikely ones are left out."""
    passage = prepare(report.text, reader.language)
    published = _published(report)
    mentions = reader.register.find(passage)
    theatres = tuple(frozenset(m.entry.countries) for m in mentions if isinstance(m.entry, ActorEntry))
    places = find_places(passage, reader.gazetteer, reader.language, hints=PlaceHints(theatres=theatres))
    times = find_times(passage, published, reader.language)
    reading = _reading(passage, reader, mentions, places, times)
    drafts, losses = _drafts(reading, reader, places, TimeFinder(reading, times, reader.language, published))
    return replace(reading, losses=tuple(losses)), _without_publisher(drafts, report, reader.register)


def tagged_report(report: Report, reader: Reader) -> Tagged:
    """The words of `report` with what each can be, as the steps after see them."""
    passage = prepare(report.text, reader.language)
    times = find_times(passage, _published(report), reader.language)
    return _tagged(passage, reader, times)[0]


def _published(report: Report) -> date | None:
    return date.fromisoformat(report.published) if report.published else None


def claims_of(report: Report, reading: Reading, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """`drafts` written out as claims."""
    return tuple(_claim(report, reading, draft) for draft in drafts)


def _reading(
    passage: Passage,
    reader: Reader,
    register: tuple[RegisterMention, ...],
    places: tuple[PlaceMention, ...],
    times: tuple[TimeMention, ...],
) -> Reading:
    tagged, skipped, asides = _tagged(passage, reader, times)
    phrases = find_phrases(tagged, register, places, skipped, asides)
    return Reading(tagged, phrases, skipped | asides, reader.tagger, places, times)


def _tagged(
    passage: Passage, reader: Reader, times: tuple[TimeMention, ...]
) -> tuple[Tagged, frozenset[int], frozenset[int]]:
    """The passage tagged, the tokens that say when, and those of asides that name a source."""
    skipped = frozenset(i for t in times for i in range(*passage.tokens_of(t.span.start, t.span.end)))
    asides = source_asides(passage, reader.lexicon)
    return tag(passage, reader.lexicon, skipped | asides), skipped, asides


def _drafts(
    reading: Reading, reader: Reader, places: tuple[PlaceMention, ...], times: TimeFinder
) -> tuple[list[Draft], list[LossMention]]:
    """The events that the text may tell, and all losses that may be theirs."""
    passage = reading.tagged.passage
    attributions = find_attributions(passage, reader.register, reader.language)
    sources = [s for a in attributions for s in a.chain]
    finder = PlaceFinder(reading, _where(places, sources), reader.language, sources)
    actors = ActorResolver(reading, reader.register)
    drafts: list[Draft] = []
    passed_by: list[Trigger] = []
    for trigger in (with_accused(reading, t) for t in find_triggers(reading, reader.frames)):
        at = passage.tokens[trigger.first].start
        if trigger.group is None and _names_source(attributions, at):
            continue
        voices = [a for a in _voices(attributions, at) if not _is_untold(reading, trigger, a)]
        if not voices:
            passed_by.append(trigger)
            continue
        place, place_inherited = finder.place_of(trigger)
        time, time_inherited = times.time_of(trigger)
        own_time = None if time_inherited else time
        if (own_time is not None and own_time.background) or is_background(reading, trigger, own_time):
            passed_by.append(trigger)
            continue
        doers = actors.initiators(trigger.initiators, trigger.event)
        targets = _not_among(doers, actors.targets(trigger.targets, trigger.event, doers))
        for attribution in voices:
            status = status_of(reading, trigger, attribution, own_time)
            drafts.append(
                Draft(
                    trigger,
                    trigger.event,
                    status,
                    certainty_of(reading, trigger, attribution, status),
                    actors.speaker(trigger, attribution) or doers,
                    targets,
                    place,
                    place_inherited,
                    times.until_now(trigger, status, time_for(status, time, time_inherited)),
                    time_inherited,
                    attribution=attribution,
                    place_meant=finder.scene_is_meant(trigger),
                )
            )
    counts = find_counts(passage, reader.language)
    found = find_losses(passage, counts, reader.language, reading.asides)
    losses = name_fighters(reading, _told_by_others(passage, found, passed_by))
    drafts = with_implied_losses(reading, attach_losses(reading, drafts, losses), counts)
    drafts = leave_open(decide_families(reading, with_failed_assaults(complete_parties(reading, drafts))))
    drafts = [actors.with_denier(draft) for draft in with_bare_denials(reading, drafts, attributions)]
    drafts = with_rival_tolls(reading, join_repeats(drafts), attributions)
    drafts = settle_scenes(leave_out_parts(reading, name_victims(reading, drafts)))
    return [actors.with_accused(draft) for draft in drafts], losses


def _told_by_others(passage: Passage, losses: Sequence[LossMention], passed_by: Sequence[Trigger]) -> list[LossMention]:
    """`losses` without those that an event tells which is none of this report's ("En 2009, dix avaient *péri*")."""
    silent = {i for t in passed_by for i in range(t.first, t.last)}
    return [x for x in losses if passage.token_at(x.cue.start) not in silent]


def _where(places: Sequence[PlaceMention], sources: Sequence[Source]) -> tuple[PlaceMention, ...]:
    """`places` without what speaks and that no gazetteer knows: "le site *Alpha* assure"."""
    speaking = {(s.start, s.end) for s in sources}
    return tuple(p for p in places if p.place.lat is not None or (p.head.start, p.head.end) not in speaking)


def _names_source(attributions: tuple[Attribution, ...], at: int) -> bool:
    """Whether the word belongs to somebody's name ("le commandant *des opérations* a annoncé")."""
    return any(s.start <= at < s.end for a in attributions for s in a.chain)


def _not_among(doers: tuple[Role, ...], targets: tuple[Role, ...]) -> tuple[Role, ...]:
    """`targets` without those that share their words with a doer: nobody strikes himself."""
    return tuple(t for t in targets if not any(d.span.start < t.span.end and t.span.start < d.span.end for d in doers))


def _is_untold(reading: Reading, trigger: Trigger, attribution: Attribution | None) -> bool:
    """Whether nobody asserts the event or denies it: it then tells nothing of where the text is either."""
    return is_unreal(reading, trigger, attribution) and not (attribution is not None and attribution.denies)


def _voices(attributions: tuple[Attribution, ...], at: int) -> tuple[Attribution | None, ...]:
    """On whose word the event at `at` is told: who asserts it, and who denies it."""
    spoken = attribution_at(attributions, at)
    denials = [a for a in attributions if a.denies and a.start <= at < a.end and a is not spoken]
    if denials and denials[0].cue.start < at:
        return (denials[0],)  # "dément que X soit tombée, *comme l'affirmait Y*": what the denial opens is denied, once
    return (spoken, *denials[:1])


def _without_publisher(drafts: list[Draft], report: Report, register: Register) -> list[Draft]:
    """The publisher is the chain's silent end: its own name in the text is not listed."""
    if not report.publisher or not any(d.attribution for d in drafts):
        return drafts
    entry = register.resolve_source(report.publisher)
    name, own = fold(report.publisher), entry.id if entry is not None else None
    return [_without_source(d, name, own) for d in drafts]


def _without_source(draft: Draft, name: str, own: str | None) -> Draft:
    if draft.attribution is None:
        return draft
    foreign = (s for s in draft.attribution.chain if name not in (fold(s.text), called(s)))
    chain = tuple(s for s in foreign if own is None or s.source != own)
    return replace(draft, attribution=replace(draft.attribution, chain=chain))


def _claim(report: Report, reading: Reading, draft: Draft) -> Claim:
    passage = reading.tagged.passage
    trigger = passage.span_of(draft.trigger.first, draft.trigger.last)
    return Claim(
        id=_identifier(report, draft, trigger),
        event=draft.event,
        trigger=trigger,
        status=draft.status,
        certainty=draft.certainty,
        confidence=round(draft.confidence, 2),
        initiators=tuple(_actor(r) for r in draft.initiators),
        targets=tuple(_actor(r) for r in draft.targets),
        place=draft.place.place if draft.place else None,
        time=_time(draft.time),
        losses=tuple(_loss(reading, x, draft) for x in draft.losses),
        attribution=draft.attribution.chain if draft.attribution else (),
        reasons=reasons_of(passage, draft),
    )


def _identifier(report: Report, draft: Draft, trigger: Span) -> str:
    """A name that stays the same when the report is read again."""
    where = draft.place.start if draft.place is not None else ""
    key = f"{report.id}\0{draft.event}\0{draft.status}\0{trigger.start}\0{trigger.end}\0{where}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _actor(role: Role) -> Actor:
    span = role.span
    return Actor(text=span.text, start=span.start, end=span.end, name=role.name, actor=role.actor)


def _time(mention: TimeMention | None) -> TimeSpan | None:
    if mention is None:
        return None
    span = mention.span
    return TimeSpan(text=span.text, start=span.start, end=span.end, from_=mention.from_day, to=mention.to_day)


def _loss(reading: Reading, mention: LossMention, draft: Draft) -> Loss:
    span = mention.span
    return Loss(
        text=span.text, start=span.start, end=span.end, kind=mention.kind, who=mention.who,
        min=mention.min, max=mention.max, side=side_of(reading, mention, draft),
    )  # fmt: skip
