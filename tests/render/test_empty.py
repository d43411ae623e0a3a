"""In JSON, what is empty is left out of records: to jq, an empty list is as true as a full one."""

import json

import pytest

from ketcli.cli.app import status

COMMANDS = (
    "search bladder", "list", "list --full", "show nausea", "findings", "compare", "timeline", "interactions",
    "groups", "about", "about data", "sources", "values",
)  # fmt: skip


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


@pytest.fixture(params=COMMANDS)
def results(request, capfd):
    status([*request.param.split(), "--json"])
    return json.loads(capfd.readouterr().out)["results"]


def test_nothing_in_a_record_is_empty(results):
    assert results
    assert sorted({*empties(results)}) == []


def test_every_key_has_one_type(results):
    found = {}
    types(results, "", found)

    assert {path: kinds for path, kinds in found.items() if len(kinds) > 1} == {}
