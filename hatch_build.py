"""Compile the knowledge base when a wheel is built; an editable one compiles when it is run."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CompileKnowledgeBase(BuildHookInterface):
    """Validate data/ and put its snapshot into the package; unsound data stops the build."""

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
        Path(store.COMPILED).write_bytes(data)
        if version != "editable":
            build_data["force_include"][store.COMPILED] = "ketcli/snapshot.lines"
