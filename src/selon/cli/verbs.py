"""The verbs of the command line: each a module of this package, imported when it is called."""

from selon.messages import mark

__all__ = ["VERBS"]

VERBS = {
    "code": mark("Read reports into sourced claims."),
    "explain": mark("Say which rule and which words gave each field of a claim."),
    "ingest": mark(
        "Code reports and keep them: the original bytes, the claims, and the incidents they tell of."
    ),
    "watch": mark(
        "Watch feeds and folders: code and keep each article that a feed names or a folder gets, once."
    ),
    "status": mark("Say what the store holds."),
    "incidents": mark("List incidents: events, each with all the reports that tell of it."),
    "show": mark("Show an incident with each source's version side by side."),
    "timeline": mark("Show incidents in order of time, the oldest first."),
    "control": mark("Show who holds what, on whose word: the map of a day, or the timeline of a place."),
    "why": mark("Walk from a control state or an incident to claims, sentences and archived bytes."),
    "verify": mark(
        "Hash every original again, check every span and the chain of decisions; say what is damaged."
    ),
    "recode": mark(
        "Read kept reports anew with this version of the reader; their old claims stay as history."
    ),
    "export": mark("Write incidents and claims as the field's tools read them."),
    "import": mark("Bring in Selon's own lossless file, or another data set's rows as claims on its word."),
    "compare": mark(
        "Set the store's incidents beside another data set's: matched, only here, only there."
    ),
    "serve": mark("Open the web pages: read, check and correct on text, map and timeline."),
    "user": mark("Say who may sign in to the web pages."),
    "places": mark("Add, list, remove and find places."),
    "actors": mark("Look up the register of actors."),
    "sources": mark("Look up the register of sources."),
    "copies": mark("List reports that share one text, and which of them came first."),
    "custody": mark("Say where on the web a report is from, and what was done with it since."),
    "demo": mark("Code the sample reports and print what they claim."),
}
