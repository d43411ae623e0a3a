"""Editors are told of mistakes while they type: each data file names the schema, by a path that the repository has."""

import json
from pathlib import Path

import jsonschema
import pytest

from ketcli.compile import yamlfile

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
FILES = sorted(DATA.rglob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((DATA / "schema.json").read_text(encoding="utf-8"))
)
MODEL = yamlfile.read(ROOT / "tests" / "kb.yaml").value


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_the_bundled_data_names_the_schema_and_is_valid(path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    before, named = first.split("$schema=")

    assert before == "# yaml-language-server: "
    assert (path.parent / named).resolve() == DATA / "schema.json"
    VALIDATOR.validate(yamlfile.read(path).value)


def test_the_schema_is_one():
    VALIDATOR.check_schema(VALIDATOR.schema)
    VALIDATOR.validate(MODEL)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("effects", "systems", ["bladder"]),
        ("effects", "id", "Two Words"),
        ("effects", "name", None),
        ("effects", "laymen_terms", ["x"]),
        ("effects", "summary", " begins with a blank"),
        ("findings", "context", "somewhere"),
        (
            "findings",
            "figure",
            {"measure": "rate", "of": "trial-arm", "population": "x", "percent": 101},
        ),
        ("findings", "statement", ["x"]),
        ("sources", "year", "2012"),
        ("sources", "doi", "https://doi.org/10.1000/182"),
        ("help", "tier", "soon"),
    ],
)
def test_a_broken_record_is_refused(kind, key, value):
    broken = json.loads(json.dumps(MODEL))
    broken[kind][0][key] = value

    assert [list(error.path)[:2] for error in VALIDATOR.iter_errors(broken)] == [[kind, 0]]


@pytest.mark.parametrize("key", ["name", "plain_name", "systems", "summary", "id"])
def test_a_record_without_what_it_needs_is_refused(key):
    broken = json.loads(json.dumps(MODEL))
    del broken["effects"][0][key]

    assert not VALIDATOR.is_valid(broken)
