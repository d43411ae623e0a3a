"""--sort, --limit and --quiet on every list."""

import json

import pytest

from ketcli.cli.app import status

LISTS = (
    "list", "findings", "compare", "timeline", "interactions", "groups", "about", "sources", "values system",
)  # fmt: skip


def said(capfd, *line):
    """The status, what stands on standard output, and on standard error."""
    ended = status(list(line))
    out, err = capfd.readouterr()
    return ended, out, err


@pytest.mark.parametrize("command", LISTS)
def test_a_limit_keeps_the_first_and_the_total_counts_all(capfd, command):
    _, whole, _ = said(capfd, *command.split(), "--json")
    ended, out, err = said(capfd, *command.split(), "--json", "--limit", "2")
    every, cut = json.loads(whole), json.loads(out)

    assert ended == 0
    assert cut["results"] == every["results"][:2]
    assert cut["total"] == every["total"] == len(every["results"])
    assert f"Showing the first 2 of {every['total']:,}." in cut["query"]["remarks"][0] + err


@pytest.mark.parametrize(
    ("line", "key", "largest"),
    [
        ("sources", "year", True),
        ("interactions", "name", False),
        ("groups", "name", False),
        ("values system", "effects", True),
        ("timeline", "low-seconds", True),
        ("compare", "plain-name", False),
    ],
)
def test_a_list_is_sorted_by_a_field(capfd, line, key, largest):
    _, out, _ = said(capfd, *line.split(), "--sort", key, "--json")
    values = [one.get(key.replace("-", "_")) for one in json.loads(out)["results"]]
    held = [value for value in values if value is not None]

    assert len(set(held)) > 2
    assert values == [*held, *[None] * (len(values) - len(held))]
    folded = [value.casefold() if isinstance(value, str) else value for value in held]
    assert folded == sorted(folded, reverse=largest)


@pytest.mark.parametrize(
    ("line", "field", "legal"),
    [
        ("interactions", "nope", "name"),
        ("interactions", "findings", "name"),
        ("interactions", "cites", "name"),
        ("timeline cystitis", "nope", "low_seconds"),
        ("values system", "nope", "effects"),
        ("compare", "cells", "plain_name"),
    ],
)
def test_a_field_that_cannot_be_sorted_by_is_refused_with_those_that_can(capfd, line, field, legal):
    ended, out, err = said(capfd, *line.split(), "--sort", field)

    assert (ended, out) == (2, "")
    assert f"'{field}'" in err
    assert legal in err.partition(f"'{field}'")[2]
    assert err.count("\n") == 1


def test_quiet_says_nothing_but_the_answer(capfd):
    loud = said(capfd, "search", "blader")
    quiet = said(capfd, "search", "blader", "--quiet")

    assert "blader" in loud[2]
    assert quiet == (loud[0], loud[1], "")


def test_quiet_still_tells_what_is_wrong(capfd):
    ended, _, err = said(capfd, "groups", "--quiet", "--sort", "nope")

    assert ended == 2
    assert err.startswith("ket: ")


def test_help_is_also_a_command(capfd):
    assert said(capfd, "help") == said(capfd, "--help")
    assert said(capfd, "help", "search") == said(capfd, "search", "--help")
