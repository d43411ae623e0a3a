"""What a shell runs to offer completions, as typer writes it."""

from typer._completion_shared import get_completion_script

AUTOLOADED = "\n\n# Loaded as the function of a file, it must complete the first time as well.\n"
"""zsh runs such a file on the first Tab, and typer's would only declare itself."""


def completion_script(shell: str) -> str:
    """Return what a shell runs to offer completions."""
    script = get_completion_script(prog_name="ket", complete_var="_KET_COMPLETE", shell=shell)
    if shell == "zsh":
        script += AUTOLOADED + '[[ $funcstack[1] = _ket ]] && _ket_completion "$@" || true'
    return script
