"""Refresh static/vendor from npm: exact versions, checked hashes.

Run by a developer after changing PACKAGES; who installs the portal needs no
Node. Packs each tarball with npm, refuses it when its sha512 differs, copies
the named files and the licence, removes source map comments (the maps are not
shipped), and writes MANIFEST.json, which a test checks against the files.
"""

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"
_MAP = re.compile(rb"(?m)^(//[#@]|/\*[#@])[ \t]*sourceMappingURL=.*$\n?")


@dataclass(frozen=True)
class Package:
    """One npm package: what is taken from which exact tarball."""

    name: str
    version: str
    licence: str
    sha512: str
    files: tuple[str, ...]

    @property
    def short(self) -> str:
        return self.name.split("/")[-1].removesuffix(".org")

    @property
    def spec(self) -> str:
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package(
        "htmx.org",
        "2.0.11",
        "0BSD",
        "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgEL"
        "TNt636dtamA==",
        ("dist/htmx.min.js", "LICENSE"),
    ),
    Package(
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
        "nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQix"
        "URb+FA74PA==",
        (
            "dist/leaflet.js",
            "dist/leaflet.css",
            "dist/images/layers.png",
            "dist/images/layers-2x.png",
            "dist/images/marker-icon.png",
            "dist/images/marker-icon-2x.png",
            "dist/images/marker-shadow.png",
            "LICENSE",
        ),
    ),
    Package(
        "@geoman-io/leaflet-geoman-free",
        "2.20.2",
        "MIT",
        "KQpSe0VKyuVCudq/08rMjJW1vvIwFldTwBny2wZ7ABcyyUAP7/eoFo967hCu9yRqAAHb4QOxC6gY"
        "5dGqttY68g==",
        ("dist/leaflet-geoman.min.js", "dist/leaflet-geoman.css", "LICENSE"),
    ),
)


def fetch(package: Package) -> bytes:
    """The tarball; raises when it is not byte for byte the one named above."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder]
        subprocess.run([*command, package.spec], check=True)
        tarball = next(Path(folder).glob("*.tgz")).read_bytes()
    found = base64.b64encode(hashlib.sha512(tarball).digest()).decode()
    if found != package.sha512:
        raise SystemExit(f"{package.name}: sha512 {found} is not the pinned one")
    return tarball


def unpack(package: Package, tarball: bytes, folder: Path) -> dict[str, str]:
    """Copy the named files; answer their sha256 by path under static/vendor."""
    hashes = {}
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        for path in package.files:
            member = archive.extractfile(f"package/{path}")
            if member is None:
                raise SystemExit(f"{package.name}: {path} is not a file")
            content = member.read()
            if path.endswith((".js", ".css")):
                content = _MAP.sub(b"", content)
            target = folder / path.removeprefix("dist/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            name = str(target.relative_to(VENDOR))
            hashes[name] = hashlib.sha256(content).hexdigest()
    return hashes


def main() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    manifest = []
    for package in PACKAGES:
        folder = VENDOR / f"{package.short}-{package.version}"
        files = unpack(package, fetch(package), folder)
        manifest.append(
            {
                "package": package.name,
                "version": package.version,
                "licence": package.licence,
                "sha512": package.sha512,
                "files": files,
            }
        )
        print(f"{package.spec}: {len(files)} files")
    text = json.dumps(manifest, indent=1) + "\n"
    (VENDOR / "MANIFEST.json").write_text(text)


if __name__ == "__main__":
    main()
