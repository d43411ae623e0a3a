"""The command line: argv becomes a query, an answer becomes stdout and an exit status."""

import gc
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import typer

from ketcli import api, store
from ketcli._version import __version__
from ketcli.answers import naming, query
from ketcli.answers.shapes import Answer, Filters, Nothing
from ketcli.cli import streams
from ketcli.errors import KetError, UnknownName
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Context, Term
from ketcli.render import FORMATS, Page, render
from ketcli.retrieval.index import Index

ANSWERED, NOTHING, MISUSE, INTERRUPTED = 0, 1, 2, 130

COMMANDS: dict[str, Callable[..., int]] = {}
"""Every command by name, in the order of the help."""


def _completed(kind: str) -> Callable[[str], list[tuple[str, str]]]:
    """Return what completes an argument: ids, with names beside them."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        try:
            from ketcli.cli import completion

            return completion.values(Asked({}).knowledge_base(), kind, _argument(incomplete))
        except Exception:  # noqa: BLE001 - a shell that completes must not be disturbed
            return []

    return complete


def _flag(name: str, help: str) -> tuple[Any, bool]:
    return Annotated[bool, typer.Option(name, help=help)], False


def _values(name: str, help: str) -> tuple[Any, None]:
    complete = _completed(name.removeprefix("--"))
    return Annotated[list[str] | None, typer.Option(name, help=help, autocompletion=complete)], None


_FILTERS: dict[str, Any] = {
    "short_term": _flag("--short-term", "During or soon after a dose."),
    "long_term": _flag("--long-term", "With repeated use, or lasting."),
    "recreational": _flag("--recreational", "Taken without supervision."),
    "therapeutic": _flag("--therapeutic", "Given as treatment."),
    "system": _values("--system", "Body system, in any words (repeatable)."),
    "setting": _values("--setting", "Kind of treatment (repeatable)."),
    "drug": _values("--drug", "Drug, by name (repeatable)."),
    "serious": _flag("--serious", "Only serious effects (ICH E2A)."),
}
_OUTPUT: dict[str, Any] = {
    "form": (
        Annotated[
            str | None,
            typer.Option(
                "--format", "-f", help=f"One of {', '.join(FORMATS)}.",
                autocompletion=_completed("format"),
            ),
        ],
        None,
    ),
    "json": (Annotated[bool, typer.Option("--json", help="Short for --format json.")], False),
    "fields": (Annotated[str | None, typer.Option("--fields", help="Only these keys, comma-separated.")], None),
    "full": _flag("--full", "Everything that is recorded, not one screen."),
    "color": (
        Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Color at a terminal.")],
        "auto",
    ),
    "data": (
        Annotated[
            list[str] | None,
            typer.Option("--data", help="Own YAML instead of the bundled; +FILE adds to it (KET_DATA)."),
        ],
        None,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of a command line say, before any knowledge base is read."""

    values: dict[str, Any]

    def filters(self, kb: KnowledgeBase) -> Filters:
        """Return the filters. Raises UnknownName for a value that is not legal."""
        v = self.values
        return api.filters(
            kb,
            term=[t.value for t in (Term.SHORT, Term.LONG) if v.get(f"{t.value}_term")],
            context=[
                c.value for c in (Context.RECREATIONAL, Context.THERAPEUTIC) if v.get(c.value)
            ],
            setting=v.get("setting") or (),
            drug=v.get("drug") or (),
            system=v.get("system") or (),
            serious=bool(v.get("serious")),
        )

    def knowledge_base(self) -> KnowledgeBase:
        """Return the knowledge base asked for by --data, KET_DATA or neither."""
        given = self.values.get("data") or []
        if not given and os.environ.get("KET_DATA"):
            given = [path for path in os.environ["KET_DATA"].split(os.pathsep) if path]
        return api.load(*given)


def _command(**shared: dict[str, Any]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Make a command whose shared options arrive as one Asked in its parameter `asked`."""
    options: dict[str, Any] = {k: v for group in shared.values() for k, v in group.items()}

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        own = [p for p in inspect.signature(function).parameters.values() if p.name != "asked"]

        def run(**values: Any) -> int:
            return function(
                asked=Asked({k: values.pop(k) for k in options}),
                **{k: _argument(v) for k, v in values.items()},
            )

        extra = [
            inspect.Parameter(k, inspect.Parameter.KEYWORD_ONLY, default=d, annotation=a)
            for k, (a, d) in options.items()
        ]
        own = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
        run.__signature__ = inspect.Signature([*own, *extra])  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in (*own, *extra)}
        run.__doc__ = function.__doc__
        run.__name__ = function.__name__
        COMMANDS[function.__name__.rstrip("_")] = run
        return run

    return decorate


def _argument(value: Any) -> Any:
    """Return an argument as the UTF-8 that was typed, with bytes that are not text replaced."""
    if isinstance(value, str):
        try:
            typed = value.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            typed = value.encode("utf-8", "surrogatepass")
        return typed.decode("utf-8", "replace")
    return [_argument(one) for one in value] if isinstance(value, list) else value


Exact = Annotated[bool, typer.Option("--exact", help="Nothing completed, corrected or guessed.")]


@_command(filters=_FILTERS, output=_OUTPUT)
def search(
    asked: Asked,
    words: Annotated[
        list[str],
        typer.Argument(
            help="What it feels like, in your own words.", autocompletion=_completed("word")
        ),
    ],
    exact: Exact = False,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Most hits shown; 0 is all.")
    ] = 0,
) -> int:
    """Find the effects that words are about, best first.

    \b
    Examples:
      ket search cant pee
      ket search "my bladder hurts" --long-term
    """
    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    answer = query.find(kb, Index(kb), " ".join(words), filters, exact=exact, limit=limit)
    return _show(answer, kb, asked)


@_command(filters=_FILTERS, output=_OUTPUT)
def list_(asked: Asked) -> int:
    """List the effects under the filters.

    \b
    Examples:
      ket list --long-term --therapeutic
      ket list --system bladder --json
    """
    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    return _show(query.select(kb, filters), kb, asked)


@_command(filters=_FILTERS, output=_OUTPUT)
def show(
    asked: Asked,
    effect: Annotated[
        list[str],
        typer.Argument(help="Effects, by any of their names.", autocompletion=_completed("effect")),
    ],
    exact: Exact = False,
) -> int:
    """Show everything on an effect, help first.

    \b
    Examples:
      ket show cystitis
      ket show seizure --therapeutic --json
    """
    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    text = " ".join(effect)
    try:
        answer = query.entry(kb, Index(kb), effect, filters, exact=exact)
    except UnknownName as error:
        return _show(_unknown("show", "effect", text, error), kb, asked)
    return _show(answer, kb, asked)


@_command(filters=_FILTERS, output=_OUTPUT)
def compare(
    asked: Asked,
    effects: Annotated[
        list[str] | None,
        typer.Argument(help="Effects; all if none is named.", autocompletion=_completed("effect")),
    ] = None,
) -> int:
    """Set recreational beside therapeutic use.

    \b
    Examples:
      ket compare cystitis dissociation
      ket compare --system liver
    """
    return _across("compare", asked, effects)


@_command(filters=_FILTERS, output=_OUTPUT)
def timeline(
    asked: Asked,
    effects: Annotated[
        list[str] | None,
        typer.Argument(help="Effects; all if none is named.", autocompletion=_completed("effect")),
    ] = None,
) -> int:
    """Draw when effects start and how long they last.

    \b
    Examples:
      ket timeline hypertension dissociation
      ket timeline --system bladder
    """
    return _across("timeline", asked, effects)


def _across(command: str, asked: Asked, named: list[str] | None) -> int:
    from ketcli.answers import across

    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    text = " ".join(named or ())
    meant: list[query.Meant] = []
    stranger: Nothing | None = None
    if named:
        try:
            meant, stranger = query.named_effects(kb, Index(kb), named)
        except UnknownName as error:
            kind = "comparison" if command == "compare" else "timespan"
            return _show(_unknown(command, kind, text, error), kb, asked)
    chosen = [kb.effects[one.hit.effect] for one in meant] if named else kb.effects.values()
    ask = across.compare if command == "compare" else across.timeline
    answer = ask(chosen, kb, filters)
    answer = replace(
        answer,
        text=text,
        nothing=answer.nothing or stranger,
        corrections=tuple(c for one in meant for c in one.corrections),
        remarks=tuple(remark for one in meant for remark in one.remarks),
    )
    return _show(answer, kb, asked)


@_command(output=_OUTPUT)
def interactions(
    asked: Asked,
    substance: Annotated[
        list[str] | None,
        typer.Argument(help="Substances, by any name.", autocompletion=_completed("interaction")),
    ] = None,
) -> int:
    """Show what happens when it is mixed.

    \b
    Examples:
      ket interactions
      ket interactions booze
    """
    return _one_or_all("interaction", query.interactions, asked, substance)


@_command(output=_OUTPUT)
def groups(
    asked: Asked,
    group: Annotated[
        list[str] | None,
        typer.Argument(help="Groups of people.", autocompletion=_completed("group")),
    ] = None,
) -> int:
    """Show who is at higher risk, and how.

    \b
    Examples:
      ket groups
      ket groups pregnant
    """
    return _one_or_all("group", query.groups, asked, group)


@_command(output=_OUTPUT)
def about(
    asked: Asked,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            help="Topics; 'data' counts the records.", autocompletion=_completed("topic")
        ),
    ] = None,
) -> int:
    """Read background topics, and about the data.

    \b
    Examples:
      ket about mechanism
      ket about data
    """
    text = " ".join(topic or ())
    if text.strip().lower() == "data":
        from ketcli.answers import counts

        kb = asked.knowledge_base()
        return _show(counts.counts(kb), kb, asked)
    return _one_or_all("topic", query.topics, asked, topic)


@_command(output=_OUTPUT)
def sources(
    asked: Asked,
    source: Annotated[
        list[str] | None,
        typer.Argument(
            help="Sources: id, DOI, PMID or title.", autocompletion=_completed("source")
        ),
    ] = None,
) -> int:
    """Show what is cited, and how it was read.

    \b
    Examples:
      ket sources winstock-2012
      ket sources --format bibtex
    """
    return _one_or_all("source", query.sources, asked, source)


def _one_or_all(
    kind: str,
    ask: Callable[..., Answer],
    asked: Asked,
    named: list[str] | None,
) -> int:
    kb = asked.knowledge_base()
    text = " ".join(named or ())
    try:
        return _show(ask(kb, *(named or ())), kb, asked)
    except UnknownName as error:
        return _show(_unknown(kind, kind, text, error), kb, asked)


@_command(output=_OUTPUT)
def values(
    asked: Asked,
    facet: Annotated[
        str,
        typer.Argument(
            help="term, context, setting, drug or system.", autocompletion=_completed("facet")
        ),
    ] = "",
) -> int:
    """Show the legal values of each filter, with counts.

    \b
    Examples:
      ket values
      ket values system
    """
    from ketcli.answers import counts

    legal = [name for name, _, _ in counts.FACETS]
    if facet and facet not in legal:
        raise UnknownName("facet", facet, naming.nearest(facet, legal) or tuple(legal))
    kb = asked.knowledge_base()
    return _show(counts.values(kb, facet), kb, asked)


@_command(output={k: v for k, v in _OUTPUT.items() if k != "data"})
def validate(
    asked: Asked,
    files: Annotated[
        list[str] | None, typer.Argument(help="YAML files or folders; +FILE adds to the bundled.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Problems only, no doubts.")] = False,
) -> int:
    """Check a knowledge base, file by file.

    \b
    Examples:
      ket validate my-effects.yaml
      ket validate +more.yaml --json
    """
    from ketcli.answers import validation

    compiled = validation.examined(files or [], store.data_folder())
    answer = validation.answer(compiled, quiet=quiet)
    _show(answer, validation.shown_beside(compiled), asked)
    if compiled.problems:
        count = len(compiled.problems)
        streams.complain(f"{count} problem{'s' if count > 1 else ''} to mend")
        return MISUSE
    return ANSWERED


@_command()
def schema(
    asked: Asked,
    which: Annotated[
        Literal["output", "knowledge-base"], typer.Argument(help="What the schema describes.")
    ] = "output",
) -> int:
    """Print a JSON Schema.

    \b
    Examples:
      ket schema
      ket schema knowledge-base
    """
    import json

    from ketcli.answers import schema as shape

    made = shape.output_schema() if which == "output" else shape.knowledge_base_schema()
    streams.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n", "json")
    return ANSWERED


@_command()
def completion(
    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"],
        typer.Argument(help="The shell to complete for."),
    ],
    asked: Asked,
) -> int:
    """Print a completion script for a shell.

    \b
    Examples:
      eval "$(ket completion bash)"
      ket completion fish > ~/.config/fish/completions/ket.fish
    """
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="ket", complete_var="_KET_COMPLETE", shell=shell)
    streams.write(script + "\n", "plain")
    return ANSWERED


def _version(on: bool) -> None:
    if on:
        from ketcli.answers.shapes import SCHEMA

        about = Asked({}).knowledge_base().about
        streams.write(
            f"ket {__version__}, knowledge base {about.edition} (reviewed {about.reviewed}), "
            f"JSON schema {SCHEMA}\n",
            "plain",
        )
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Program, data, schema."),
    ] = False,
) -> None:
    """\b
    Examples:
      ket search "can't pee"            what is this about?
      ket show cystitis                 all about one effect, when to get help first
      ket list --long-term --json       for other programs
      ket interactions booze            what happens when it is mixed
      ket about overdose                background

    What can ketamine do to people, how sure is anyone, how often, and when to get help?
    Information, not medical advice. In an emergency call your local emergency number.
    """  # noqa: D205, D400 - the help opens with examples


def _unknown(command: str, kind: str, text: str, error: UnknownName) -> Answer:
    nothing = naming.unknown_name(error)
    return Answer(command=command, kind=kind, records=(), text=text, nothing=nothing)


def _announce(answer: Answer) -> None:
    """Say on stderr which words were corrected, and what a name was taken to mean."""
    for correction in answer.corrections:
        streams.complain(
            f"No exact match for '{correction.typed}'; showing '{correction.used}'", plain=True
        )
    if answer.entry or answer.kind != "effect":
        for remark in answer.remarks:
            if "taken to mean" in remark:
                streams.complain(remark, plain=True)


def _show(answer: Answer, kb: KnowledgeBase, asked: Asked) -> int:
    """Write the answer in the format asked for; return the exit status."""
    v = asked.values
    form = _format(v)
    fields: tuple[str, ...] = ()
    if v.get("fields") is not None:
        from ketcli.answers.schema import checked_fields

        fields = checked_fields(answer.kind, v["fields"])
    color = streams.color(v.get("color", "auto"))
    page = Page(
        width=streams.width(),
        color=color,
        encoding=streams.encoding(),
        fields=fields,
        full=bool(v.get("full")),
    )
    text = render(answer, kb, form, page)
    # Before the answer where somebody reads along, after it where a full disk must be the one line.
    if streams.at_terminal():
        _announce(answer)
    streams.write(text, form)
    if not streams.at_terminal():
        _announce(answer)
    return ANSWERED if answer.see or _answered(answer) else NOTHING


def _answered(answer: Answer) -> bool:
    """Tell whether there is an answer; an effect without a finding under the filters is none."""
    if not answer.nothing or answer.nothing.kind == "unknown-words":
        return bool(answer.records)
    if answer.nothing.kind == "filtered-out" and answer.kind == "effect":
        return any(effect.findings for effect in answer.records)
    return answer.entry and bool(answer.records)


def _format(v: dict[str, Any]) -> str:
    form = v.get("form")
    if v.get("json"):
        if form not in (None, "json"):
            raise KetError(f"--json and --format {form} contradict each other; give one")
        return "json"
    if form is None:
        return (
            "table" if streams.at_terminal() or streams.color(v.get("color", "auto")) else "plain"
        )
    if form not in FORMATS:
        raise UnknownName("format", form, naming.nearest(form, FORMATS) or tuple(FORMATS))
    return str(form)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and end the process.

    The exit status is 0 for answered, 1 for nothing found, 2 for misuse or
    unusable data, 130 for interrupted.
    """
    # Nothing here lives long enough to be worth collecting: about a tenth of the time of a search.
    gc.disable()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        streams.forget(1)
        status = ANSWERED
    except KetError as error:
        streams.complain(str(error))
        status = MISUSE
    except RecursionError:
        streams.complain("the input is nested too deeply to be read; flatten it")
        status = MISUSE
    except OSError as error:
        streams.forget(1)
        streams.complain(
            f"cannot write: {error.strerror or error}; free some space or write elsewhere"
        )
        status = MISUSE
    except MemoryError:
        streams.complain(
            "not enough memory for this; ask for less, or use a smaller knowledge base"
        )
        status = MISUSE
    except UnicodeError as error:
        streams.complain(f"cannot read or write as text: {error}")
        status = MISUSE
    except Exception as error:  # noqa: BLE001 - a defect of ours is still one line
        streams.complain(
            f"defect in ket ({type(error).__name__}: {error}); please report the command"
        )
        status = MISUSE
    sys.exit(status)


def application(names: Iterable[str]) -> typer.Typer:
    """Return the command line with these commands; making all of them for one takes time."""
    app = typer.Typer(
        name="ket",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
    )
    app.callback()(_options)
    for name in names:
        app.command(name)(COMMANDS[name])
    return app


def _run(argv: list[str]) -> int:
    _complete_for_a_known_shell()
    completing = "_KET_COMPLETE" in os.environ
    argv = argv or ([] if completing else ["about"])
    named = argv[:1] if argv and argv[0] in COMMANDS else COMMANDS
    command = typer.main.get_command(application(named))
    kept = sys.stdout, sys.stderr
    try:
        status = command.main(args=argv, prog_name="ket", standalone_mode=False)
    except SystemExit as ended:
        # typer makes a status of 1 of a closed pipe, and wraps the streams.
        sys.stdout, sys.stderr = kept
        if isinstance(ended.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        raise
    except typer.TyperException as error:
        streams.complain(_usage(error))
        return MISUSE
    except typer.Abort:
        return INTERRUPTED
    except typer.Exit as done:
        return done.exit_code
    if sys.stdout is None:
        raise KetError("cannot write: standard output is closed")
    return status if isinstance(status, int) else ANSWERED


def _complete_for_a_known_shell() -> None:
    """Take away what is no question of a shell, and give the question of bash its words."""
    asked = os.environ.get("_KET_COMPLETE", "")
    verb, _, shell = asked.partition("_")
    if verb in ("complete", "source") and shell in SHELLS:
        os.environ.setdefault("COMP_WORDS", "")
        os.environ.setdefault("COMP_CWORD", "0")
    elif asked:
        del os.environ["_KET_COMPLETE"]


SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def _usage(error: Any) -> str:
    """Return one line for a mistake on the command line, with the nearest legal option or command."""
    message = error.format_message().split("\n")[0].rstrip(".")
    context = getattr(error, "ctx", None)
    if context is None:
        return f"{message}; try 'ket --help'"
    path = context.command_path
    typed = getattr(error, "option_name", None)
    if typed:
        legal = [name for p in context.command.params for name in (*p.opts, *p.secondary_opts)]
        legal = [name for name in legal if name.startswith("--")]
        near = naming.nearest(typed, legal) or naming.nearest(typed, legal, at_least=0.0)[:1]
        message = error.message.split("(")[0].strip().rstrip(".")
        message += f"; nearest: {', '.join(near)}" if near else ""
    return f"{message[0].lower()}{message[1:]}; try '{path} --help'"
