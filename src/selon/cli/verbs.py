"""The verbs of the command line: each a module of this package, imported when it is called."""

from selon.messages import mark

__all__ = ["VERBS"]

VERBS = {
    "code": mark("Read reports into sourced claims."),
    "explain": mark("Say which rule and which words gave each field of a claim."),
    "actors": mark("Look up the register of actors."),
    "sources": mark("Look up the register of sources."),
    "demo": mark("Code the sample reports and print what they claim."),
}
