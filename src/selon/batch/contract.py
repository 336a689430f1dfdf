"""The JSON that `selon code` prints: a report and its claims, one line (docs/cli.md shows one)."""

from typing import Any

import msgspec

from selon.model import CodedReport

__all__ = ["as_json", "as_mapping"]

_REPORT_FIELDS = ("id", "language", "publisher", "url", "title", "published", "sha256")


def as_mapping(coded: CodedReport, reasons: bool = False) -> dict[str, Any]:
    """The contract as plain values: the report without its text; `reasons` only where asked for."""
    report = {name: getattr(coded.report, name) for name in _REPORT_FIELDS}
    claims = msgspec.to_builtins(coded.claims)
    if not reasons:
        for claim in claims:
            del claim["reasons"]
    return {"report": report, "claims": list(claims)}


def as_json(coded: CodedReport, reasons: bool = False) -> bytes:
    """`as_mapping` as one line of UTF-8 JSON, its newline included."""
    return msgspec.json.encode(as_mapping(coded, reasons)) + b"\n"
