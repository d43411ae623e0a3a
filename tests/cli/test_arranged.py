"""--sort, --limit and --quiet on every list."""

import json
import re
from pathlib import Path

import pytest

from ketcli.cli.app import status
from ketcli.knowledge.vocabulary import Certainty, Danger

KB = Path(__file__).parents[1] / "kb.yaml"
LISTS = (
    "list", "search bladder", "findings", "compare", "timeline", "interactions", "groups", "about", "sources", "values system",
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
    assert cut["query"]["remarks"][0] == f"Showing the first 2 of {every['total']:,}."
    assert err == ""


@pytest.mark.parametrize(
    ("command", "form"),
    [
        *((command, form) for command in LISTS for form in ("plain", "csv")),
        *(
            pytest.param(command, form, marks=[] if command == "list" else pytest.mark.exhaustive)
            for command in LISTS
            for form in ("plain --full", "markdown", "html", "jsonl")
        ),
    ],
)
def test_every_page_and_table_tells_what_a_limit_leaves_out(capfd, command, form):
    """A page once, at its end; what other programs read, beside it."""
    _, out, err = said(capfd, *command.split(), "--limit", "2", "--format", *form.split())
    where = err if form in ("csv", "jsonl") else out

    assert (out + err).count("Showing the first 2 of ") == 1
    assert "Showing the first 2 of " in where


@pytest.mark.parametrize(
    ("command", "heading"),
    [
        ("list", "2 OF N EFFECTS"),
        ("list --sort name --full", "2 OF N EFFECTS"),
        ("search bladder", "2 of N effects match"),
        ("findings", "2 OF N FINDINGS"),
        ("sources", "2 OF N SOURCES"),
        ("interactions", "2 OF N THINGS"),
        ("groups", "2 OF N GROUPS OF PEOPLE"),
    ],
)
def test_a_heading_does_not_count_what_a_limit_leaves_for_all(capfd, command, heading):
    _, out, _ = said(capfd, *command.split(), "--limit", "2")

    assert heading in re.sub(r"(?<=of )[\d,]+", "N", out, flags=re.I)


def test_a_comparison_of_two_editions_is_a_list_too(capfd, tmp_path):
    """It has no notice, and tells what a limit leaves out all the same."""
    text = KB.read_text(encoding="utf-8").replace("title: A label", "title: Another")
    (tmp_path / "new.yaml").write_text(text.replace("title: One case", "title: Two"), "utf-8")
    asked = ["diff", str(KB), str(tmp_path / "new.yaml"), "--limit", "1", "--sort", "id"]
    _, out, _ = said(capfd, *asked)
    _, _, err = said(capfd, *asked, "--format", "csv")

    assert "label: title" in out
    assert "one-case" not in out
    assert "Showing the first 1 of 2." in out
    assert "Showing the first 1 of 2." in err


NO_SHARE = {"figure": {"percent": -1}}
SORTED_BY = {
    "name": lambda one: one["plain_name"].casefold(),
    "certainty": lambda one: list(Certainty).index(one["certainty"]),
    "how-often": lambda one: -one.get("headline", NO_SHARE)["figure"]["percent"],
}


@pytest.mark.parametrize("order", SORTED_BY)
def test_hits_are_sorted_by_a_key_and_equals_stay_best_first(capfd, order):
    _, ranked, _ = said(capfd, "search", "bladder", "--json")
    _, out, _ = said(capfd, "search", "bladder", "--sort", order, "--json")
    hits = json.loads(out)

    assert hits["query"]["sort"] == order
    assert hits["results"] == sorted(json.loads(ranked)["results"], key=SORTED_BY[order])


@pytest.mark.parametrize("limit", ["0", "1"])
@pytest.mark.parametrize(
    ("words", "best", "full"),
    [
        ("bladder", "blood in your pee", []),
        ("seizure and vomiting", "has a fit (seizure)", []),
        ("seizure and vomiting", "has a fit (seizure)", ["--full"]),
    ],
)
def test_sorted_hits_keep_the_signs_of_the_best_and_name_no_best(capfd, words, best, limit, full):
    """Whoever sorts by name has meant the same thing."""
    asked = ["search", words, *full, "--sort", "name"]
    _, out, _ = said(capfd, *asked, "--limit", limit)

    assert best in out.split("match")[0]
    assert "Next: ket show" not in out


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


def test_mixtures_by_danger_begin_with_the_worst(capfd):
    _, out, _ = said(capfd, "interactions", "--sort", "danger", "--json")
    dangers = [one["danger"] for one in json.loads(out)["results"]]
    assert dangers == sorted(dangers, key=[str(one) for one in Danger].index)
    assert len(set(dangers)) > 3
