"""Small, fictional places, people and sheets that many tests start from.

Two neighbouring kab/kota of province 99; codes of that province do not exist.
"""

import uuid as uuids
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.contrib.gis.geos import (
    LineString,
    MultiLineString,
    MultiPolygon,
    Polygon,
)
from django.utils import timezone

from assessments import workflow
from assessments.models import Assessment
from kawasan.models import (
    Kawasan,
    Penugasan,
    Rt,
    RtPenyebut,
    Sempadan,
    SkKumuh,
    SkKumuhItem,
    Sungai,
    Wilayah,
)
from sibungas.accounts.models import User
from sibungas.files.models import Attachment

EDITION = "uji"
PASSWORD = "sungai-martapura-27"
PLACES = (
    ("99", "Nusa Contoh", "provinsi"),
    ("99.01", "Kota Satu", "kota"),
    ("99.01.01", "Kecamatan Satu", "kecamatan"),
    ("99.01.01.1001", "Kelurahan Satu", "kelurahan"),
    ("99.01.01.1002", "Kelurahan Dua", "kelurahan"),
    ("99.02", "Kabupaten Dua", "kabupaten"),
    ("99.02.01", "Kecamatan Dua", "kecamatan"),
    ("99.02.01.2001", "Desa Tiga", "desa"),
)
# Sumbermulyo RT01-RW05, Kab. Jombang: published with total 38, kumuh sedang.
HEADER = {
    "jumlah_bangunan": 50,
    "jumlah_penduduk": 201,
    "jumlah_kk": 60,
    "luas_verifikasi_ha": "4.63",
    "panjang_jalan_ideal_m": 780,
    "panjang_drainase_ideal_m": 385,
}
VOLUME = {
    "bangunan_tidak_teratur": 13,
    "luas_kepadatan_tinggi_ha": 0,
    "bangunan_tidak_memenuhi_syarat": 13,
    "jalan_belum_ada_m": 100,
    "jalan_rusak_m": 605,
    "kk_tanpa_akses_air_aman": 54,
    "kk_air_tidak_cukup": 0,
    "luas_genangan_ha": 0,
    "drainase_belum_ada_m": 0,
    "drainase_buruk_m": 310,
    "kk_sistem_limbah_tidak_sesuai": 10,
    "kk_sarana_limbah_tidak_sesuai": 16,
    "kk_sarana_sampah_tidak_sesuai": 60,
    "kk_sistem_sampah_tidak_sesuai": 60,
    "bangunan_tanpa_prasarana_kebakaran": 50,
    "bangunan_tanpa_sarana_kebakaran": 50,
}
SCORE, TINGKAT = 38, "KS"
_STAMPS = {
    workflow.DRAF: (),
    workflow.DIAJUKAN: ("diajukan",),
    workflow.DIKEMBALIKAN: ("diajukan", "dikembalikan"),
    workflow.DIVERIFIKASI: ("diajukan", "diverifikasi"),
    workflow.DISAHKAN: ("diajukan", "diverifikasi", "disahkan"),
    workflow.DIBATALKAN: ("dibatalkan",),
}


def make_wilayah() -> SimpleNamespace:
    """The whole tree; the same rows again when it is already there."""
    rows: dict[str, Wilayah] = {}
    for kode, nama, jenis in PLACES:
        rows[kode], _ = Wilayah.objects.get_or_create(
            kode=kode,
            edisi=EDITION,
            defaults={
                "nama": nama,
                "jenis": jenis,
                "parent": rows.get(kode.rpartition(".")[0]),
                "kelas_kota": "sedang" if len(kode) == 5 else "",
                "berlaku_mulai": date(2020, 1, 1),
            },
        )
    return SimpleNamespace(
        provinsi=rows["99"],
        kota=rows["99.01"],
        kecamatan=rows["99.01.01"],
        kelurahan=rows["99.01.01.1001"],
        tetangga=rows["99.01.01.1002"],
        kabupaten=rows["99.02"],
        kecamatan_lain=rows["99.02.01"],
        desa=rows["99.02.01.2001"],
    )


def make_user(role: str = "", kode: str = "", **columns: Any) -> User:
    """A person with at most one open assignment; "" is the whole nation."""
    tail = uuids.uuid4().hex[:8]
    columns.setdefault("nama", f"{role or 'Orang'} {tail}".title())
    password = columns.pop("password", None)
    name = columns.pop("username", f"{role or 'orang'}-{tail}")
    user = User.objects.create_user(name, password=password, **columns)
    if role:
        place = None
        if kode:
            make_wilayah()
            place = Wilayah.objects.current().get(kode=kode)
        Penugasan.objects.create(
            user=user, peran=role, wilayah=place, mulai=date(2020, 1, 1)
        )
    return user


def square(west: float = 114.59, south: float = -3.32) -> MultiPolygon:
    east, north = west + 0.002, south + 0.002
    ring = (west, south), (east, south), (east, north), (west, north), (west, south)
    return MultiPolygon(Polygon(ring), srid=4326)


def make_kawasan(kode: str = "K-01", *kelurahan: Wilayah, **columns: Any) -> Kawasan:
    """A kawasan in the given kelurahan, by default in the first of the tree."""
    values = {
        "nama": f"Kawasan {kode}",
        "luas_verifikasi_ha": "12.5",
        "batas": square(),
        **columns,
    }
    made = Kawasan.objects.create(kode=kode, **values)
    made.kelurahan.set(kelurahan or [make_wilayah().kelurahan])
    return made


def make_sungai(wilayah: Wilayah | None = None, **columns: Any) -> Sungai:
    """A river through the square, whose strip is 10 m wide."""
    path = LineString((114.59, -3.33), (114.592, -3.31))
    values = {
        "nama": "Sungai Uji",
        "geom": MultiLineString(path, srid=4326),
        "bertanggul": False,
        "perkotaan": True,
        "kedalaman_m": 2,
        "sumber": "Peta uji",
        **columns,
    }
    return Sungai.objects.create(wilayah=wilayah or make_wilayah().kota, **values)


def make_sempadan(wilayah: Wilayah | None = None, **columns: Any) -> Sempadan:
    values = {"nomor": "Perda 1/2020", "batas": square(), "sumber": "Uji", **columns}
    return Sempadan.objects.create(wilayah=wilayah or make_wilayah().kota, **values)


def make_rt(
    rt: str = "01",
    kelurahan: Wilayah | None = None,
    kawasan: Kawasan | None = None,
    **columns: Any,
) -> Rt:
    """An RT with its denominators of 2020."""
    place = kelurahan or make_wilayah().kelurahan
    values = {"rw": "05", **columns}
    made = Rt.objects.create(kelurahan=place, rt=rt, kawasan=kawasan, **values)
    RtPenyebut.objects.create(rt=made, berlaku_tahun=2020, **header_values())
    return made


def header_values(**changes: Any) -> dict[str, Any]:
    return {**HEADER, **changes}


def volume_values(**changes: Any) -> dict[str, Any]:
    return {**VOLUME, **changes}


def make_attachment(thing: Any, **columns: Any) -> Attachment:
    """The row of a photo of a thing; its bytes are not on disk."""
    values = {
        "jenis": "foto",
        "nama_asli": "foto.jpg",
        "tipe_media": "image/jpeg",
        "ukuran": 9,
        "sha256": uuids.uuid4().hex * 2,
        "lebar": 4,
        "tinggi": 3,
        **columns,
    }
    values["dibuat_oleh"] = values.get("dibuat_oleh") or make_user()
    return Attachment.objects.create(
        objek_jenis=thing._meta.label_lower, objek_id=thing.pk, **values
    )


def make_assessment(
    status: str = workflow.DRAF,
    rt: Rt | None = None,
    tahun: int = 2026,
    **columns: Any,
) -> Assessment:
    """A complete sheet in any status; every step was taken by another person."""
    now = timezone.now()
    values: dict[str, Any] = {
        **header_values(),
        **volume_values(),
        "uuid": uuids.uuid4(),
        "skor": SCORE,
        "tingkat": TINGKAT,
        "resmi": status == workflow.DISAHKAN,
        "alasan": "Angka jalan keliru."
        if status in (workflow.DIKEMBALIKAN, workflow.DIBATALKAN)
        else "",
        "dibuat_oleh": None,
    }
    for stamp in _STAMPS[status]:
        by = columns.pop(f"{stamp}_oleh", None) or make_user()
        values |= {f"{stamp}_oleh": by, f"{stamp}_pada": now}
    values |= columns
    sheet = Assessment.objects.create(
        rt=rt or make_rt(), tahun=tahun, status=status, **values
    )
    sheet.refresh_from_db()
    return sheet


def make_sk(
    nomor: str = "100/2025",
    wilayah: Wilayah | None = None,
    status: str = "berlaku",
    butir: Any = (),
    **columns: Any,
) -> SkKumuh:
    """A decree of 2 January 2025 with its lines; by default of the first kota."""
    place = wilayah or make_wilayah().kota
    offices = {"provinsi": "gubernur", "kabupaten": "bupati", "kota": "wali_kota"}
    values = {
        "tanggal": date(2025, 1, 2),
        "tentang": "Penetapan lokasi perumahan kumuh dan permukiman kumuh",
        "penetap": offices[place.jenis],
        "sumber": "salinan SK",
        **columns,
    }
    ended = {
        name: values.pop(name)
        for name in ("berlaku_sampai", "alasan_dicabut")
        if name in values
    }
    made = SkKumuh.objects.create(
        uuid=uuids.uuid4(), nomor=nomor, wilayah=place, **values
    )
    for number, line in enumerate(butir, start=1):
        SkKumuhItem.objects.create(sk=made, urutan=number, **line)
    if status != "draf":
        made.status = status
        made.berlaku_mulai = made.berlaku_mulai or made.tanggal
        for name, value in ended.items():
            setattr(made, name, value)
        made.save()
    made.refresh_from_db()
    return made
