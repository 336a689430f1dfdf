"""What the field's tools open: one module a format (docs/export/)."""

from selon.export.formats import FORMATS, Format, export
from selon.export.material import Material, Options, Outcome

__all__ = ["FORMATS", "Format", "Material", "Options", "Outcome", "export"]
