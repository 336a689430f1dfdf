"""Claims made up for growth tests: a longer war, not a denser one.

The world has 2,000 places; 80 % of the claims fall in 20 % of them. 400 claims are made a day, so that more
claims mean more days, as a store grows. Every event is told by one to five reports, with other tolls and now
and then a day's difference. A claim depends only on its number, so that a million needn't stand in memory.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from selon.merge import ReportedClaim
from selon.model import Actor, Claim, Loss, Place, Source, Span, TimeSpan

__all__ = ["generated"]

_PLACES = 2_000
_HOT = _PLACES // 5
_PER_DAY = 400
_START = date(2000, 1, 1)
_EVENTS = [
    "clash",
    "attack",
    "attack_civilians",
    "air_strike",
    "shelling",
    "bombing",
    "capture",
    "withdraw",
    "hold",
    "besiege",
    "abduct",
    "destroy",
    "displace",
]
_ACTORS = [f"actor-{n}" for n in range(40)]
_PUBLISHERS = [f"Journal {n}" for n in range(60)]
_TOLD = (1, 1, 1, 2, 2, 3, 4, 5)  # by how many reports an event is told


def generated(first: int, last: int) -> Iterator[ReportedClaim]:
    """Claims number `first` up to `last`, in the order in which they are told."""
    for day in range(first // _PER_DAY, (last - 1) // _PER_DAY + 1):
        for number, claim in enumerate(_of_day(day), day * _PER_DAY):
            if first <= number < last:
                yield claim


def _of_day(day: int) -> Iterator[ReportedClaim]:
    chance = random.Random(day)
    number = day * _PER_DAY
    while number < (day + 1) * _PER_DAY:
        event = _event(chance, day)
        for _ in range(min(chance.choice(_TOLD), (day + 1) * _PER_DAY - number)):
            yield _told(number, event, chance)
            number += 1


def _event(chance: random.Random, day: int) -> Claim:
    hot = chance.random() < 0.8
    place = chance.randrange(_HOT) if hot else chance.randrange(_HOT, _PLACES)
    by, against = chance.sample(range(len(_ACTORS)), 2)
    killed = chance.randrange(1, 40)
    when = (_START + timedelta(days=day)).isoformat()
    return Claim(
        id="",
        event=chance.choice(_EVENTS),
        trigger=Span(text="x", start=0, end=1),
        initiators=(_actor(by),),
        targets=(_actor(against),),
        place=_place(place),
        time=TimeSpan(text="", start=0, end=0, from_=when, to=when),
        losses=(Loss(text="", start=0, end=0, kind="killed", who="civilians", min=killed, max=killed),),
    )


def _told(number: int, event: Claim, chance: random.Random) -> ReportedClaim:
    toll = event.losses[0]
    more = chance.choice((0, 0, 0, 1, 2))
    publisher = chance.choice(_PUBLISHERS)
    assert event.time is not None
    claim = Claim(
        id=f"c{number:08}",
        event=event.event,
        trigger=event.trigger,
        initiators=event.initiators if chance.random() < 0.8 else (),
        targets=event.targets if chance.random() < 0.6 else (),
        place=event.place,
        time=event.time,
        losses=(
            Loss(
                text="",
                start=0,
                end=0,
                kind="killed",
                who="civilians",
                min=toll.min,
                max=(toll.max or 0) + more,
            ),
        ),
        attribution=(Source(text="témoins", start=0, end=7, kind="witness"),)
        if chance.random() < 0.4
        else (),
    )
    day = date.fromisoformat(event.time.to or "") + timedelta(days=chance.randrange(3))
    return ReportedClaim(
        key=claim.id, report=f"r{number:08}", claim=claim, publisher=publisher, published=day.isoformat()
    )


@cache
def _actor(number: int) -> Actor:
    return Actor(text=_ACTORS[number], start=0, end=7, name=_ACTORS[number], actor=_ACTORS[number])


@cache
def _place(number: int) -> Place:
    chance = random.Random(-1 - number)
    name = "".join(chance.choice("bcdfghjklmnprstvz") + chance.choice("aeiou") for _ in range(4))
    return Place(
        text=name,
        start=0,
        end=len(name),
        name=name.capitalize(),
        country="XX",
        lat=10 + 8 * chance.random(),
        lon=10 + 8 * chance.random(),
        radius_km=4.0,
        precision="settlement",
        gazetteer=f"bench:{number}",
    )
