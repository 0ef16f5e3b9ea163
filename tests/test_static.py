"""Templates and front-end files: nothing inline, nothing missing, nothing altered."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OWN_CSS = sorted((STATIC / "css").glob("*.css"))
OWN_JS = sorted((STATIC / "js").rglob("*.js"))

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_STATIC_TAG = re.compile(r"{%\s*static\s+['\"]([^'\"]+)['\"]")
_MODULE = re.compile(r"data-module=\"([a-z -]+)\"")
_ICON = re.compile(r"{%\s*icon\s+\"([a-z-]+)\"")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(params=TEMPLATES, ids=name_of)
def source(request: pytest.FixtureRequest) -> str:
    return request.param.read_text()


def test_a_template_holds_no_script_or_style(
    source: str, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.id
    for tag in re.findall(r"<script[^>]*>", source):
        assert "src=" in tag, tag
    # Pages that only the PDF library draws carry their own style; no browser sees them.
    assert "<style" not in source or "pdf" in name.split("/")
    # Template tags may hold ">" and quotes; they are not what a browser sees.
    html = re.sub(r"{%.*?%}|{{.*?}}", "", source)
    for tag in _TAG.findall(html):
        assert not re.search(r"\s(style|on[a-z]+)\s*=", tag), tag
        assert "javascript:" not in tag


def test_a_template_asks_nothing_of_another_server(source: str) -> None:
    # A link that a person may follow is marked; nothing else leads elsewhere.
    links = re.sub(r'<a href="https://[^"]+" rel="noopener external">', "", source)
    assert not re.search(r"(src|href|action)=\"(https?:)?//", links)


def test_static_files_named_by_a_template_exist(source: str) -> None:
    for path in _STATIC_TAG.findall(source):
        assert finders.find(path), path


def test_modules_named_by_a_template_are_registered(source: str) -> None:
    registry = (STATIC / "js" / "app.js").read_text()
    for names in _MODULE.findall(source):
        for name in names.split():
            assert f'import("./{name}.js")' in registry, name


def test_icons_named_by_a_template_are_drawn(source: str) -> None:
    sprite = (STATIC / "img" / "icons.svg").read_text()
    for name in _ICON.findall(source):
        assert f'id="{name}"' in sprite, name


@pytest.mark.parametrize("path", OWN_CSS, ids=name_of)
def test_colours_stand_in_the_tokens_alone(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    if path.name != "tokens.css":
        assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*{)", text)
    assert "!important" not in text
    assert len(text.splitlines()) <= 400


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground", "ratio"),
    [
        ("ink", "ground", 4.5),
        ("muted", "paper", 4.5),
        ("muted", "ground", 4.5),
        ("muted", "sunken", 4.5),
        ("action", "paper", 4.5),
        ("action", "ground", 4.5),
        ("on-dark", "action", 4.5),
        ("on-dark", "ok", 4.5),
        ("on-dark", "danger", 4.5),
        ("on-dark", "header", 4.5),
        ("header-muted", "header", 4.5),
        ("ink", "kr", 4.5),
        ("danger", "danger-tint", 4.5),
        ("warn", "warn-tint", 4.5),
        ("info", "info-tint", 4.5),
        ("action-dark", "action-tint", 4.5),
        ("edge", "paper", 3),
        ("focus", "paper", 3),
        ("focus", "ground", 3),
    ],
)
def test_text_stands_out_from_its_ground(text: str, ground: str, ratio: float) -> None:
    css = (STATIC / "css" / "tokens.css").read_text()
    usual = css.split("@media")[0]
    first = dict(re.findall(r"--color-([a-z-]+): (#[0-9a-f]{6})", usual))
    light, dark = sorted((_luminance(first[n]) for n in (text, ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= ratio


@pytest.mark.parametrize("path", OWN_JS, ids=name_of)
def test_own_modules_evaluate_no_text_and_write_no_html(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\beval\(|new Function|innerHTML|document\.write", text)
    for wanted in re.findall(r"(?:from|import)\s*\(?\"(\.[^\"]+)\"", text):
        assert (path.parent / wanted).resolve().is_file(), wanted


def test_vendored_files_are_those_of_the_manifest() -> None:
    vendor = STATIC / "vendor"
    manifest = json.loads((vendor / "MANIFEST.json").read_text())
    named = {
        path: digest for entry in manifest for path, digest in entry["files"].items()
    }
    found = {
        str(path.relative_to(vendor)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in vendor.rglob("*")
        if path.is_file() and path.name != "MANIFEST.json"
    }
    assert found == named
    for entry in manifest:
        assert any("LICENSE" in path for path in entry["files"]), entry["package"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", entry["version"])


@pytest.mark.parametrize("status", [400, 403, 404, 409, 500, 503])
def test_an_error_page_needs_neither_request_nor_database(status: int) -> None:
    # No database mark: a query would fail this test.
    html = get_template(f"{status}.html").render({"pesan": "Batas tidak sah."})
    assert "Batas tidak sah." in html
    assert 'lang="id"' in html
    assert 'href="/"' in html


def test_collected_files_point_at_hashed_files(tmp_path: Path, settings) -> None:
    from django.core.management import call_command

    settings.STATIC_ROOT = str(tmp_path)
    settings.DEBUG = False
    call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    app = (tmp_path / paths["js/app.js"]).read_text()
    mount = Path(paths["js/mount.js"]).name
    assert f'from "./{mount}"' in app
    form = Path(paths["js/assessment-form.js"]).name
    assert f'import("./{form}")' in app
    drawing = (tmp_path / paths["js/map.js"]).read_text()
    leaflet = Path(paths["vendor/leaflet-1.9.4/leaflet.js"]).name
    assert f'import"../vendor/leaflet-1.9.4/{leaflet}"' in drawing
    # Icons drawn inside a stylesheet keep the names of their own parts.
    name = "vendor/leaflet-geoman-free-2.20.2/leaflet-geoman.css"
    drawn = r"url\(%23[a-z_-]+\)"
    kept = re.findall(drawn, (tmp_path / paths[name]).read_text())
    assert kept == re.findall(drawn, (STATIC / name).read_text())
    assert len(kept) > 3
