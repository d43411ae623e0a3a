"""What a shell runs to offer completions, as typer writes it."""

from typer._completion_shared import get_completion_script


def completion_script(shell: str) -> str:
    """Return what a shell runs to offer completions."""
    return get_completion_script(prog_name="ket", complete_var="_KET_COMPLETE", shell=shell)
