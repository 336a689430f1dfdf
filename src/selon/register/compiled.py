"""All the register's files as one value, kept compiled in the user's cache folder.

Parsing the YAML takes over a second; the compiled value loads in some tens of milliseconds. It is keyed by
the digest of every file and of the code that compiles, so an edit makes a new one; a cache that can't be
written is no error.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec
import platformdirs

from selon.register.loader import check, entries_of, read_yaml
from selon.register.national import national_actors, national_sources, read_patterns
from selon.register.patterns import Patterns, compile_patterns
from selon.register.types import ActorEntry, Country, SourceEntry

__all__ = ["CompiledRegister", "compile_register", "load_compiled"]


class CompiledRegister(msgspec.Struct, frozen=True):
    """Entries, country table and name patterns (indices: actors first, then sources)."""

    actors: tuple[ActorEntry, ...]
    sources: tuple[SourceEntry, ...]
    countries: tuple[Country, ...]
    patterns: Patterns


def load_compiled(data: Traversable, cache: Path | None = None) -> CompiledRegister:
    """The register under the folder `data`, from the cache folder where it is there and up to date.

    Raises RegisterError where a file doesn't fit its schema or files contradict each other.
    """
    folder = cache or Path(platformdirs.user_cache_dir("selon"))
    kept = folder / f"register-{_digest(data)}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=CompiledRegister)
    except (OSError, msgspec.MsgspecError):
        compiled = compile_register(data)
        _keep(kept, msgspec.msgpack.encode(compiled))
        return compiled


def compile_register(data: Traversable) -> CompiledRegister:
    """The register from its YAML files, checked. Raises RegisterError."""
    countries = read_yaml(data / "countries.yaml", Country)
    patterns = read_patterns(data / "national.yaml")
    written_actors = entries_of(_yaml_files(data / "actors"), ActorEntry)
    written_sources = entries_of(_yaml_files(data / "sources"), SourceEntry)
    actors = tuple(national_actors(countries, patterns, written_actors))
    sources = tuple(national_sources(countries, patterns, written_sources))
    check(actors, sources)
    return CompiledRegister(actors, sources, countries, compile_patterns((*actors, *sources)))


def _yaml_files(folder: Traversable) -> list[Traversable]:
    return sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)


def _all_files(data: Traversable) -> Iterable[Traversable]:
    return (*_yaml_files(data), *_yaml_files(data / "actors"), *_yaml_files(data / "sources"))


def _code() -> list[Traversable]:
    here = resources.files("selon.register")
    return sorted((p for p in here.iterdir() if p.name.endswith(".py")), key=lambda p: p.name)


def _digest(data: Traversable) -> str:
    digest = hashlib.sha256()
    for path in (*_all_files(data), *_code()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    """Write whole or not at all, and drop the compiled registers of older files."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
            draft.write(content)
        os.replace(draft.name, path)
        for old in path.parent.glob("register-*.msgpack"):
            if old != path:
                old.unlink()
