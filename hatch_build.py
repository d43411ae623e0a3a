"""Make what a wheel needs: the compiled knowledge base, the table of the command line, the manual page.

An editable one makes the first two when it is run.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CompileKnowledgeBase(BuildHookInterface):
    """Put what is made into the package; unsound data stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(ROOT / "src"))
        from ketcli import store
        from ketcli.errors import UnsoundData

        try:
            data = store.compile_folder(str(ROOT / "data"), store.checkout_signature())
        except UnsoundData as error:
            raise SystemExit("\n".join(map(str, error.problems))) from error
        from ketcli.cli import manual, tabled

        man = ROOT / "man" / "ket.1"
        man.parent.mkdir(exist_ok=True)
        man.write_text(manual.page(), encoding="utf-8")
        table = ROOT / "src" / "ketcli" / "cli" / "table.py"
        table.write_text(tabled.table(), encoding="utf-8")
        Path(store.COMPILED).write_bytes(data)
        if version != "editable":
            build_data["force_include"][store.COMPILED] = "ketcli/snapshot.lines"
            build_data["force_include"][str(table)] = "ketcli/cli/table.py"
