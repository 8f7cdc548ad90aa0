"""Where PyInstaller finds how to freeze a program that imports roleinfo."""

from pathlib import Path


def hook_folders() -> list[str]:
    """The folder of the hook, for the entry point ``pyinstaller40``."""
    return [str(Path(__file__).parent / "hooks")]
