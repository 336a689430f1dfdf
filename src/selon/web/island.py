"""What the map, the timeline and the editor say: sent with the page, as the browser has no catalogue."""

from selon.web.labels import CERTAINTIES, EVENTS, LOSS_KINDS, SIDES, SOURCE_KINDS, STATUSES, WHO, label
from selon.web.words import Words, term

__all__ = ["island_words"]

_TERMS = {
    "incidents": term("Incidents: %(count)s"),
    "disputed": term("disputed: %(count)s"),
    "no_map": term("This browser can't draw the map (it needs WebGL). The table has everything."),
    "no_answer": term("The server does not answer. Check that it runs, then load the page again."),
    "map": term("Map"),
    "timeline": term("Timeline: drag over it to choose a stretch of time"),
    "undated": term("without a date: %(count)s"),
    "play": term("Play"),
    "pause": term("Pause"),
    "why": term("Why?"),
    "support": term("support"),
    "origins": term("independent sources: %(count)s"),
    "besiegers": term("besieged by"),
    "stale": term("%(who)s changed this claim meanwhile: %(what)s. The claim shown is now the new one."),
    "field": term("Field"),
    "save": term("Save"),
    "cancel": term("Cancel"),
    "remove": term("Remove"),
    "from_text": term("Use the words selected in the text"),
    "select_first": term("Select words in the text first."),
    "reason": term("Why (optional)"),
    "look_up": term("Look up, as you type"),
    "from": term("From"),
    "to": term("To"),
    "min": term("At least"),
    "max": term("At most"),
    "kind": term("Kind"),
    "who": term("Who or what"),
    "side": term("Side"),
    "note": term("Note"),
    "done": term("Done: %(what)s. Press U to undo."),
    "undone": term("Taken back: %(what)s."),
    "nothing_to_undo": term("There is nothing of yours to undo here."),
    "end": term("That was the last claim of this list."),
    "zoom_in": term("Zoom in"),
    "zoom_out": term("Zoom out"),
}
_FIELDS = ("event", "status", "certainty", "initiators", "targets", "place", "time", "losses", "attribution")
_VALUES = {
    "event": EVENTS,
    "status": STATUSES,
    "certainty": CERTAINTIES,
    "loss": LOSS_KINDS,
    "who": WHO,
    "side": SIDES,
    "source": SOURCE_KINDS,
}
_OTHERS = (
    *("held", "contested", "besieged"),
    *("accept", "reject", "correct", "merge", "split", "note", "undo"),
    "a side advances there",
    "sources disagree about who holds it",
    "it is said to be cut off",
    "nobody weighs nearly as much",
    "nobody has spoken of it for long",
    "nobody is said to hold it",
)


def island_words(words: Words) -> dict[str, object]:
    """Sentences, field names and the values of each field, in one language."""
    return {
        "language": words.language,
        "say": {name: words.say(message) for name, message in _TERMS.items()},
        "fields": {field: label(words, field) for field in _FIELDS},
        "values": {name: {value: label(words, value) for value in values} for name, values in _VALUES.items()},
        "labels": {value: label(words, value) for value in _OTHERS},
    }
