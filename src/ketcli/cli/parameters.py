"""Every parameter of every command, as typer is told of it."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from ketcli.cli.asked import Asked, text
from ketcli.render import FORMATS

NEEDED = inspect.Parameter.empty


def completed(kind: str) -> Callable[[str], list[tuple[str, str]]]:
    """Return what completes a value: ids, with names beside them."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        try:
            from ketcli.cli import completion

            return completion.values(Asked({}).knowledge_base(), kind, text(incomplete))
        except Exception:  # noqa: BLE001 - a shell that completes must not be disturbed
            return []

    complete.completes = kind  # type: ignore[attr-defined]
    return complete


def option(kind: Any, *names: str, help: str, default: Any = None, **more: Any) -> tuple[Any, Any]:
    """Declare an option with its type, its names and what stands for it when it is not given."""
    return Annotated[kind, typer.Option(*names, help=help, **more)], default


def flag(*names: str, help: str) -> tuple[Any, bool]:
    """Declare an option without a value."""
    return option(bool, *names, help=help, default=False)


def repeated(name: str, help: str) -> tuple[Any, None]:
    """Declare an option that may come several times, its values completed."""
    complete = completed(name.removeprefix("--"))
    return option(list[str] | None, name, help=f"{help} (repeatable).", autocompletion=complete)


def argument(kind: Any, help: str, default: Any = NEEDED, completes: str = "") -> tuple[Any, Any]:
    """Declare an argument; one without a default must be given."""
    complete = completed(completes) if completes else None
    return Annotated[kind, typer.Argument(help=help, autocompletion=complete)], default


def names(kind: str, help: str) -> tuple[Any, None]:
    """Declare an argument of one or several names, or of none."""
    return argument(list[str] | None, help, None, kind)


PARAMETERS: dict[str, tuple[Any, Any]] = {
    "words": names("word", "What it feels like, in your own words."),
    "effect": argument(list[str], "Effects, by any of their names.", completes="effect"),
    "effects": names("effect", "Effects; all if none is named."),
    "substance": names("interaction", "Substances, by any name."),
    "group": names("group", "Groups of people."),
    "topic": names("topic", "Topics; 'data' counts the records."),
    "source": names("source", "Sources: id, DOI, PMID or title."),
    "facet": argument(
        str,
        "term, context, setting, drug, system, reversibility or certainty; or fields, of records.",
        "",
        "facet",
    ),
    "files": argument(list[str] | None, "YAML files or folders; +FILE adds to the bundled.", None),
    "file": argument(str, "A new file that ends in .sqlite or .jsonl."),
    "force": flag("--force", help="Replace a file that is there already."),
    "pair": argument(list[str], "Two files or folders of YAML, or snapshots; old, new."),
    "record": argument(list[str], "A kind of record (effect, finding, ...) and its id."),
    "which": argument(Literal["output", "knowledge-base"], "What the schema describes.", "output"),
    "shell": argument(Literal["bash", "zsh", "fish", "powershell"], "The shell to complete for."),
    "exact": flag("--exact", help="Nothing completed, corrected or guessed."),
    "why": flag("--why", help="Say how the words are read, instead of an answer."),
    "limit": option(int, "--limit", "-n", help="Most shown; 0 is all.", default=0, min=0),
    "sort": option(
        Literal["system", "name", "certainty", "serious", "how-often"] | None,
        "--sort",
        help="Another order: the gravest, surest or largest first.",
    ),
    "order": option(
        str | None,
        "--sort",
        help="Order by a field (ket values fields lists them), the largest number first.",
    ),
    "by_source": repeated("--source", "Source: id, DOI, PMID or title"),
    "measure": repeated("--measure", "Kind of number, like rate"),
    "population": option(str | None, "--population", help="Words for who was observed."),
    "year": option(str | None, "--year", help="Year of the source, or like 2010-2015."),
    "batch": flag("--batch", help="One query a line from FILE or standard input, JSON lines out."),
    "doubts": flag("--doubts", help="List the doubts of the bundled data too."),
    "quiet": flag("--quiet", "-q", help="Nothing on standard error but errors; no doubts."),
    "no_pager": flag("--no-pager", help="A long answer is not opened in the pager."),
    "short_term": flag("--short-term", help="During or soon after a dose."),
    "long_term": flag("--long-term", help="With repeated use, or lasting."),
    "recreational": flag("--recreational", help="Taken without supervision."),
    "therapeutic": flag("--therapeutic", help="Given as treatment."),
    "system": repeated("--system", "Body system, in any words"),
    "setting": repeated("--setting", "Kind of treatment"),
    "drug": repeated("--drug", "Drug, by name"),
    "reversibility": repeated("--reversibility", "How it ends, says a source"),
    "certainty": repeated("--certainty", "How sure the sources let us be"),
    "serious": flag("--serious", help="Only serious effects (ICH E2A)."),
    "form": option(
        str | None,
        "--format",
        "-f",
        help=f"One of {', '.join(FORMATS)}.",
        autocompletion=completed("format"),
    ),
    "json": flag("--json", help="Short for --format json."),
    "bom": flag("--bom", help="CSV and TSV begin with a mark that Excel needs for UTF-8."),
    "full": flag("--full", help="Everything that is recorded, not one screen."),
    "fields": option(str | None, "--fields", help="Only these keys, comma-separated."),
    "color": option(
        Literal["auto", "always", "never"], "--color", help="Color at a terminal.", default="auto"
    ),
    "data": option(
        list[str] | None,
        "--data",
        help="Own YAML instead of the bundled; +FILE adds to it (KET_DATA).",
    ),
}
"""Every parameter of every command: its type with its help, and what stands for it when it is not given."""

FILTERS = (
    "short_term", "long_term", "recreational", "therapeutic", "system", "setting", "drug", "serious",
)  # fmt: skip
ROWS = ("by_source", "measure", "population", "year", "order")
"""What chooses and orders findings, one a row."""
CHOOSING = ("reversibility", "certainty")
"""Filters that choose effects and narrow nothing of what is told of one."""
ARRANGED = ("order", "limit")
"""How a list is ordered, and how much of it is shown."""
OUTPUT = ("form", "json", "fields", "bom", "full", "color", "no_pager", "quiet", "data")
