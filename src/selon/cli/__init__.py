"""The command line, one module a verb. Here the language is chosen and every end gets its exit code."""

import io
import os
import sys
from collections.abc import Sequence

from selon.cli import exits
from selon.messages import chosen_language, say, speak

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `selon ARGUMENTS` and give its exit code; errors are one line on standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _say_what_can_be_said()
    # Before the verbs are imported: their help is said in this language.
    speak(chosen_language(os.environ, words))
    try:
        return _run(words)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`selon code … | head`): nothing more to say, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    except Exception as error:
        if os.environ.get("SELON_TRACEBACK"):
            raise
        return _failed(error)


def _run(words: list[str]) -> int:
    import click

    from selon.cli.root import root

    try:
        result = root.main(words, prog_name="selon", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else exits.OK
    except click.Abort:
        return exits.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return exits.USAGE


def _say_what_can_be_said() -> None:
    """A terminal that lacks a letter gets a question mark in its place, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _failed(error: Exception) -> int:
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    print(say("selon failed: {reason}. SELON_TRACEBACK=1 shows where.", reason=reason), file=sys.stderr)
    return exits.SOFTWARE
