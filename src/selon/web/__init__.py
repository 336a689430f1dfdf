"""The web application: FastAPI over the store, pages by Jinja2, one island for map, timeline and text."""

from selon.web.app import create_app
from selon.web.settings import Settings

__all__ = ["Settings", "create_app"]
