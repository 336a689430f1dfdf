"""What the merge and the control model ask of the register of actors and sources."""

from typing import Protocol

__all__ = ["NO_RELATIONS", "Relations"]


class Relations(Protocol):
    """Register ids only; an id that the register lacks is related to nobody."""

    def related(self, one: str, other: str) -> bool:
        """Whether one actor is the other's parent, member or ally: reports may use either name."""
        ...

    def side(self, source: str) -> str | None:
        """The actor for whom a source speaks; None for an outsider."""
        ...

    def opposed(self, one: str, other: str) -> bool:
        """Whether two actors are on different sides of a conflict, as far as is known."""
        ...


class _NoRelations:
    def related(self, one: str, other: str) -> bool:
        return one == other

    def side(self, source: str) -> str | None:
        return None

    def opposed(self, one: str, other: str) -> bool:
        return False


NO_RELATIONS: Relations = _NoRelations()
"""For use without a register: every actor is related to itself only."""
