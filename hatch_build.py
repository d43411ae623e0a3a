"""Make what a wheel needs: the compiled knowledge base, the manual page, completions.

An editable one makes the first when it is run. The source tree is only read, and what is made
names no path and no time, so that building twice gives the same bytes.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
COMPLETIONS = {
    "bash": "share/bash-completion/completions/ket",
    "zsh": "share/zsh/site-functions/_ket",
    "fish": "share/fish/vendor_completions.d/ket.fish",
}


class CompileKnowledgeBase(BuildHookInterface):
    """Put what is made into the package; unsound data stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(ROOT / "src"))
        from ketcli import store
        from ketcli.errors import UnsoundData

        try:
            data = store.compile_folder(str(ROOT / "data"), "")
        except UnsoundData as error:
            raise SystemExit("\n".join(map(str, error.problems))) from error
        from ketcli.cli import completion, manual

        self.made = tempfile.TemporaryDirectory()
        package = {"snapshot.lines": data}
        shared = {"share/man/man1/ket.1": manual.page().encode()}
        for shell, place in COMPLETIONS.items():
            shared[place] = f"{completion.script(shell)}\n".encode()
        build_data["force_include"] |= self._kept(package, "ketcli/")
        build_data["shared_data"] |= self._kept(shared)

    def _kept(self, files: dict[str, bytes], below: str = "") -> dict[str, str]:
        """Write files where the build finds them; return where each belongs."""
        found = {}
        for name, content in files.items():
            path = Path(self.made.name) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            found[str(path)] = below + name
        return found
