"""The model entries of CONTRIBUTING are sound, for editors begin by copying them."""

import re

import yaml

from ketcli.compile import compiler

KEYS = {"plain_name": "effects", "statement": "findings", "about": "", "kind": "sources"}
"""A key that only one kind of model entry has, with the list that it belongs to; a mapping is a file."""


def test_model_entries_are_sound(tmp_path, request):
    text = (request.path.parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tree: dict = {}
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        entry = yaml.safe_load(block)
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
