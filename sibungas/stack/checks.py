"""``./run test``: the linters, then pytest, then one line that says how it went."""

from collections.abc import Mapping
from pathlib import Path

from . import packages, say
from .foreground import call
from .places import ROOT, Place


def lint_commands(cache: Path) -> list[tuple[str, list[str]]]:
    """Every check that is not a test, as name and command."""

    def tool(name: str, *words: str) -> list[str]:
        return [str(packages.VENV / "bin" / name), *words]

    migrations = ["manage.py", "makemigrations", "--check", "--dry-run"]
    return [
        ("ruff", tool("ruff", "check", "--quiet", ".")),
        ("ruff format", tool("ruff", "format", "--check", "--quiet", ".")),
        ("djlint", tool("djlint", "--lint", "--quiet", "templates")),
        ("import-linter", tool("lint-imports", "--cache-dir", str(cache / "imports"))),
        ("mypy", tool("mypy")),
        ("makemigrations", [str(packages.PYTHON), *migrations]),
    ]


def run(place: Place, env: Mapping[str, str], words: list[str]) -> int:
    """All of them, even after one has failed: a red run should tell everything."""
    cache = place.sub("cache")
    env = {
        **env,
        "RUFF_CACHE_DIR": str(cache / "ruff"),
        "MYPY_CACHE_DIR": str(cache / "mypy"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(cache / "hypothesis"),
    }
    failed = []
    for name, command in lint_commands(cache):
        if call(command, env, ROOT):
            failed.append(name)
            say.step(f"{name}: gagal")
        else:
            say.step(f"{name}: baik")
    pytest = [str(packages.PYTHON), "-m", "pytest", "-o", f"cache_dir={cache}/pytest"]
    code = call([*pytest, *words], env, ROOT)
    if failed:
        say.error(f"Pemeriksaan gagal: {', '.join(failed)}")
    return code or (1 if failed else 0)
