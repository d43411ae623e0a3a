"""Every command and every parameter, as plain values: command lines are read by them, and typer is told of them."""

from __future__ import annotations

from ketcli.render import FORMATS

Takes = str | tuple[str, ...]
PARAMETERS: dict[str, tuple[tuple[str, ...], Takes, str, str]] = {
    "words": ((), "texts", "What it feels like, in your own words.", "word"),
    "effect": ((), "texts", "Effects, by any of their names.", "effect"),
    "effects": ((), "texts", "Effects; all if none is named.", "effect"),
    "substance": ((), "texts", "Substances, by any name.", "interaction"),
    "group": ((), "texts", "Groups of people.", "group"),
    "topic": ((), "texts", "Topics; 'data' counts the records.", "topic"),
    "source": ((), "texts", "Sources: id, DOI, PMID or title.", "source"),
    "facet": (
        (), "text", "term, context, setting, drug, system, reversibility, certainty, measure; or fields.", "facet",
    ),
    "files": ((), "texts", "YAML files or folders; +FILE adds to the bundled.", ""),
    "file": ((), "text", "A new file that ends in .sqlite or .jsonl.", ""),
    "pair": ((), "texts", "Two files or folders of YAML, or snapshots; old, new.", ""),
    "record": ((), "texts", "A kind of record (effect, finding, ...) and its id.", ""),
    "which": ((), ("output", "knowledge-base"), "What the schema describes.", ""),
    "shell": ((), ("bash", "zsh", "fish", "powershell"), "The shell to complete for.", ""),
    "exact": (("--exact",), "flag", "Nothing completed, corrected or guessed.", ""),
    "why": (("--why",), "flag", "Say how the words are read, instead of an answer.", ""),
    "limit": (("--limit", "-n"), "number", "Most shown; 0 is all.", ""),
    "sort": (
        ("--sort",), ("system", "name", "certainty", "serious", "how-often"),
        "Another order: the gravest, surest or largest first.", "",
    ),
    "order": (
        ("--sort",), "text", "Order by a field (ket values fields lists them), the largest number first.", "",
    ),
    "by_source": (("--source",), "texts", "Source: id, DOI, PMID or title (repeatable).", "source"),
    "measure": (("--measure",), "texts", "Kind of number, like rate (repeatable).", "measure"),
    "population": (("--population",), "text", "Any words for who was observed.", ""),
    "year": (("--year",), "text", "Year of the source, or like 2010-2015.", ""),
    "batch": (("--batch",), "flag", "One query a line from FILE or standard input, JSON lines out.", ""),
    "force": (("--force",), "flag", "Replace a file that is there already.", ""),
    "doubts": (("--doubts",), "flag", "List the doubts of the bundled data too.", ""),
    "quiet": (("--quiet", "-q"), "flag", "Nothing on standard error but errors; no doubts.", ""),
    "no_pager": (("--no-pager",), "flag", "A long answer is not opened in the pager.", ""),
    "short_term": (("--short-term",), "flag", "During or soon after a dose.", ""),
    "long_term": (("--long-term",), "flag", "With repeated use, or lasting.", ""),
    "recreational": (("--recreational",), "flag", "Taken without supervision.", ""),
    "therapeutic": (("--therapeutic",), "flag", "Given as treatment.", ""),
    "system": (("--system",), "texts", "Body system, in any words (repeatable).", "system"),
    "setting": (("--setting",), "texts", "Kind of treatment (repeatable).", "setting"),
    "drug": (("--drug",), "texts", "Drug, by name (repeatable).", "drug"),
    "reversibility": (
        ("--reversibility",), "texts", "How it ends, says a source (repeatable).", "reversibility",
    ),
    "certainty": (
        ("--certainty",), "texts", "How sure the sources let us be (repeatable).", "certainty",
    ),
    "serious": (("--serious",), "flag", "Only serious effects (ICH E2A).", ""),
    "form": (("--format", "-f"), "text", f"One of {', '.join(FORMATS)}.", "format"),
    "json": (("--json",), "flag", "Short for --format json.", ""),
    "bom": (("--bom",), "flag", "CSV and TSV begin with a mark that Excel needs for UTF-8.", ""),
    "full": (("--full",), "flag", "Everything that is recorded, not one screen.", ""),
    "fields": (("--fields",), "text", "Only these keys, comma-separated.", ""),
    "color": (("--color",), ("auto", "always", "never"), "Color at a terminal.", ""),
    "data": (
        ("--data",), "texts", "Own YAML instead of the bundled; +FILE adds to it (KET_DATA).", "",
    ),
}  # fmt: skip
"""Every parameter: how it is spelled, where it is an option; what it takes, which is `flag`, `number`, `text`, `texts`
or its legal values; what the help says; which names complete it."""
NEEDED = ("effect", "file", "pair", "record", "shell")
"""Arguments that must be given."""

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

DECLARED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "search": (
        ("words", "exact", "why", "sort", "limit", "batch", *FILTERS, *CHOOSING, *OUTPUT),
        "Find the effects that words are about, best first.",
        'ket search cant pee\nket search "my bladder hurts" --long-term',
    ),
    "list": (
        ("sort", "limit", *FILTERS, *CHOOSING, *OUTPUT),
        "List the effects under the filters.",
        "ket list --long-term --therapeutic\nket list --system bladder --json\n"
        "ket list --long-term --reversibility may-be-irreversible",
    ),
    "show": (
        ("effect", "exact", *FILTERS, *OUTPUT),
        "Show everything on an effect, help first.",
        "ket show cystitis\nket show seizure --therapeutic --json",
    ),
    "findings": (
        ("effects", *ROWS, "limit", *FILTERS, *CHOOSING, *OUTPUT),
        "List findings, one a row, each with its source.",
        "ket findings cystitis --recreational\n"
        "ket findings --measure rate --sort percent --format csv",
    ),
    "compare": (
        ("effects", *ARRANGED, *FILTERS, *CHOOSING, *OUTPUT),
        "Set recreational beside therapeutic use.",
        "ket compare cystitis dissociation\nket compare --system liver",
    ),
    "timeline": (
        ("effects", *ARRANGED, *FILTERS, *CHOOSING, *OUTPUT),
        "Draw when effects start and how long they last.",
        "ket timeline hypertension dissociation\nket timeline --system bladder",
    ),
    "interactions": (
        ("substance", *ARRANGED, *OUTPUT),
        "Show what happens when it is mixed.",
        "ket interactions\nket interactions booze",
    ),
    "groups": (
        ("group", *ARRANGED, *OUTPUT),
        "Show who is at higher risk, and how.",
        "ket groups\nket groups pregnant",
    ),
    "about": (
        ("topic", *ARRANGED, *OUTPUT),
        "Read background topics, and about the data.",
        "ket about mechanism\nket about data",
    ),
    "sources": (
        ("source", *ARRANGED, *OUTPUT),
        "Show what is cited, and how it was read.",
        "ket sources winstock-2012\nket sources --format bibtex",
    ),
    "open": (
        ("source", "data"),
        "Open a source in the browser, and print its address.",
        "ket open winstock-2012\nket open 10.1111/j.1464-410X.2012.11028.x",
    ),
    "values": (
        ("facet", *ARRANGED, *OUTPUT),
        "Show the legal values of each filter, with counts.",
        "ket values\nket values system",
    ),
    "validate": (
        ("files", "doubts", *(name for name in OUTPUT if name != "data")),
        "Check a knowledge base, file by file.",
        "ket validate my-effects.yaml\nket validate +more.yaml --json",
    ),
    "diff": (
        ("pair", *ARRANGED, *(name for name in OUTPUT if name != "data")),
        "Say which records are new, gone or changed, and in which fields.",
        "ket diff old/data data\nket diff old/data data --full",
    ),
    "export": (
        ("file", "force", "quiet", "data"),
        "Write all records to a file of SQLite or JSON lines.",
        "ket export ket.sqlite\nket export ket.jsonl --force",
    ),
    "new": (
        ("record",),
        "Print an empty record to fill in, with what each key takes.",
        "ket new effect jaw-pain > jaw-pain.yaml\nket new source my-source",
    ),
    "schema": (("which",), "Print a JSON Schema.", "ket schema\nket schema knowledge-base"),
    "completion": (
        ("shell",),
        "Print a completion script for a shell.",
        'eval "$(ket completion bash)"\nket completion fish > ~/.config/fish/completions/ket.fish',
    ),
}
"""Every command: its parameters, what it is for, examples."""
PROGRAM = {
    "--version": "Program, data, schema.",
    "--install-completion": "Install completion for the current shell.",
    "--show-completion": "Show completion for the current shell, to copy it or customize the installation.",
}
"""Options of no command; the last two are typer's own."""
HELP = """\b
Examples:
  ket search cant pee               what is this about?
  ket show cystitis                 all about it, when to get help first
  ket list --long-term --json       for other programs
  ket interactions booze            what happens when it is mixed
  ket about overdose                background

What can ketamine do to people, how sure is anyone, how often, and when to get help?
Information, not medical advice. In an emergency call your local emergency number.
"""
"""What the help says above the commands."""
