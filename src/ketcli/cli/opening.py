"""A source is opened where its reader can read it."""

from __future__ import annotations

import webbrowser

from ketcli.answers.records import address, named
from ketcli.cli import streams
from ketcli.errors import KetError, UnknownName
from ketcli.status import ANSWERED, NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.cli.asked import Asked


def run(asked: Asked) -> int:
    """Open a source in the browser, and print its address; nothing is found where no browser is."""
    if not asked.source:
        raise KetError("missing argument 'source'; try 'ket open --help'")
    kb = asked.knowledge_base()
    try:
        found = address(kb.sources[named(kb, "source", " ".join(asked.source))])
    except UnknownName as error:
        streams.complain(str(error))
        return NOTHING
    if not found:
        streams.complain("this source has no address; 'ket sources' tells what is known of it")
        return NOTHING
    streams.write(found + "\n", "plain")
    if webbrowser.open(found):
        return ANSWERED
    streams.complain("no browser could be started (BROWSER names one); the address is above")
    return NOTHING
