"""Help: quick, with examples, in both languages; wrong command lines say what is wrong."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from selon.cli.verbs import VERBS


def test_help_lists_every_verb_and_examples(selon) -> None:
    done = selon("--help")
    assert done.returncode == 0
    assert all(f"  {verb} " in done.stdout for verb in VERBS)
    assert "selon code report.txt" in done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(selon, verb: str) -> None:
    done = selon(verb, "--help")
    assert done.returncode == 0
    assert f"Usage: selon {verb}" in done.stdout


def test_help_in_french(selon) -> None:
    by_option, by_locale = selon("--lang", "fr", "code", "-h"), selon("code", "-h", LANG="fr_FR.UTF-8")
    assert "Afficher ce message et quitter." in by_option.stdout
    assert by_option.stdout == by_locale.stdout
    assert "Show this message" in selon("--lang", "en", "code", "-h", LANG="fr_FR.UTF-8").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["code"],
        ["code", "--nonsense", "x"],
        ["code", "a", "--published", "hier"],
        ["code", "a", "--workers", "0"],
        ["code", "a", "--encoding", "nonsense"],
        ["code", "a", "--format", "xml"],
        ["--lang", "xx", "code", "a"],
        ["explain"],
    ],
)
def test_a_wrong_command_line_ends_with_2_and_one_reason(selon, arguments: list[str]) -> None:
    done = selon(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert "Erreur : " in selon(*arguments, LANG="fr_FR.UTF-8").stderr or arguments[0] == "--lang"


def _fastest(command: list[str], times: int = 9) -> float:
    """Seconds of the quickest of several runs: what the command costs when nothing else does."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        best = min(best, time.perf_counter() - start)
    return best


def test_help_costs_under_eight_bare_interpreters() -> None:
    bare = _fastest([sys.executable, "-c", "pass"])
    assert _fastest([str(Path(sys.executable).with_name("selon")), "--help"]) < 8 * bare
