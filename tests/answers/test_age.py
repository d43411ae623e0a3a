"""An answer from an old edition says so; the day is set, and the network never asked."""

import json

import pytest

from ketcli.answers import query
from ketcli.cli import app
from ketcli.errors import KetError
from ketcli.knowledge import age
from ketcli.render import FORMATS, Page, render

OLD = "Edition 2026-01-02 is more than 18 months old; look for a newer one."


@pytest.mark.parametrize(
    ("edition", "today", "stale"),
    [
        ("2026-11-27", "2026-11-27", False),
        ("2026-11-27", "2028-05-27", False),
        ("2026-11-27", "2028-05-28", True),
        ("2026-01-31", "2027-07-31", False),
        ("2026-06-30", "2027-12-31", True),
        ("2026-06-30", "2027-12-30", False),
        ("2026-07-01", "2028-01-01", False),
        ("2026-07-01", "2031-01-01", True),
        ("unknown", "2031-01-01", False),
    ],
)
def test_an_edition_is_old_after_eighteen_months(monkeypatch, edition, today, stale):
    monkeypatch.setenv("KET_TODAY", today)

    assert age.stale(edition) is stale


def test_without_a_day_it_is_that_of_the_clock(monkeypatch):
    monkeypatch.delenv("KET_TODAY")

    assert age.stale("1999-01-01")
    assert not age.stale("9998-01-01")


@pytest.mark.parametrize("day", ["someday", "2026", "01-01-2026", "\x1b[31m"])
def test_a_day_that_is_none_is_refused_in_a_line(monkeypatch, day):
    monkeypatch.setenv("KET_TODAY", day)

    with pytest.raises(KetError, match="must be a date like 2026-01-31"):
        age.stale("2026-01-01")


@pytest.mark.parametrize("form", ["table", "plain", "markdown", "html"])
@pytest.mark.parametrize("full", [False, True])
def test_pages_say_it_in_one_line_and_stay_one_screen(kb, index, monkeypatch, form, full):
    answer = query.select(kb)
    monkeypatch.setenv("KET_TODAY", "2027-07-02")
    young = render(answer, kb, form, Page(full=full))
    monkeypatch.setenv("KET_TODAY", "2027-07-03")
    old = render(answer, kb, form, Page(full=full))

    assert OLD not in young
    assert old.count(OLD) == 1
    assert form != "table" or full or old.count("\n") <= 23


def test_json_says_it_in_a_key_and_other_formats_on_standard_error(monkeypatch, capsysbinary):
    for form in FORMATS:
        monkeypatch.setenv("KET_TODAY", "2026-12-01")
        app.status(["sources", "--limit", "3", "--format", form])
        young = capsysbinary.readouterr()
        monkeypatch.setenv("KET_TODAY", "2031-01-01")
        app.status(["sources", "--limit", "3", "--format", form])
        old = capsysbinary.readouterr()

        told = (old.out + old.err).count(b"more than 18 months old")
        assert b"18 months" not in young.out + young.err
        assert told == (form != "json"), form
        if form == "json":
            assert json.loads(old.out)["stale"] is True
            assert "stale" not in json.loads(young.out)


def test_the_version_says_it(ket):
    run = ket("--version", env={"KET_TODAY": "2031-01-01"})

    assert run.returncode == 0
    assert "more than 18 months old" in run.stderr
