"""The pages: HTML for people, rendered on the server; the island fetches the rest from the API."""

from fastapi import APIRouter

from selon.web.pages import adding, control, history, incidents, registers, reports, review, sign_in

__all__ = ["routers"]

routers: tuple[APIRouter, ...] = (
    incidents.router,
    reports.router,
    control.router,
    review.router,
    adding.router,
    registers.router,
    history.router,
    sign_in.router,
)
