"""The model entries of CONTRIBUTING are sound, for editors begin by copying them."""

import re
import textwrap

import yaml

from ketcli import store
from ketcli.compile import compiler, yamlfile

KEYS = {"plain_name": "effects", "statement": "findings", "about": "", "kind": "sources"}
"""A key that only one kind of model entry has, with the list that it belongs to; a mapping is a file."""


def entries(request):
    """The blocks of YAML, in order."""
    text = (request.path.parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```yaml\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    return [yaml.safe_load(textwrap.dedent(block)) for block in blocks]


def test_the_way_from_a_paper_to_a_finding_shows_what_stands_in_the_data(request):
    (source,), (finding,) = entries(request)[-2:]
    data = store.data_folder()

    assert source in yamlfile.read(data / "sources.yaml").value["sources"]
    assert finding in yamlfile.read(data / "findings" / "renal-urinary.yaml").value["findings"]


def test_model_entries_are_sound(tmp_path, request):
    tree: dict = {}
    for entry in entries(request):
        if isinstance(entry, dict):
            tree.update(entry)
        else:
            kind = next(KEYS[key] for key in KEYS if key in entry[0])
            tree.setdefault(kind, []).extend(entry)
    assert {"effects", "findings", "about", "help"} <= set(tree)
    source = {"id": "some-source", "kind": "cohort", "title": "T", "read": "abstract"}
    named = {effect for one in tree["findings"] + tree["help"] for effect in one["effects"]}
    named |= {related for one in tree["effects"] for related in one.get("related", ())}
    for id in sorted(named - {one["id"] for one in tree["effects"]}):
        stub = {
            "id": id,
            "name": f"Name {id}",
            "plain_name": id,
            "systems": ["eye"],
            "summary": "So.",
        }
        tree["effects"].append(stub)
    tree.setdefault("sources", []).append(source)
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(tree), encoding="utf-8")

    assert [p.message for p in compiler.examine([tmp_path / "own.yaml"]).problems] == []
