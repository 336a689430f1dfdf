"""Fetch GeoNames country files: resumed where they broke off, checked against the sum the server gives."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import httpx

from selon.gazetteer.errors import DownloadError
from selon.messages import mark

__all__ = ["GEONAMES", "base_address", "fetch_country"]

GEONAMES = "https://download.geonames.org/export/dump"
_CHUNK = 1 << 16
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_UNREACHED = mark(
    "{address} cannot be reached ({reason}); check the connection, or give a file: `selon places add PATH`"
)
_NO_FILE = mark("{address}: no such country file; codes are two letters, like SY")
_ANSWERS = mark("{address}: the server answers {status}; try again later")
_BROKE_OFF = mark("{address}: broke off at {have} of {total} bytes; run the command again to go on")
_WRONG_SUM = mark("{address}: not the file that its SHA-256 says; it was thrown away, run the command again")

Progress = Callable[[int, int | None], None]


def base_address() -> str:
    """Where country files come from: `$SELON_GEONAMES`, else geonames.org."""
    return os.environ.get("SELON_GEONAMES", GEONAMES).rstrip("/")


def fetch_country(code: str, folder: Path, base: str | None = None, progress: Progress | None = None) -> Path:
    """Fetch `<base>/<code>.zip` into `folder` and return its path.

    What an earlier try left in `<code>.zip.part` is kept and only the rest asked for. Where the server has
    `<code>.zip.sha256`, the file must have that sum; GeoNames has none, there the length must be right.
    `progress`
    is told the bytes so far and in all (None where the server doesn't say). Raises DownloadError.
    """
    address = f"{base or base_address()}/{code}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{code}.zip.part"
    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=True) as client:
            _fetch(client, address, part, progress)
            _check_sum(client, address, part)
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        raise DownloadError(
            _NO_FILE if status == 404 else _ANSWERS, address=address, status=status
        ) from error
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise DownloadError(_UNREACHED, address=address, reason=reason) from error
    done = folder / f"{code}.zip"
    os.replace(part, done)
    return done


def _fetch(client: httpx.Client, address: str, part: Path, progress: Progress | None) -> None:
    have = part.stat().st_size if part.is_file() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with client.stream("GET", address, headers=headers) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # all of it is here already; the sum will tell
        answer.raise_for_status()
        have = have if answer.status_code == httpx.codes.PARTIAL_CONTENT else 0
        length = answer.headers.get("Content-Length")
        total = have + int(length) if length else None
        _write(answer, part, have, total, progress)


def _write(
    answer: httpx.Response, part: Path, have: int, total: int | None, progress: Progress | None
) -> None:
    with part.open("ab" if have else "wb") as file:
        for chunk in answer.iter_bytes(_CHUNK):
            file.write(chunk)
            have += len(chunk)
            if progress:
                progress(have, total)
    if total is not None and have != total:
        raise DownloadError(_BROKE_OFF, address=answer.url, have=have, total=total)


def _check_sum(client: httpx.Client, address: str, part: Path) -> None:
    answer = client.get(f"{address}.sha256")
    if answer.status_code != httpx.codes.OK:
        return
    wanted = answer.text.split()[0].lower() if answer.text.strip() else ""
    if _sha256(part) != wanted:
        part.unlink()
        raise DownloadError(_WRONG_SUM, address=address)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
