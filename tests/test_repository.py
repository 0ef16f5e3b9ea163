"""The repository read as data: documents against code, templates against users."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.template import engines
from pghistory.models import Event

from assessments import workflow
from kawasan import access, penanganan
from kelompok import rapat
from sibungas.lib.admin import EditableAdmin, ReadOnlyAdmin

ROOT = Path(__file__).resolve().parent.parent
OURS = ("accounts", "audit", "files", "kawasan", "assessments", "kelompok")
FOLDERS = (
    ".ci", ".github", "assessments", "benchmarks", "docs", "kawasan", "kelompok",
    "sibungas", "static", "templates", "tests", "tools",
)  # fmt: skip
# "" is the first part of an address such as /healthz/live/.
PRODUCED = ("", ".sibungas", ".venv", ".local")
TEXTS = {
    ".css", ".csv", ".html", ".js", ".json", ".md", ".py", ".svg", ".toml", ".txt",
    ".yml", "",
}  # fmt: skip
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
TEMPLATES = ROOT / "templates"
BACKTICKED = re.compile(r"`([^`\n]+)`")


@cache
def files() -> tuple[Path, ...]:
    """Every text file of ours; neither what is vendored nor what is produced."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        found += (path for path in (ROOT / folder).rglob("*") if path.is_file())
    skipped = {"__pycache__", "vendor", "node_modules"}
    return tuple(
        path
        for path in found
        if path.suffix in TEXTS
        and not skipped & set(path.parts)
        and path.name != ".env"
    )


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def words_of(path: Path) -> set[str]:
    return set(BACKTICKED.findall(path.read_text()))


def rows_of(path: Path, head: str) -> list[list[str]]:
    """The cells of the Markdown table whose head begins with the given words."""
    lines = path.read_text().splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {head}"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


# Words ------------------------------------------------------------------------------


def our_models() -> list[type]:
    return [
        model
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, Event)
    ]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_the_glossary_says_every_model_and_column(model):
    known = words_of(ROOT / "docs" / "glossary.md")
    columns = {field.name for field in model._meta.concrete_fields}
    assert {model.__name__, *columns} <= known


def test_the_glossary_names_no_table_that_is_gone():
    text = (ROOT / "docs" / "glossary.md").read_text()
    sections = re.findall(r"(?m)^### (`.*)$", text)
    listed = {name for line in sections for name in BACKTICKED.findall(line)}
    assert listed == {model.__name__ for model in our_models()}


# Rights -----------------------------------------------------------------------------


def test_the_table_of_rights_is_that_of_the_code():
    rows = rows_of(ROOT / "docs" / "security.md", "Right | Lets")
    told = {
        BACKTICKED.findall(right)[0]: frozenset(
            access.ROLES if roles == "all" else BACKTICKED.findall(roles)
        )
        for right, _deed, roles in rows
    }
    assert told == access.RIGHTS


def test_the_table_of_steps_is_that_of_the_code():
    rows = rows_of(ROOT / "docs" / "security.md", "Step | From")
    told = {
        (*BACKTICKED.findall(step), frozenset(BACKTICKED.findall(sources)),
         *BACKTICKED.findall(target), *BACKTICKED.findall(right), reason == "yes")
        for step, sources, target, right, reason in rows
    }  # fmt: skip
    steps = workflow.TRANSITIONS.values()
    assert told == {
        (step.name, step.sources, step.target, step.right, step.needs_reason)
        for step in steps
    }


def test_the_table_of_the_steps_of_works_is_that_of_the_code():
    rows = rows_of(ROOT / "docs" / "security.md", "Work step | From")
    told = {
        (*BACKTICKED.findall(step), frozenset(BACKTICKED.findall(sources)),
         *BACKTICKED.findall(target), *BACKTICKED.findall(right), reason == "yes")
        for step, sources, target, right, reason in rows
    }  # fmt: skip
    assert told == {
        (step.name, step.sources, step.target, step.right, step.needs_reason)
        for step in penanganan.EVERY.values()
    }


def test_the_table_of_the_steps_of_meetings_is_that_of_the_code():
    rows = rows_of(ROOT / "docs" / "security.md", "Meeting step | From")
    told = {
        (*BACKTICKED.findall(step), *BACKTICKED.findall(source),
         *BACKTICKED.findall(target), *BACKTICKED.findall(right), reason == "yes",
         lacking == "nothing", second == "yes")
        for step, source, target, right, reason, lacking, second in rows
    }  # fmt: skip
    assert told == {
        (step.name, step.source, step.target, step.right, step.needs_reason,
         step.complete, step.second)
        for step in rapat.STEPS.values()
    }  # fmt: skip


def test_the_admin_site_deletes_nothing_and_only_reads_facts():
    pages = admin.site._registry
    assert all(isinstance(page, ReadOnlyAdmin) for page in pages.values())
    changed = {
        m.__name__ for m, page in pages.items() if isinstance(page, EditableAdmin)
    }
    assert changed <= {"Wilayah", "Kawasan", "Rt", "Institution"}


# Documents --------------------------------------------------------------------------


def paths_in(text: str) -> Iterator[str]:
    """What stands between backticks and looks like a file or folder of ours."""
    for word in BACKTICKED.findall(text):
        top = word.split("/")[0]
        if not re.fullmatch(r"[\w.*/-]+", word) or top in PRODUCED:
            continue
        if ("/" in word and top in FOLDERS) or re.search(
            r"\.(py|md|json|yml|toml|html|js|css|txt)$", word
        ):
            yield word


def exists(word: str, beside: Path) -> bool:
    if any((place / word).exists() for place in (ROOT, beside)):
        return True
    return any(ROOT.glob(word)) or any(named(f).endswith(f"/{word}") for f in files())


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_documents_mention_only_files_that_exist(document):
    found = [*paths_in(document.read_text())]
    assert [word for word in found if not exists(word, document.parent)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_between_documents_lead_somewhere(document):
    text = document.read_text()
    targets = re.findall(r"\]\((?!https?:)([^)]+)\)", text)
    anchors = {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"(?m)^#+ (.+)$", text)
    }
    for target in targets:
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert (document.parent / target.split("#")[0]).exists(), target


def test_code_mentions_only_documents_that_exist():
    for path in files():
        if path.suffix in {".py", ".html", ".yml", ".toml"}:
            for word in re.findall(r"\bdocs/[\w./-]*\w", path.read_text()):
                assert any(ROOT.glob(f"{word}*")), f"{named(path)}: {word}"


@pytest.mark.parametrize("decision", DECISIONS, ids=named)
def test_a_decision_says_why_what_and_what_follows(decision):
    heads = re.findall(r"(?m)^## (.+)$", decision.read_text())
    assert heads == ["Context", "Decision", "Consequences"]
    first = decision.read_text().splitlines()[0]
    assert first.startswith(f"# {decision.name[:4]} ")


def test_decisions_are_numbered_without_gaps():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_changes_stand_under_the_three_heads():
    text = (ROOT / "CHANGELOG.md").read_text()
    versions = re.findall(r"(?m)^## (.+)$", text)
    assert versions[0] == "Unreleased"
    assert set(re.findall(r"(?m)^### (.+)$", text)) <= {
        "Peringatan",
        "Baru",
        "Perbaikan",
    }


def test_operators_find_every_setting():
    settings = (ROOT / "sibungas" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    stack = "".join(p.read_text() for p in (ROOT / "sibungas" / "stack").glob("*.py"))
    read |= set(re.findall(r'os\.environ\.get\(\s*"([A-Z_]+)"', stack)) - {"PATH"}
    compose = (ROOT / "docker-compose.yml").read_text()
    read |= set(re.findall(r"\$\{([A-Z_]+)", compose))
    assert "SECRET_KEY" in read and "PORT" in read and "WEB_BIND" in read
    assert read <= words_of(ROOT / "docs" / "operations.md")


def test_operators_find_every_command():
    told = " ".join(document.read_text() for document in DOCUMENTS)
    for path in ROOT.glob("*/management/commands/[a-z]*.py"):
        assert re.search(rf"\b{path.stem}\b", told), path.stem


# Templates --------------------------------------------------------------------------


@cache
def users_of_templates() -> tuple[tuple[Path, str], ...]:
    return tuple(
        (path, path.read_text())
        for path in files()
        if path.suffix in {".py", ".html"} and "tests" not in path.parts
    )


def built_names(text: str) -> list[str]:
    """The fixed beginnings of names that the code puts together."""
    return re.findall(r'f"([\w/-]*)\{\w+\}\.html"', text)


def is_used(name: str) -> bool:
    folder, stem = name.rpartition("/")[0], Path(name).stem
    start = f"{folder}/" if folder else ""
    for path, text in users_of_templates():
        if path != TEMPLATES / name and f'"{name}"' in text:
            return True
        said = re.search(
            rf'"{stem}"|\b{stem}:' if stem.isdigit() else f'"{stem}"', text
        )
        if path.suffix == ".py" and start in built_names(text) and said:
            return True
    return False


@pytest.mark.parametrize(
    "name", sorted(str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*.html"))
)
def test_every_template_is_used(name):
    assert is_used(name)


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=named)
def test_every_load_is_used(template):
    text = template.read_text()
    for library in re.findall(r"{% load (\w+) %}", text):
        known = engines["django"].engine.template_libraries[library]
        tags = "|".join(map(re.escape, known.tags)) or "(?!)"
        filters = "|".join(map(re.escape, known.filters)) or "(?!)"
        assert re.search(rf"{{%\s*({tags})\b|\|({filters})\b", text), library


# Other files ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_exact_and_says_what_it_is_for(name):
    for line in (ROOT / name).read_text().splitlines():
        if not line.startswith(("#", "-r ")):
            assert re.fullmatch(r"[\w.\[\]-]+==\S+\s+# \S.*", line), line


@pytest.mark.django_db
def test_migrations_are_complete_and_named():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    for path in ROOT.glob("**/migrations/0*.py"):
        if ".venv" not in path.parts:
            assert not re.search(r"_auto_\d|_and_more$", path.stem), path.stem


@pytest.mark.parametrize(
    "folder", [p for p in sorted(ROOT.glob("*/migrations")) if p.parent.name in OURS]
)
def test_a_migration_file_is_a_step_of_its_own(folder):
    numbers = [path.name[:4] for path in folder.glob("0*.py")]
    assert len(numbers) == len(set(numbers))


def test_nothing_unfinished_and_nothing_of_elsewhere():
    # Put together, so that this file does not name what it forbids.
    unfinished = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    elsewhere = re.compile(r"(?<![\w.-])shar" r"ed/")
    for path in files():
        text = path.read_text()
        assert not unfinished.search(text), named(path)
        if "tests" not in path.parts:
            assert not elsewhere.search(text), named(path)
