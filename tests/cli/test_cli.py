"""The program as a process: what it prints where, and with which status it ends."""

import json
from pathlib import Path

import pytest

KB = str(Path(__file__).parents[1] / "kb.yaml")


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["search", "bladder"], 0),
        (["search", "zqxjkv"], 1),
        (["search", "bladder", "--system", "eye"], 1),
        (["search"], 2),
        (["list"], 0),
        (["list", "--setting", "anesthesia"], 1),
        (["list", "--no-such"], 2),
        (["list", "--system", "elbow"], 2),
        (["list", "--format", "xml"], 2),
        (["list", "--fields", "nope"], 2),
        (["list", "--json", "--format", "csv"], 2),
        (["show", "cystitis"], 0),
        (["show", "zqxjkv"], 1),
        (["show", "esketamine"], 0),
        (["show", "weight loss", "--recreational"], 0),
        (["compare"], 0),
        (["timeline", "cystitis"], 0),
        (["timeline", "retention"], 1),
        (["interactions"], 0),
        (["interactions", "booze"], 0),
        (["interactions", "plutonium"], 1),
        (["groups", "pregnant"], 0),
        (["about"], 0),
        (["about", "data"], 0),
        (["about", "rules"], 0),
        (["about", "zqxjkv"], 1),
        (["sources", "survey"], 0),
        (["values"], 0),
        (["values", "system"], 0),
        (["values", "nope"], 2),
        (["schema"], 0),
        (["schema", "knowledge-base"], 0),
        (["nonsense"], 2),
        (["--help"], 0),
        (["--version"], 0),
    ],
    ids=str,
)
def test_status_says_answered_nothing_or_misuse(ket, args, status):
    run = ket(*args, env={"KET_DATA": KB})

    assert run.returncode == status
    assert "Traceback" not in run.stderr
    if status == 2:
        assert run.stdout == ""
        assert run.stderr.count("\n") == 1


def test_a_correction_is_announced_on_stderr_and_marked_in_json(ket):
    run = ket("search", "blader", "--json", "--data", KB)
    document = json.loads(run.stdout)

    assert run.stderr == "No exact match for 'blader'; showing 'bladder'\n"
    assert document["query"]["corrections"] == [{"typed": "blader", "used": "bladder"}]
    assert document["results"][0]["match"]["kind"] == "spelling"


def test_exact_refuses_a_correction(ket):
    assert ket("search", "blader", "--exact", "--data", KB).returncode == 1


def test_an_unknown_option_names_the_nearest(ket):
    run = ket("list", "--long-trem")

    assert "--long-term" in run.stderr
    assert "--" in ket("list", "--no-such").stderr.split("nearest:")[1]


def test_nothing_in_json_says_which_nothing(ket):
    run = ket("search", "zqxjkv", "--json", "--data", KB)
    document = json.loads(run.stdout)

    assert (run.returncode, document["total"], document["results"]) == (1, 0, [])
    assert document["nothing"]["kind"] == "unknown-words"


def test_json_points_at_what_the_words_name_besides_effects(ket):
    see = json.loads(ket("search", "drunk on booze", "--json", "--data", KB).stdout)["see"]
    group = json.loads(ket("search", "pregnant", "--json", "--data", KB).stdout)["see"]

    assert see == [
        {
            "command": "interactions",
            "id": "alcohol",
            "name": "alcohol",
            "danger": "life-threatening",
        }
    ]
    assert group == [{"command": "groups", "id": "pregnancy", "name": "pregnancy"}]


def test_a_record_keeps_one_type_for_each_key(ket):
    document = json.loads(ket("list", "--json", "--full", "--data", KB).stdout)

    assert "null" not in json.dumps(document)
    assert all(isinstance(r["findings"], list) for r in document["results"])


def test_fields_narrow_records_in_the_order_asked(ket):
    document = json.loads(ket("list", "--json", "--fields", "name,id", "--data", KB).stdout)

    assert [list(r) for r in document["results"]] == [["name", "id"]] * 6


def test_emergency_signs_come_before_everything_else(ket):
    lines = ket("show", "cystitis", "--full", "--data", KB).stdout.splitlines()

    assert lines[2].startswith("Call your local emergency number now")
    assert lines[3] == "- you cannot pass urine"


def test_numbers_come_first_with_their_people(ket):
    out = ket("show", "cystitis", "--full", "--data", KB).stdout

    assert (
        "26.6% (340 people) (people surveyed: people who answered): One in four said so. "
        "[Smith 2012, survey or cross-sectional study (survey): abstract]" in out
    )


def test_contexts_stand_apart_and_absence_is_said(ket):
    out = ket("show", "cystitis", "--full", "--data", KB).stdout

    assert (
        out.index("RECREATIONAL USE")
        < out.index("MEDICAL TREATMENT")
        < out.index("LOOKED FOR AND NOT FOUND")
    )
    assert "Not found in these people; that is not a promise" in out


def test_a_frequency_word_carries_its_band(ket):
    assert (
        "common (1 in 100 to 1 in 10)" in ket("show", "hypertension", "--full", "--data", KB).stdout
    )


def test_options_may_stand_between_words(ket):
    run = ket("search", "blood", "--recreational", "pressure", "--json", "--data", KB)

    assert [r["id"] for r in json.loads(run.stdout)["results"]] == ["hypotension"]


def test_limit_says_what_it_leaves_out(ket):
    out = ket("search", "blood pressure", "--limit", "1", "--data", KB).stdout

    assert "Showing the first 1 of 2." in out


def test_version_dates_the_answer(ket):
    out = ket("--version").stdout

    assert out.startswith("ket ")
    assert "knowledge base 20" in out
    assert "reviewed 20" in out


def test_extending_keeps_the_bundled_records(ket, tmp_path):
    more = tmp_path / "more.yaml"
    more.write_text(
        "effects:\n- {id: blue-tongue, name: Blue tongue, plain_name: blue tongue, systems: [skin], summary: It is blue.}\n",
        encoding="utf-8",
    )
    found = json.loads(ket("search", "blue tongue", "--json", "--data", f"+{more}").stdout)

    assert found["results"][0]["id"] == "blue-tongue"
    assert ket("search", "bladder", "--data", f"+{more}").returncode == 0


def test_a_missing_data_file_is_named(ket):
    run = ket("list", "--data", "no/such.yaml")

    assert run.returncode == 2
    assert "no such file or folder: 'no/such.yaml'" in run.stderr
