"""What a shell offers while somebody types: live values of the knowledge base.

Commands, options and their values are offered from the declarations and the compiled
names, as typer would; after words that are not plain, that is left to typer.
"""

from __future__ import annotations

import os

from ketcli.cli import argv as plain
from ketcli.cli import streams
from ketcli.cli.asked import Asked, text
from ketcli.cli.declared import DECLARED, PARAMETERS, PROGRAM
from ketcli.language.tokens import folded
from ketcli.render import FORMATS
from ketcli.status import ANSWERED, NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.knowledge.base import KnowledgeBase

MOST = 60
"""Names offered at once; shells ask before they show more."""
Offer = tuple[str, str]


def values(kb: KnowledgeBase, kind: str, incomplete: str) -> list[Offer]:
    """Return ids and other names that the text begins, each with what it stands for, ids first."""
    begun = "-".join(folded(incomplete))
    if kind in ("format", "facet"):
        return [(name, "") for name in _words(kind) if name.startswith(begun)]
    offers = kb.section("offers")
    if begun:
        names = [key for key, _ in offers.below(f"{kind} {begun}")]
    else:
        names = [f"{kind} {name}" for name in (offers.get(kind) or "").split()]
    found = sorted(((offers.get(name) or "").split("\t"), name) for name in names)
    return [(name.removeprefix(f"{kind} "), meaning) for (_, meaning), name in found[:MOST]]


def _words(kind: str) -> Iterable[str]:
    if kind == "format":
        return FORMATS
    from ketcli.answers.counts import FIELDS, FLAGS

    return [*FLAGS, FIELDS]


def answered() -> int | None:
    """Tell a shell what it asks for, and return the status; None where typer must say it."""
    shell = os.environ.get("_KET_COMPLETE", "").removeprefix("complete_")
    if shell not in SHELLS:
        return None
    typed = os.environ.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    typed = typed.replace("\n", " ")
    if not typed.isascii() or not typed.isprintable() or set(typed) & set("\"'\\="):
        return None
    words = typed.split()[1:]
    if shell == "bash":
        at = int(os.environ.get("COMP_CWORD", "")) - 1
        words, incomplete = words[:at], "".join(words[at : at + 1])
    elif SHELLS[shell] is _powershell:
        incomplete = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        words = words[:-1] if incomplete else words
    else:
        incomplete = words.pop() if words and not typed.endswith(" ") else ""
    found = _meant(words, incomplete)
    if found is None:
        return None
    if shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return ANSWERED if found else NOTHING
    streams.write(SHELLS[shell](found) + "\n", "plain")
    return ANSWERED


def _meant(words: list[str], incomplete: str) -> list[Offer] | None:
    """Return the offers for a word; None where the words before it are not plain."""
    if not words or incomplete[:1] == "-":
        return _names(words, incomplete)
    awaited = plain.awaited(words)
    if awaited is None:
        return None
    parameter, legal = awaited
    if not isinstance(legal, str):
        return [(value, "") for value in legal if value.startswith(incomplete)]
    completes = PARAMETERS[parameter][3]
    if not completes:
        return None
    found = values(Asked({}).knowledge_base(), completes, text(incomplete))
    return [offer for offer in found if offer[0].startswith(incomplete)]


def _names(words: list[str], incomplete: str) -> list[Offer] | None:
    """Return the commands, or those options of the command, or of none, that may still come."""
    dashed = incomplete[:1] == "-"
    if words:
        given = plain.given(words)
        if given is None:
            return None
        options = [
            (name, PARAMETERS[parameter][2])
            for name, (parameter, says) in plain.declared(words[0])[1].items()
            if says == "texts" or parameter not in given
        ]
    else:
        purposes = {name: _short(purpose) for name, (_, purpose, _) in DECLARED.items()}
        options = list((PROGRAM if dashed else purposes).items())
    if dashed:
        options += [(name, "Show this message and exit.") for name in ("-h", "--help")]
    return [offer for offer in options if offer[0].startswith(incomplete)]


def _short(purpose: str) -> str:
    """Return what a command is for within the letters that typer gives it."""
    return purpose if len(purpose) <= PURPOSE else purpose[: PURPOSE - 2].rsplit(" ", 1)[0] + "..."


PURPOSE = 45


def _zsh(found: list[Offer]) -> str:
    said = "\n".join(
        f'"{name}":"{_escaped(meaning)}"' if meaning else f'"{name}"' for name, meaning in found
    )
    return f"_arguments '*: :(({said}))'" if found else "_files"


def _escaped(meaning: str) -> str:
    meaning = meaning.replace('"', '""').replace("'", "''").replace("$", "\\$")
    return meaning.replace("`", "\\`").replace(":", "\\\\:")


def _powershell(found: list[Offer]) -> str:
    return "\n".join(f"{name}:::{meaning or ' '}" for name, meaning in found)


SHELLS = {
    "bash": lambda found: "\n".join(name for name, _ in found),
    "zsh": _zsh,
    "fish": lambda found: "\n".join("\t".join(filter(None, offer)) for offer in found),
    "powershell": _powershell,
    "pwsh": _powershell,
}
"""What each shell reads; the meaning of an offer holds nothing that one evaluates."""


def script(shell: str) -> str:
    """Return what a shell runs to offer completions, as typer writes it."""
    from typer._completion_shared import get_completion_script

    said = get_completion_script(prog_name="ket", complete_var="_KET_COMPLETE", shell=shell)
    if shell == "zsh":
        said += _AUTOLOADED + '[[ $funcstack[1] = _ket ]] && _ket_completion "$@" || true'
    return said


_AUTOLOADED = "\n\n# Loaded as the function of a file, it must complete the first time as well.\n"
"""zsh runs such a file on the first Tab, and typer's would only declare itself."""
