"""In JSON, what is empty is left out: to jq, an empty list is as true as a full one."""

import json
from pathlib import Path

import pytest

from conftest import answered
from ketcli.cli.commands import COMMANDS as OFFERED
from ketcli.store import SOURCE_DATA

COMMANDS = (
    "search bladder", "search blader", "search zqxjkv", "search ketamine", "search bladder --full",
    "search fit after coke", "search how long does k bladder last", "search bladder --setting depression",
    "list", "list --full", "list --long-term --therapeutic --limit 3", "list --drug spravato --fields id,summary",
    "show nausea", "show nausea zqxjkv", "show cystitis --therapeutic", "show spravato", "findings", "findings cystitis",
    "compare", "compare cystitis", "timeline", "timeline nausea --recreational", "interactions",
    "interactions alcohol ghb", "interactions coffee", "groups", "groups pregnant", "about", "about data",
    "about help", "about rules", "about popular-articles", "sources", "sources winstock-2012", "values",
    "values fields", "values system", "validate KB", "diff KB OTHER",
)  # fmt: skip
KB = Path(__file__).parents[1] / "kb.yaml"
ALWAYS = {".results", ".see"}
"""Keys of the document that are there however empty, so that a script can loop over them."""
NO_RECORDS = {"open", "export", "new", "schema", "completion"}


def empties(value, path=""):
    """The places of what is empty inside a value."""
    if value in ([], {}, "", None):
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from empties(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from empties(inner, f"{path}[]")


def types(value, path, found):
    """Gather the types that each key has, by its path."""
    found.setdefault(path, set()).add(
        "number" if type(value) in (int, float) else type(value).__name__
    )
    if isinstance(value, dict):
        for key, inner in value.items():
            types(inner, f"{path}.{key}", found)
    elif isinstance(value, list):
        for inner in value:
            types(inner, f"{path}[]", found)


WHOLE = [pytest.param(one, marks=pytest.mark.exhaustive) for one in ("validate", "diff KB DATA")]


@pytest.fixture(scope="module", params=[*COMMANDS, *WHOLE])
def document(request, tmp_path_factory):
    """What a command answers, asked once for all tests."""
    other = tmp_path_factory.mktemp("data") / "other.yaml"
    text = KB.read_text(encoding="utf-8").replace("title: A label", "title: Another")
    other.write_text(text.replace("- {id: page,", "- {id: site,"), encoding="utf-8")
    named = {"DATA": SOURCE_DATA, "KB": KB, "OTHER": other}
    line = [str(named.get(word, word)) for word in request.param.split()]
    return json.loads(answered(*line, "--json")[1])


def test_nothing_is_empty_but_what_is_looped_over(document):
    assert {*empties(document)} <= ALWAYS
    assert {*ALWAYS} <= {f".{key}" for key in document}


def test_every_key_has_one_type(document):
    found = {}
    types(document, "", found)

    assert {path: kinds for path, kinds in found.items() if len(kinds) > 1} == {}


def test_every_command_that_answers_is_walked():
    assert {command.split()[0] for command in COMMANDS} == {*OFFERED} - NO_RECORDS
