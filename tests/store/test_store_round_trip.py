"""Whatever a report and its claims hold comes back as it went in, and JSON Lines of it are the same."""

from typing import get_args

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_examples import WHEN

from selon.model import Actor, Claim, CodedReport, Loss, Place, Report, Source, Span, TimeSpan
from selon.model.claim import LossKind, SourceKind
from selon.store import Store

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)  # a lone surrogate is refused, in words
maybe = st.none() | text
days = st.dates().map(lambda day: day.isoformat())
degrees = st.floats(-90, 90, allow_nan=False)
numbers = st.none() | st.integers(0, 10**9)
spanned = {"text": text, "start": st.integers(0, 99), "end": st.integers(0, 99)}

actors = st.builds(Actor, **spanned, name=maybe, actor=maybe)
places = st.builds(
    Place,
    **spanned,
    name=maybe,
    country=maybe,
    lat=st.none() | degrees,
    lon=st.none() | degrees,
    gazetteer=maybe,
)
times = st.builds(TimeSpan, **spanned, from_=st.none() | days, to=st.none() | days)
losses = st.builds(
    Loss, **spanned, kind=st.sampled_from(get_args(LossKind)), who=text, min=numbers, max=numbers
)
sources = st.builds(Source, **spanned, kind=st.sampled_from(get_args(SourceKind)), name=maybe, source=maybe)
claims = st.builds(
    Claim,
    id=st.uuids().map(str),
    event=text,
    trigger=st.builds(Span, **spanned),
    initiators=st.lists(actors, max_size=2).map(tuple),
    targets=st.lists(actors, max_size=2).map(tuple),
    place=st.none() | places,
    time=st.none() | times,
    losses=st.lists(losses, max_size=2).map(tuple),
    attribution=st.lists(sources, max_size=2).map(tuple),
    reasons=st.just(()),
)
reports = st.builds(
    Report,
    id=st.uuids().map(str),
    text=text,
    language=maybe,
    publisher=maybe,
    url=maybe,
    title=maybe,
    published=st.none() | days,
)
coded_reports = st.builds(CodedReport, report=reports, claims=st.lists(claims, max_size=3).map(tuple))


# One store for all examples: what was kept before must not matter.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(coded_reports)
def test_round_trip(store: Store, coded: CodedReport) -> None:
    receipt = store.ingest(coded, reader="generated", received=WHEN)
    store.refresh()
    assert store.status().waiting == 0
    if receipt.outcome == "new":
        back = store.coded(receipt.report)
        named = msgspec.structs.replace(back.report, id=coded.report.id)  # another report may have had the id
        assert msgspec.json.encode((named, back.claims)) == msgspec.json.encode((coded.report, coded.claims))
