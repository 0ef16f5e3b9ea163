"""Who may do what with accounts, people, files and health, by hand."""

import uuid
from typing import Any

from tests.access import land as ground
from tests.access.rules import (
    EVERYONE,
    KEEPER,
    LIST,
    NAME_READERS,
    PART,
    PEOPLE,
    RT_FILES,
    SHEETS,
    TRAIL,
    duty,
    get,
    page,
    pk,
    post,
    public,
    token,
    uuid_of,
)


def new_person(_: Any) -> dict[str, Any]:
    return {
        "nama": "Orang Baru",
        "username": f"baru{uuid.uuid4().hex[:8]}",
        "peran": "kader_pkk",
        "kode_wilayah": ground.LEAVES["satu"],
        "mulai": "2026-01-01",
    }


def new_duty(person: Any) -> dict[str, Any]:
    place = ground.LEAVES["satu"]
    return {"peran": "kader_pkk", "kode_wilayah": place, "mulai": "2026-01-01"}


def new_file(_: Any) -> dict[str, Any]:
    return {"tag": "keadaan", "berkas": ground.document()}


def rt_of(rt: Any) -> list[Any]:
    return ["kawasan.rt", rt.pk]


MANAGED = {"gate": PEOPLE, "nobody": 403}


PORTAL = {
    "dashboard:help": page(get(EVERYONE)),
    "dashboard:about": public(get(EVERYONE)),
    "accounts:login": public(
        get(EVERYONE, 302, stranger=200),
        post(EVERYONE, lambda _: {"username": "x", "password": "y"}, stranger=422),
    ),
    "accounts:demo_login": public(
        post(EVERYONE, ok=404, kind="person", parent=404), by=pk
    ),
    "accounts:logout": page(post(EVERYONE)),
    "accounts:password": page(
        get(EVERYONE), post(EVERYONE, lambda _: {"old_password": "x"}, 422)
    ),
    "accounts:invitation": public(
        get(EVERYONE), post(EVERYONE, ok=200), by=lambda _: ["MQ", "set-password"]
    ),
    "kawasan:users": page(get(PEOPLE, queries=LIST)),
    "kawasan:user_new": page(get(PEOPLE), post(PEOPLE, new_person, 200)),
    "kawasan:user_places": page(
        get(PEOPLE, queries=("", "kode_wilayah=kenari", "kode_wilayah=98"))
    ),
    "kawasan:user": page(
        get(PEOPLE, kind="person", **MANAGED),
        post(PEOPLE, lambda _: {"nama": "Nama Lain"}, kind="person", **MANAGED),
        by=pk,
    ),
    "kawasan:user_duty_new": page(
        post(PEOPLE, new_duty, kind="person", **MANAGED), by=pk
    ),
    "kawasan:user_duty_end": page(post(PEOPLE, kind="duty", **MANAGED), by=duty),
    "kawasan:user_deactivate": page(post(PEOPLE, kind="person", **MANAGED), by=pk),
    "kawasan:user_reactivate": page(
        post(PEOPLE, ok=200, kind="closed person", **MANAGED), by=pk
    ),
    "kawasan:user_reset": page(post(PEOPLE, ok=200, kind="person", **MANAGED), by=pk),
    "kawasan:profile": page(get(EVERYONE), post(EVERYONE, token, 200)),
    # Nobody ends a token of somebody else; the own one is another test's.
    "kawasan:token_revoke": page(
        post(EVERYONE, ok=404, kind="token"), by=pk
    ),
    "kawasan:audit": page(get(TRAIL, queries=LIST)),
    # The portal has people, so its first page is gone.
    "kawasan:setup": public(get(EVERYONE, 404), post(EVERYONE, ok=404)),
    "kawasan:setup_places": page(
        get(KEEPER, national=True), post(KEEPER, national=True)
    ),
    "files:upload": page(post(RT_FILES, new_file, kind="rt"), by=rt_of),
    "files:file": page(
        get(EVERYONE, kind="berkas"),
        get(NAME_READERS, kind="daftar hadir"),
        # Slides are for all who see the event, letters for the offices there.
        get(EVERYONE, kind="bahan bimtek", **PART),
        get(SHEETS, kind="surat bimtek", **PART),
        by=uuid_of,
    ),
    "files:small": page(get(EVERYONE, kind="berkas"), by=uuid_of),
    "files:delete": page(
        post(RT_FILES, lambda _: {"alasan": "Salah foto."}, kind="berkas"), by=uuid_of
    ),
    "files:restore": page(post(RT_FILES, kind="berkas"), by=uuid_of),
    "health-live": public(get(EVERYONE)),
    "health-ready": public(get(EVERYONE)),
    "health-deep": public(get(EVERYONE, 404)),
}  # fmt: skip
