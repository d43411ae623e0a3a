"""Every parameter of every command, as typer is told of it."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from ketcli.cli.asked import Asked, text
from ketcli.render import FORMATS


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


def flag(name: str, help: str) -> tuple[Any, bool]:
    """Declare an option without a value."""
    return Annotated[bool, typer.Option(name, help=help)], False


def repeated(name: str, help: str) -> tuple[Any, None]:
    """Declare an option that may come several times, its values completed."""
    complete = completed(name.removeprefix("--"))
    return Annotated[list[str] | None, typer.Option(name, help=help, autocompletion=complete)], None


def names(kind: str, help: str, *, needed: bool = False) -> tuple[Any, Any]:
    """Declare an argument of one or several names, or of none where none is needed."""
    declared = typer.Argument(help=help, autocompletion=completed(kind))
    if needed:
        return Annotated[list[str], declared], inspect.Parameter.empty
    return Annotated[list[str] | None, declared], None


PARAMETERS: dict[str, tuple[Any, Any]] = {
    "words": names("word", "What it feels like, in your own words."),
    "effect": names("effect", "Effects, by any of their names.", needed=True),
    "effects": names("effect", "Effects; all if none is named."),
    "substance": names("interaction", "Substances, by any name."),
    "group": names("group", "Groups of people."),
    "topic": names("topic", "Topics; 'data' counts the records."),
    "source": names("source", "Sources: id, DOI, PMID or title."),
    "facet": (
        Annotated[
            str,
            typer.Argument(
                help="term, context, setting, drug, system, reversibility or certainty; or fields, of records.",
                autocompletion=completed("facet"),
            ),
        ],
        "",
    ),
    "files": (
        Annotated[
            list[str] | None,
            typer.Argument(help="YAML files or folders; +FILE adds to the bundled."),
        ],
        None,
    ),
    "file": (
        Annotated[str, typer.Argument(help="A new file that ends in .sqlite or .jsonl.")],
        inspect.Parameter.empty,
    ),
    "force": flag("--force", "Replace a file that is there already."),
    "pair": (
        Annotated[
            list[str], typer.Argument(help="Two files or folders of YAML, or snapshots; old, new.")
        ],
        inspect.Parameter.empty,
    ),
    "record": (
        Annotated[
            list[str], typer.Argument(help="A kind of record (effect, finding, ...) and its id.")
        ],
        inspect.Parameter.empty,
    ),
    "which": (
        Annotated[
            Literal["output", "knowledge-base"], typer.Argument(help="What the schema describes.")
        ],
        "output",
    ),
    "shell": (
        Annotated[
            Literal["bash", "zsh", "fish", "powershell"],
            typer.Argument(help="The shell to complete for."),
        ],
        inspect.Parameter.empty,
    ),
    "exact": flag("--exact", "Nothing completed, corrected or guessed."),
    "why": flag("--why", "Say how the words are read, instead of an answer."),
    "limit": (
        Annotated[int, typer.Option("--limit", "-n", min=0, help="Most shown; 0 is all.")],
        0,
    ),
    "sort": (
        Annotated[
            Literal["system", "name", "certainty", "serious", "how-often"] | None,
            typer.Option("--sort", help="Order of the list, the gravest, surest or largest first."),
        ],
        None,
    ),
    "order": (
        Annotated[
            str | None,
            typer.Option(
                "--sort",
                help="Order by a field (ket values fields lists them), the largest number first.",
            ),
        ],
        None,
    ),
    "by_source": repeated("--source", "Source: id, DOI, PMID or title (repeatable)."),
    "measure": repeated("--measure", "Kind of number, like rate (repeatable)."),
    "population": (
        Annotated[str | None, typer.Option("--population", help="Words for who was observed.")],
        None,
    ),
    "year": (
        Annotated[
            str | None, typer.Option("--year", help="Year of the source, or like 2010-2015.")
        ],
        None,
    ),
    "batch": flag("--batch", "One query a line from FILE or standard input, JSON lines out."),
    "doubts": flag("--doubts", "List the doubts of the bundled data too."),
    "quiet": (
        Annotated[
            bool,
            typer.Option("--quiet", "-q", help="Nothing on standard error but errors; no doubts."),
        ],
        False,
    ),
    "no_pager": flag("--no-pager", "A long answer is not opened in the pager."),
    "short_term": flag("--short-term", "During or soon after a dose."),
    "long_term": flag("--long-term", "With repeated use, or lasting."),
    "recreational": flag("--recreational", "Taken without supervision."),
    "therapeutic": flag("--therapeutic", "Given as treatment."),
    "system": repeated("--system", "Body system, in any words (repeatable)."),
    "setting": repeated("--setting", "Kind of treatment (repeatable)."),
    "drug": repeated("--drug", "Drug, by name (repeatable)."),
    "reversibility": repeated("--reversibility", "How it ends, says a source (repeatable)."),
    "certainty": repeated("--certainty", "How sure the sources let us be (repeatable)."),
    "serious": flag("--serious", "Only serious effects (ICH E2A)."),
    "form": (
        Annotated[
            str | None,
            typer.Option(
                "--format",
                "-f",
                help=f"One of {', '.join(FORMATS)}.",
                autocompletion=completed("format"),
            ),
        ],
        None,
    ),
    "json": flag("--json", "Short for --format json."),
    "bom": flag("--bom", "CSV and TSV begin with a mark that Excel needs for UTF-8."),
    "full": flag("--full", "Everything that is recorded, not one screen."),
    "fields": (
        Annotated[str | None, typer.Option("--fields", help="Only these keys, comma-separated.")],
        None,
    ),
    "color": (
        Annotated[
            Literal["auto", "always", "never"],
            typer.Option("--color", help="Color at a terminal."),
        ],
        "auto",
    ),
    "data": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--data", help="Own YAML instead of the bundled; +FILE adds to it (KET_DATA)."
            ),
        ],
        None,
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
