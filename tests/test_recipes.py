"""The lines of the docs for other tools are run where these are."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = (Path(__file__).parents[1] / "docs" / "scripts.md").read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"```bash\n(.*?)```", SCRIPTS, re.DOTALL)
SHOWN = {"if": "bladder", "jq": "Winstock 2012", "sqlite3": "Fan 2016", "fzf": "ketamine bladder"}
"""What stands in the output of the line with each tool."""
(PANDAS,) = re.findall(r"```py\n(.*?)```", SCRIPTS, re.DOTALL)


@pytest.mark.process
@pytest.mark.parametrize("tool", SHOWN)
def test_a_recipe_runs(tool, tmp_path):
    if tool != "if" and not shutil.which(tool):
        pytest.skip(f"{tool} is not here")
    (line,) = (one for one in BLOCK.splitlines() if re.search(rf"(^|[|&] ){tool} ", one))
    script = f'ket() {{ "{sys.executable}" -m ketcli "$@"; }}\n{line.replace("fzf ", "fzf --filter bladder ")}'
    run = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=60, env={**os.environ},
    )  # fmt: skip

    assert run.returncode == 0
    assert re.fullmatch(r"(Wrote ket\.sqlite.*\n)?", run.stderr)
    assert SHOWN[tool] in run.stdout


def test_pandas_reads_the_types_of_every_column(ket, tmp_path, monkeypatch, capsys):
    pandas = pytest.importorskip("pandas", reason="pandas is not here")
    monkeypatch.chdir(tmp_path)
    table = ket("findings", "--format", "csv").stdout
    (tmp_path / "findings.csv").write_text(table, encoding="utf-8", newline="")
    rows = json.loads(ket("findings", "--json").stdout)["results"]
    names = {}
    exec(compile(PANDAS, "scripts.md", "exec"), names)  # noqa: S102
    read = names["findings"]

    assert "recreational" in capsys.readouterr().out
    assert len(read) == len(rows)
    for column in read.columns:
        kinds = {type(row[column]) for row in rows if column in row}
        there = read[column].notna()
        assert [*there] == [column in row for row in rows], column
        assert [*read[column][there]] == [row[column] for row in rows if column in row], column
        kind = (
            "integer"
            if kinds == {int}
            else "float"
            if float in kinds
            else {str: "string", bool: "bool"}[kinds.pop()]
        )
        assert getattr(pandas.api.types, f"is_{kind}_dtype")(read[column]), column
