"""2,000 random operations through every door; figures and trail after every 50.

Figures are compared with plain-SQL facts summed by Python of its own, and with the
portal's count from zero. Every operation says how many deeds it did; the trail must
hold exactly so many rows more.
"""

import random
import uuid
from collections import Counter

import pytest
from django.test import Client

from assessments import rekap, workflow
from assessments.actions import bulk
from assessments.imports.kegiatan import rules
from assessments.models import Assessment, KondisiRt, SnapshotTahun, TahunPenanganan
from kawasan.actions import interventions, places
from kawasan.imports import kegiatan
from kawasan.models import Intervention
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused
from tests import factories, oracle, oracle_states
from tests.api.conftest import HEADER, VOLUME
from tests.kawasan import files

pytestmark = pytest.mark.django_db
OPERATIONS, EVERY = 2000, 50
YEARS = (2023, 2024, 2025, 2026)
# Volumes that random sheets and works change; a few, so that they meet often.
CODES = {
    "2b": "jalan_rusak_m",
    "3a": "kk_tanpa_akses_air_aman",
    "5a": "kk_sistem_limbah_tidak_sesuai",
    "6a": "kk_sarana_sampah_tidak_sesuai",
}
MOST = {"2b": 605, "3a": 60, "5a": 60, "6a": 60}


class World:
    """Places, people with their browsers, and a die that falls the same way again."""

    def __init__(self, folder):
        self.die = random.Random(20261126)
        self.folder = folder
        self.land = factories.make_wilayah()
        ground = (self.land.kelurahan, self.land.tetangga, self.land.desa)
        self.kawasan = [
            factories.make_kawasan(f"K-{n}", place) for n, place in enumerate(ground)
        ]
        self.rt = [
            factories.make_rt(f"{n:02}", ground[n % 3], self.kawasan[n % 3])
            for n in range(15)
        ]
        # Rights in the whole province, so that only the rules refuse.
        roles = {
            "fasilitator": "99",
            "verifikator": "99",
            "staf_provinsi": "99",
            "admin_provinsi": "99",
            "pimpinan": "99",
        }
        self.people = {role: factories.make_user(role, k) for role, k in roles.items()}
        self.browser = {role: Client() for role in roles}
        for role, client in self.browser.items():
            client.force_login(self.people[role])
        self.files = 0

    def some(self, rows):
        found = list(rows.order_by("pk"))
        return self.die.choice(found) if found else None

    def volumes(self):
        return {code: self.die.randint(0, most) for code, most in MOST.items()}

    def of_year(self, *statuses):
        return self.some(Assessment.objects.filter(status__in=statuses))


# Operations: each returns how many deeds it did --------------------------------------


def start_on_the_page(world):
    rt, number = world.die.choice(world.rt), uuid.UUID(int=world.die.getrandbits(128))
    jenis = world.die.choice(Assessment.Jenis.values)
    body = {"uuid": number, "tahun": world.die.choice(YEARS), "jenis": jenis}
    world.browser["fasilitator"].post(f"/penilaian/mulai/{rt.pk}/", body)
    return Assessment.objects.filter(uuid=number).count()


def hand_in_on_the_page(world):
    sheet = world.of_year(workflow.DRAF, workflow.DIKEMBALIKAN)
    if sheet is None:
        return 0
    typed = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    typed |= {CODES[code]: volume for code, volume in world.volumes().items()}
    typed |= {"versi": sheet.versi}
    url = f"/penilaian/{sheet.uuid}/kirim/"
    world.browser["fasilitator"].post(url, typed)
    sheet.refresh_from_db()
    return int(sheet.status == workflow.DIAJUKAN)


def step_on_the_page(world):
    sheet = world.of_year(*workflow.STATUSES)
    if sheet is None:
        return 0
    legal = {t.name for t in workflow.allowed(sheet.status)} - {"submit"}
    name = world.die.choice(sorted(legal & set(BY)) or ["verify"])
    before = sheet.versi
    body = {"langkah": name, "versi": before, "alasan": "Angka keliru."}
    world.browser[BY[name]].post(f"/penilaian/{sheet.uuid}/langkah/", body)
    sheet.refresh_from_db()
    return int(sheet.versi != before)


BY = {
    "verify": "verifikator",
    "return": "verifikator",
    "approve": "pimpinan",
    "cancel": "admin_provinsi",
}


def send_by_the_api(world):
    """A whole sheet at once, sometimes by the edition of 2016."""
    old = world.die.random() < 0.2
    volume = {**VOLUME, **world.volumes()}
    if old:
        volume |= {"4e": volume["4c"], "4c": 5, "4d": 5, "6c": 5}
    number = str(uuid.UUID(int=world.die.getrandbits(128)))
    body = {
        "uuid": number,
        "rt": world.die.choice(world.rt).pk,
        "tahun": world.die.choice(YEARS),
        "jenis": world.die.choice(Assessment.Jenis.values),
        "ruleset": "permen-pupr-02-2016" if old else "permen-pupr-14-2018",
        "header": HEADER,
        "volume": volume,
        "ajukan": True,
    }
    answer = world.browser["fasilitator"].post(
        "/api/v1/penilaian/", body, content_type="application/json"
    )
    assert answer.status_code in (201, 400, 409), answer.content
    return int(answer.status_code == 201)


def step_by_the_api(world):
    sheet = world.of_year(workflow.DIAJUKAN, workflow.DIVERIFIKASI)
    if sheet is None:
        return 0
    ready = sheet.status == workflow.DIVERIFIKASI
    body = {"ke": "disahkan" if ready else "diverifikasi", "versi": sheet.versi}
    answer = world.browser["pimpinan" if ready else "verifikator"].post(
        f"/api/v1/penilaian/{sheet.uuid}/transisi/", body, "application/json"
    )
    assert answer.status_code in (200, 409), answer.content
    return int(answer.status_code == 200)


def review_in_bulk(world):
    """A trial, the run of it, sometimes its undoing: a deed each, and one a sheet."""
    langkah, status, role = world.die.choice(
        [
            ("verify", workflow.DIAJUKAN, "verifikator"),
            ("approve", workflow.DIVERIFIKASI, "pimpinan"),
        ]
    )
    who = world.people[role]
    try:
        batch = bulk.try_bulk_review(
            langkah=langkah,
            candidates=Assessment.objects.filter(status=status),
            saringan={},
            tanpa_peringatan=False,
            sampel=None,
            by=who,
        )
    except Refused:
        return 0
    deeds = 1
    try:
        bulk.start_bulk_review(batch=batch, by=who)
    except Refused:
        return deeds
    while bulk.work(batch.pk):
        pass
    deeds += 1 + batch.butir.filter(hasil="berhasil").count()
    if world.die.random() < 0.3:
        batch.refresh_from_db()
        bulk.undo_bulk_review(batch=batch, reason="Keliru.", by=who)
        while bulk.work(batch.pk):
            pass
        deeds += 1 + batch.butir.filter(hasil="dibatalkan").count()
    return deeds


def import_works(world):
    """A file of finished works, verified by who imports it: one deed each, and one."""
    world.files += 1
    head = ["Kode kelurahan", "RW", "RT", "Tahun", "Nama kegiatan", "Kode kriteria"]
    rows = [[*head, "Volume realisasi"]]
    for number in range(world.die.randint(1, 3)):
        rt = world.die.choice(world.rt)
        rt.refresh_from_db()
        code = world.die.choice(sorted(CODES))
        rows.append(
            [
                rt.kelurahan.kode,
                rt.rw,
                rt.rt,
                world.die.choice(YEARS),
                f"Kegiatan {world.files}-{number}",
                code,
                world.die.randint(1, 40),
            ]
        )
    path = files.xlsx(world.folder / f"k{world.files}.xlsx", {"Kegiatan": rows})
    batch = kegiatan.load(
        path=path,
        options=kegiatan.Options(approved=True),
        rules=rules(),
        by=world.people["verifikator"],
    )
    return batch.jumlah_diterima + 1


def decide_on_a_work(world):
    work = world.some(Intervention.objects.filter(status="selesai"))
    if work is None:
        return 0
    name = "tarik" if work.verifikasi == "disetujui" else "setujui"
    body = {"versi": work.versi, "alasan": "Diperiksa lagi."}
    url = f"/kegiatan/{work.uuid}/langkah/{name}/"
    world.browser["staf_provinsi"].post(url, body)
    before = work.versi
    work.refresh_from_db()
    return int(work.versi != before)


def change_a_work(world):
    """Another volume, another year: the verification is taken away."""
    work = world.some(Intervention.objects.filter(status="selesai"))
    if work is None:
        return 0
    lines = [
        {
            "rt": line.rt,
            "sasaran": line.sasaran,
            "volume_rencana": line.volume_rencana,
            "volume_realisasi": world.die.randint(1, 40),
            "alasan": "Diukur ulang.",
        }
        for line in work.volume_set.select_related("rt__kelurahan")
    ]
    try:
        changed = interventions.update_intervention(
            intervention=work,
            values={"tahun": world.die.choice(YEARS)},
            volumes=lines,
            funding=[],
            versi=work.versi,
            by=world.people["fasilitator"],
        )
    except Refused:
        return 0
    return int(changed.versi != work.versi)


def move_an_rt(world):
    rt = world.die.choice(world.rt)
    rt.refresh_from_db()
    home = world.die.choice([rt.kawasan, None, *world.kawasan])
    values = {"kawasan": home}
    if home is not None:
        values["kelurahan"] = home.kelurahan.get()
    try:
        moved = places.update_rt(
            rt=rt, values=values, versi=rt.versi, by=world.people["staf_provinsi"]
        )
    except Refused:
        return 0
    return int(moved.versi != rt.versi)


def close_or_reopen_an_rt(world):
    rt = world.die.choice(world.rt)
    rt.refresh_from_db()
    verb = "tutup" if rt.aktif else "buka"
    body = {"alasan": "Digabung.", "versi": rt.versi}
    world.browser["staf_provinsi"].post(f"/rt/{rt.pk}/{verb}/", body)
    was = rt.aktif
    rt.refresh_from_db()
    return int(rt.aktif != was)


def open_a_year(world):
    city = world.die.choice((world.land.kota, world.land.kabupaten))
    body = {"wilayah": city.pk, "tahun": world.die.choice(YEARS)}
    body["sumber_r0"] = "baru" if world.die.random() < 0.2 else "akhir_lalu"
    before = TahunPenanganan.objects.count()
    world.browser["verifikator"].post("/tahun/buka/", {**body, "dasar": "SK 1"})
    return TahunPenanganan.objects.count() - before


def lock_or_unlock_a_year(world):
    year = world.some(TahunPenanganan.objects.select_related("wilayah"))
    if year is None:
        return 0
    who, name = "verifikator", "kunci"
    if year.is_locked:
        who, name = ("pimpinan", "buka") if year.diminta_oleh_id else (who, "minta")
    body = {"langkah": name, "versi": year.versi, "alasan": "Diperiksa."}
    world.browser[who].post(f"{year.get_absolute_url()}langkah/", body)
    before = year.versi
    year.refresh_from_db()
    return int(year.versi != before)


OFTEN = {
    start_on_the_page: 10,
    hand_in_on_the_page: 12,
    step_on_the_page: 24,
    send_by_the_api: 10,
    step_by_the_api: 10,
    review_in_bulk: 3,
    import_works: 6,
    decide_on_a_work: 8,
    change_a_work: 5,
    move_an_rt: 4,
    close_or_reopen_an_rt: 3,
    open_a_year: 3,
    lock_or_unlock_a_year: 5,
}


def test_after_any_operations_the_figures_are_those_of_the_facts(tmp_path):
    world = World(tmp_path)
    rekap.drain()
    doors = list(OFTEN)
    first, deeds, done = AuditEvent.objects.count(), 0, Counter()
    for number in range(1, OPERATIONS + 1):
        door = world.die.choices(doors, list(OFTEN.values()))[0]
        did = door(world)
        deeds += did
        done[door.__name__] += did
        if number % EVERY:
            continue
        rekap.drain()
        said = f"after {number} operations"
        assert oracle.differences() == [], said
        assert oracle_states.differences() == [], said
        assert rekap.recompute_all() == 0, said
        assert AuditEvent.objects.count() - first == deeds, (said, done)
    # Every door was gone through, and there was something to be wrong about.
    assert min(done[door.__name__] for door in doors) > 0, done
    assert rekap.parked().count() == 0
    assert KondisiRt.objects.exists()
    assert SnapshotTahun.objects.exists()
