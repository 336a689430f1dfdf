"""`selon watch` against a real server on loopback: what a feed names ends in the store, once."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "acquire"))

from acquire_examples import page
from web_server import Answer, answer, serving

TEXT = "Les rebelles se sont emparés mardi de la ville de Goma, a annoncé l'armée congolaise."
LOOPBACK = {"SELON_ALLOW_NETWORKS": "127.0.0.0/8"}
FEED = answer(
    '<rss version="2.0"><channel><item><link>/a</link><pubDate>Wed, 13 Mar 2024 10:00:00 GMT</pubDate></item>'
    "</channel></rss>",
    media_type="text/xml",
)


def test_what_a_feed_names_is_kept_once(selon, tmp_path: Path) -> None:
    pages: dict[str, Answer] = {"/feed": FEED, "/a": answer(page(TEXT))}
    with serving(pages) as server:
        (tmp_path / "feeds.txt").write_text(f"# une remarque\n{server.url('/feed')}\n", encoding="utf-8")
        options = ["--list", "feeds.txt", "--once", "--pause", "0"]
        first, second = selon("watch", *options, **LOOPBACK), selon("watch", *options, **LOOPBACK)
        assert server.paths().count("/a") == 1
    assert (first.returncode, first.stderr) == (0, "")
    assert json.loads(first.stdout)["outcome"] == "new"
    assert (second.returncode, second.stdout) == (0, "")
    assert len(list(tmp_path.glob("selon-archive/*/*.warc.gz"))) >= 2


def test_loopback_is_refused_unless_allowed(selon) -> None:
    with serving({"/feed": FEED}) as server:
        done = selon("watch", server.url("/feed"), "--once")
        assert server.connections == 0
    assert done.returncode == 1
    assert "127.0.0.1" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["watch", "--once"], 2),
        (["watch", "journal.example", "--once"], 2),
        (["watch", "http://journal.example/", "--once", "--state", "missing/state.db"], 2),
    ],
)
def test_what_has_to_be_put_right_is_one_line(selon, arguments: list[str], code: int) -> None:
    done = selon(*arguments)
    assert done.returncode == code
    assert done.stderr.splitlines()[-1].startswith("Error: ")


def test_status_shows_how_feeds_fare(selon) -> None:
    with serving({"/feed": FEED, "/a": answer(page(TEXT))}) as server:
        good, bad = server.url("/feed"), server.url("/none")
        watched = selon("watch", good, bad, "--once", "--pause", "0", **LOOPBACK)
    told = selon("sources", "status", COLUMNS="200")
    assert (watched.returncode, told.returncode) == (1, 1)
    rows = [line.split() for line in told.stdout.splitlines()[1:]]
    assert [(row[0], *row[2:]) for row in rows] == [
        (good, "0", "0", "1", "0", "0.1"),
        (bad, "1", "0", "0", "0", "0.0"),
    ]
    assert f"{bad}: the server answered 404" in told.stderr


def test_verify_finds_a_changed_fetch(selon, tmp_path: Path) -> None:
    with serving({"/feed": FEED, "/a": answer(page(TEXT))}) as server:
        selon("watch", server.url("/feed"), "--once", "--pause", "0", **LOOPBACK)
    whole = selon("verify")
    path = next(tmp_path.glob("selon-archive/*/*.warc.gz"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    changed = selon("verify")
    assert (whole.returncode, changed.returncode) == (0, 1)
    assert path.name in changed.stdout


def test_a_folder_is_read_once_and_a_broken_file_is_a_row(selon, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(TEXT, encoding="utf-8")
    (inbox / "b.pdf").write_bytes(b"%PDF-1.4 rien")
    (inbox / "c.jsonl").write_text(json.dumps({"id": "c", "text": TEXT.replace("mardi", "jeudi")}), encoding="utf-8")
    first, second = selon("watch", "inbox", "--once"), selon("watch", "inbox", "--once")
    assert [json.loads(line)["outcome"] for line in first.stdout.splitlines()] == ["new", "new"]
    assert first.returncode == 1
    assert "b.pdf" in first.stderr
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    told = selon("sources", "status", COLUMNS="200")
    assert told.stdout.splitlines()[1].split()[0] == str(inbox)
    assert "b.pdf" in told.stderr
