"""The README's lines for other tools are run where these are."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
SHOWN = {"if": "bladder", "jq": "Winstock 2012", "sqlite3": "Fan 2016", "fzf": "ketamine bladder"}
"""What stands in the output of the line with each tool."""


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

    assert (run.returncode, run.stderr) == (0, "")
    assert SHOWN[tool] in run.stdout
