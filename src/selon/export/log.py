"""The log of exports: who took what out, when, and whether with the names of victims and witnesses."""

from pathlib import Path

import msgspec

from selon.export.material import Material

__all__ = ["ExportEntry", "append", "entry_of", "log_path"]


class ExportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log. `names`: "masked" or "shown"; `who` is the editor who asked for them."""

    when: str
    format: str
    names: str
    who: str | None
    store: str
    filter: dict[str, object]
    file: str | None


def entry_of(material: Material, form: str, when: str, who: str | None, file: str | None) -> ExportEntry:
    """The line for an export that is about to be written."""
    return ExportEntry(
        when=when,
        format=form,
        names="shown" if material.with_names else "masked",
        who=who,
        store=material.store.engine.url.render_as_string(hide_password=True),
        filter={k: v for k, v in msgspec.structs.asdict(material.wanted).items() if v is not None},
        file=file,
    )


def log_path(material: Material) -> Path:
    """Beside an SQLite store; for a server's store `selon-exports.jsonl` in the current folder."""
    url = material.store.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(f"{url.database}.exports.jsonl")
    return Path("selon-exports.jsonl")


def append(path: Path, entry: ExportEntry) -> None:
    """Add the line. Raises OSError where it can't be written: then nothing may be exported with names."""
    with path.open("ab") as stream:
        stream.write(msgspec.json.encode(entry) + b"\n")
