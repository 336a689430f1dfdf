"""`selon user add | list | remove`: who may sign in to the web pages."""

import sys

import click

from selon.cli import exits
from selon.cli.store_options import opened, store_option
from selon.messages import say

__all__ = ["command"]

_ROLES = ("reader", "reviewer", "editor", "admin")


@click.group("user", help=say("Say who may sign in to the web pages."))
def command() -> None:
    """The verbs below do the work."""


@command.command(
    "add",
    help=say(
        "Add somebody, or change their role and password. A reader looks; a reviewer decides on claims too; "
        "an editor adds reports too; an admin sees who the people are."
    ),
    epilog="\b\n" + say("Examples:") + "\n  selon user add amina --role reviewer",
)
@click.argument("name")
@click.option(
    "--role", type=click.Choice(_ROLES), default="reader", show_default=True, help=say("What they may do.")
)
@store_option
def add(name: str, role: str, store: str | None) -> int:
    """Ask for the password (a pipe may bring it on one line) and keep the person."""
    from selon.web.people import MIN_PASSWORD, People, moment
    from selon.web.roles import Role
    from selon.web.schema import prepare

    password = _password()
    with opened(store) as kept:
        prepare(kept.engine)
        try:
            People(kept.engine).put(name, Role[role.upper()], password, moment())
        except ValueError as error:
            message = {
                "name": say("a name has 1 to 64 letters, digits, and . _ - @"),
                "password": say("a password has at least {count} characters", count=MIN_PASSWORD),
            }[str(error)]
            raise click.ClickException(message) from error
    click.echo(say("{name} may now sign in as {role}", name=name, role=role))
    return exits.OK


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt(say("Password"), hide_input=True, confirmation_prompt=say("Again")))


@command.command("list", help=say("List who may sign in."))
@store_option
def list_people(store: str | None) -> int:
    """Print name, role and since when, a person a line."""
    from selon.web.people import People
    from selon.web.schema import prepare

    with opened(store) as kept:
        prepare(kept.engine)
        for name, role, added in People(kept.engine).all():
            click.echo(f"{name}\t{role}\t{added}")
    return exits.OK


@command.command("remove", help=say("Take somebody's access away; it ends their session at once."))
@click.argument("name")
@store_option
def remove(name: str, store: str | None) -> int:
    """Remove the person."""
    from selon.web.people import People
    from selon.web.schema import prepare

    with opened(store) as kept:
        prepare(kept.engine)
        if not People(kept.engine).remove(name):
            raise click.ClickException(say("nobody is called {name}", name=repr(name)))
    return exits.OK
