"""Keeping: reports, claims, incidents, control and decisions in SQLite or PostgreSQL (docs/store.md)."""

from selon.store.errors import NotFoundError, StaleDecisionError, StoreError
from selon.store.records import (
    Coding,
    Draft,
    Filter,
    Order,
    Original,
    Page,
    Receipt,
    Refreshed,
    Review,
    Status,
    StoredClaim,
    StoredReport,
)
from selon.store.store import Store, now, open_store

__all__ = [
    "Coding",
    "Draft",
    "Filter",
    "NotFoundError",
    "Order",
    "Original",
    "Page",
    "Receipt",
    "Refreshed",
    "Review",
    "StaleDecisionError",
    "Status",
    "Store",
    "StoreError",
    "StoredClaim",
    "StoredReport",
    "now",
    "open_store",
]
