"""The API under /api: JSON and GeoJSON, a module a subject. The page uses nothing else."""

from fastapi import APIRouter

from selon.web.api import adding, claims, control, decisions, export, health, incidents, lookups, people, reports

__all__ = ["routers"]

routers: tuple[APIRouter, ...] = (
    health.router,
    incidents.router,
    claims.router,
    reports.router,
    adding.router,
    control.router,
    decisions.router,
    export.router,
    lookups.router,
    people.router,
)
