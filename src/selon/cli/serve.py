"""`selon serve`: the web pages on a store."""

import getpass

import click

from selon.cli import exits
from selon.cli.store_options import merged, store_option
from selon.messages import say
from selon.store import Store

__all__ = ["command"]


@click.command(
    "serve",
    help=say("Open the web pages: read, check and correct on text, map and timeline.")
    + "\n\n"
    + say(
        "On 127.0.0.1 there is no password and nobody else gets in. With any other --host, people sign in: "
        "add them first with selon user add."
    ),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon serve\n"
    "  selon serve --store war.db --port 8080\n"
    "  selon serve --host 0.0.0.0 --name selon.example.org --https",
)
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help=say("Address to listen on."))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=say("Port."))
@click.option("--login", is_flag=True, help=say("Ask for a password on 127.0.0.1 too."))
@click.option("--name", "names", multiple=True, help=say("Host name that people use; any other is refused."))
@click.option("--https", is_flag=True, help=say("People come by HTTPS, through a proxy."))
def command(store: str | None, host: str, port: int, login: bool, names: tuple[str, ...], https: bool) -> int:
    """Serve until stopped."""
    with merged(store) as kept:
        _serve(kept, host, port, login, names, https)
    return exits.OK


def _serve(kept: Store, host: str, port: int, login: bool, names: tuple[str, ...], https: bool) -> None:
    import uvicorn

    from selon.web import Settings, create_app
    from selon.web.settings import LOOPBACK

    local = host in LOOPBACK and not login and not names
    settings = Settings(
        local=local,
        local_name=_own_name(),
        hosts=frozenset(names) | LOOPBACK if local or names else None,
        https=https,
    )
    app = create_app(kept, settings)
    if not local and not app.state.selon.people.all():
        raise click.ClickException(say("nobody may sign in yet: add somebody with selon user add NAME"))
    shown = f"[{host}]" if ":" in host else host
    click.echo(say("Selon is at {address} (Ctrl-C stops it)", address=f"http://{shown}:{port}/"), err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _own_name() -> str:
    """Who the decisions of a local user are signed with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no entry for this user id, as in some containers
        return "local"
