"""Four neighbours with one of everything, each of which says whose it is.

Every text of a neighbour carries a canary, ``kenari-<what>-<whose>``. Where a canary
shows up that the reader may not know, something leaked.
"""

import re
import uuid as uuids
from collections import defaultdict
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from assessments import rekap, workflow
from assessments.models import (
    BulkReview,
    BulkReviewItem,
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
    PersetujuanWilayah,
    RekapRun,
    ReviewRemark,
    SnapshotRt,
    SnapshotTahun,
    TahunPenanganan,
)
from kawasan.models import (
    DirtyEvent,
    DirtyKey,
    HargaSatuan,
    ImportBatch,
    Intervention,
    InterventionVolume,
    Kawasan,
    Konvensi,
    Penugasan,
    Pertimbangan,
    Rt,
    Wilayah,
)
from kelompok.models import (
    ActionItem,
    Aset,
    AturanBersama,
    Bimtek,
    DokumenPokja,
    JadwalOP,
    Ksm,
    KsmKegiatan,
    Meeting,
    Pokja,
    PokjaAnggota,
    PokjaPenilaian,
    RencanaKolaborasi,
    Rplp,
)
from sibungas.accounts.models import ApiToken, Institution, LoginAttempt, User
from sibungas.audit.record import record
from sibungas.files import storage
from sibungas.files.models import Attachment
from tests import factories
from tests.access import group_land, lokus_land

CANARY = re.compile(rb"kenari-(\w+)-(\w+)", re.IGNORECASE)
# Where things lie, by the name that their canaries bear.
LEAVES = {
    "satu": "99.01.01.1001",
    "dua": "99.01.01.1002",
    "tiga": "99.02.01.2001",
    "jauh": "98.01.01.1001",
}
# Things of higher places: people who serve there, deeds recorded there.
ABOVE = {"camat": "99.01.01", "kota": "99.01", "provinsi": "99", "negeri": ""}
# One kawasan lies in "satu" and in a desa of the other kabupaten.
SPANNING, BEYOND = "lintas", "99.02.01.2002"
HOME = {**LEAVES, **ABOVE, "seberang": BEYOND}
MORE_PLACES = (
    ("98", "Nusa Jauh", "provinsi"),
    ("98.01", "Kota Jauh", "kota"),
    ("98.01.01", "Kecamatan Jauh", "kecamatan"),
    ("98.01.01.1001", "Kelurahan Jauh", "kelurahan"),
    (BEYOND, "Desa Seberang", "desa"),
)
# Residents by which the figures of a neighbour are told apart.
RESIDENTS = {"satu": 8_640_011, "dua": 8_640_022, "tiga": 8_640_033, "jauh": 8_640_044}
YEAR_OF = {
    workflow.DRAF: 2026,
    workflow.DIKEMBALIKAN: 2025,
    workflow.DIAJUKAN: 2024,
    workflow.DIVERIFIKASI: 2023,
    workflow.DISAHKAN: 2022,
    workflow.DIBATALKAN: 2021,
}
_UNSENT = (workflow.DRAF, workflow.DIBATALKAN)
OFFICIAL_YEAR = YEAR_OF[workflow.DISAHKAN]


def canary(what: str, whose: str) -> str:
    return f"kenari-{what}-{whose}"


class Land:
    """``things[kind]`` lists what exists of a kind, with the code where it lies."""

    def __init__(self) -> None:
        self.things: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        self.people: dict[str, User] = {}

    def add(self, kind: str, kode: str, thing: Any) -> Any:
        self.things[kind].append((kode, thing))
        return thing

    def of(self, kind: str, kode: str) -> Any:
        return next(thing for where, thing in self.things[kind] if where == kode)


def build() -> Land:
    land = Land()
    _places(land)
    for whose, kode in HOME.items():
        _people(land, whose, kode)
    for whose, kode in LEAVES.items():
        _leaf(land, whose, Wilayah.objects.get(kode=kode))
    _spanning(land)
    _years(land)
    _states(land)
    _decrees(land)
    _agreements(land)
    _plans(land)
    lokus_land.build(land, LEAVES, canary)
    _papers(land)
    _events(land)
    _meetings(land)
    group_land.build_norms(land, canary)
    rekap.drain()
    _office(land)
    _parked(land)
    for kode, place in land.things["wilayah"]:
        land.add("rekap", kode, (place.kode, OFFICIAL_YEAR))
    for kode, kawasan in land.things["kawasan"]:
        land.add("rekap kawasan", kode, (kawasan.kode, OFFICIAL_YEAR))
    return land


def _places(land: Land) -> None:
    factories.make_wilayah()
    for kode, nama, jenis in MORE_PLACES:
        Wilayah.objects.create(
            kode=kode,
            nama=nama,
            jenis=jenis,
            edisi=factories.EDITION,
            berlaku_mulai=date(2020, 1, 1),
            parent=Wilayah.objects.filter(kode=kode.rpartition(".")[0]).first(),
        )
    for whose, kode in LEAVES.items():
        found = Wilayah.objects.filter(kode=kode)
        found.update(nama=canary("tempat", whose).title(), batas=factories.square())
    # The first of a kind that fits is walked to, so those with figures come first.
    leaves = [Wilayah.objects.get(kode=kode) for kode in LEAVES.values()]
    for place in (*leaves, *Wilayah.objects.exclude(kode__in=LEAVES.values())):
        land.add("wilayah", place.kode, place)
        if place.is_kelurahan:
            land.add("ground", place.kode, place)
        if place.jenis == "provinsi":
            land.add("province", place.kode, place)
        if place.jenis in ("kabupaten", "kota"):
            land.add("city", place.kode, place)
            river = factories.make_sungai(place, nama=f"Sungai {place.kode}")
            land.add("river", place.kode, river)
            land.add("strip", place.kode, factories.make_sempadan(place))
    _conventions()
    _prices(land)


def _prices(land: Land) -> None:
    """One price in each kab/kota; a far one says whose it is."""
    for kode, place in land.things["city"]:
        far = kode.startswith("98")
        row = HargaSatuan.objects.create(
            wilayah=place, sasaran="jalan_rusak_m", harga_rp=1000, satuan="m",
            tahun=2020, sumber=canary("konvensi", "jauh") if far else "SSH",
        )  # fmt: skip
        land.add("price", kode, row)


def _conventions() -> None:
    """One answer of a kota and one of a province."""
    for whose in ("kota", "provinsi"):
        Konvensi.objects.create(
            wilayah=Wilayah.objects.get(kode=ABOVE[whose]),
            kunci="aturan_pengurangan",
            nilai="B_kawasan",
            berlaku_mulai=2020,
            sumber=canary("konvensi", whose),
        )


def _people(land: Land, whose: str, kode: str) -> None:
    """One who serves, one whose account is closed, a token, a deed in the trail."""
    role = "lurah" if kode else "superadmin"
    name = canary("orang", whose)
    email = f"{name}@contoh.id"
    person = factories.make_user(role, kode, nama=name, username=name, email=email)
    land.people[whose] = land.add("person", kode, person)
    land.add("duty", kode, person.penugasan.get())
    closed = factories.make_user(role, kode, nama=f"{name} lama", is_active=False)
    land.add("closed person", kode, closed)
    ApiToken.objects.create(
        user=person,
        nama=canary("token", whose),
        sidik=ApiToken.fingerprint(name),
        berlaku_sampai=timezone.now() + timedelta(days=1),
    )
    land.add("token", kode, person.token_api.get())
    record("rt.updated", by=person, kode_wilayah=kode, reason=canary("jejak", whose))


def _leaf(land: Land, whose: str, place: Wilayah) -> None:
    kode, text = place.kode, canary("tempat", whose)
    kawasan = factories.make_kawasan(
        f"{text}-k", place, nama=f"Kawasan {text}", alias=text, kampung=text,
        sumber_batas=text, bantaran_sungai=True, nama_sungai=text,
    )  # fmt: skip
    land.add("kawasan", kode, kawasan)
    Pertimbangan.objects.create(
        kawasan=kawasan, tahun=OFFICIAL_YEAR, nilai_strategis=5, bukti_strategis=text,
        catatan=text,
    )  # fmt: skip
    rt = factories.make_rt("01", place, kawasan, kampung=text)
    rt.penyebut.update(sumber=text)
    land.add("rt", kode, rt)
    land.add("fresh rt", kode, factories.make_rt("02", place, kawasan, kampung=text))
    shut = factories.make_rt("03", place, kampung=text, aktif=False)
    land.add("closed rt", kode, shut)
    _sheets(land, whose, rt)
    work = Intervention.objects.create(
        uuid=uuids.uuid4(), rt=rt, kelurahan=place, tahun=2026, nama=text
    )
    work.volume_set.create(rt=rt, sasaran="jalan_rusak_m", volume_rencana=1)
    work.dana_set.create(sumber="dak", jumlah_rencana_rp=1)
    land.add("work", kode, work)
    _reviews(land, whose, kode)
    ksm = Ksm.objects.create(
        kode=f"{canary('ksm', whose)}-1", nama=canary("ksm", whose), kelurahan=place,
        bidang="sosial",
    )  # fmt: skip
    land.add("ksm", kode, ksm)
    rule = AturanBersama.objects.create(
        kelurahan=place, kawasan=kawasan, nomor=text, cakupan=text, isi=text,
        catatan=text, status="berlaku", tanggal=date(2025, 1, 2),
    )  # fmt: skip
    land.add("aturan", kode, rule)
    plan = Rplp.objects.create(
        kelurahan=place, periode_mulai=2025, periode_sampai=2029, nomor=text,
        catatan=text,
    )  # fmt: skip
    land.add("rplp", kode, plan)
    line = plan.baris_set.create(
        tahun=2026, uraian=text, satuan_lain="unit", volume=1, catatan=text
    )
    land.add("rplp line", kode, line)
    _upkeep(land, whose, work, ksm)
    group_land.build(land, whose, place, canary)
    land.add("berkas", kode, _photo(land, whose, rt))
    _numbers(land, whose, place)


def _upkeep(land: Land, whose: str, work: Intervention, ksm: Ksm) -> None:
    """An activity of the KSM, and an asset with all that is said of it."""
    kode, text = ksm.kelurahan.kode, canary("ksm", whose)
    one = KsmKegiatan.objects.create(intervention=work, ksm=ksm)
    one.rab_set.create(
        uraian=text, satuan="m", volume=1, harga_rp=1, sumber="dak", bentuk="uang"
    )
    one.termin_set.create(nomor=1, persen=100)
    one.tahap_set.create(tahap="layak", nomor=text)
    land.add("ksm work", kode, one)
    aset = Aset.objects.create(
        nama=text, jenis="jalan", tahun_dibangun=2020, kelurahan=ksm.kelurahan,
        kawasan=work.rt.kawasan, pengelola=text, lokasi=text,
    )  # fmt: skip
    land.add("aset", kode, aset)
    aset.inspeksi_set.create(
        tahun=2022, tanggal=date(2022, 5, 1), masih_ada=True, kondisi_baik=True,
        berfungsi=True, dimanfaatkan=True, dikembangkan=False, catatan=text,
    )  # fmt: skip
    aset.iuran_set.create(periode=date(2022, 5, 1), tagihan_rp=1, keterangan=text)
    job = JadwalOP.objects.create(
        aset=aset, pekerjaan=text, setiap_bulan=6, berikutnya=date(2022, 5, 1)
    )
    land.add("jadwal", kode, job)


def _photo(land: Land, whose: str, rt: Rt) -> Attachment:
    """A stored photo; its bytes are a canary, because nobody decodes them again."""
    text = canary("berkas", whose)
    row = factories.make_attachment(
        rt, tag="keadaan", nama_asli=f"{text}.jpg", keterangan=text,
        kode_wilayah=rt.kelurahan.kode, dibuat_oleh=land.people[whose],
    )  # fmt: skip
    storage.write(row.uuid, text.encode(), text.encode())
    return row


def _numbers(land: Land, whose: str, place: Wilayah) -> None:
    """A target and a reported achievement; the indicator itself is everybody's."""
    text = canary("angka", whose)
    indicator, _ = Indicator.objects.get_or_create(
        kode="KUMUH-HA", nama="Luas kumuh", sektor="kumuh", satuan="ha",
        arah="turun_baik", hitungan="luas_kumuh", utama=True, definisi="Luas.",
    )  # fmt: skip
    values = {"indicator": indicator, "wilayah": place, "tahun": OFFICIAL_YEAR}
    values |= {"nilai": 3, "sumber": text, "catatan": text}
    target = IndicatorTarget.objects.create(dokumen=text, **values)
    said = IndicatorAchievement.objects.create(
        tanggal_data=date(2022, 12, 31), strategi=text, **values
    )
    land.add("target", place.kode, target)
    land.add("capaian", place.kode, said)


def _states(land: Land) -> None:
    """A verified work of the opened year in each RT, so that its akhir differs."""
    for whose, kode in LEAVES.items():
        rt = land.of("rt", kode)
        work = Intervention.objects.create(
            uuid=uuids.uuid4(), rt=rt, kelurahan=rt.kelurahan, tahun=OFFICIAL_YEAR,
            nama=canary("tempat", whose), status="selesai", verifikasi="disetujui",
            diverifikasi_pada=timezone.now(),
        )  # fmt: skip
        InterventionVolume.objects.create(
            intervention=work, rt=rt, sasaran="jalan_rusak_m", volume_realisasi=5
        )
        # One that no KSM has taken on yet.
        Intervention.objects.create(
            uuid=uuids.uuid4(), rt=rt, kelurahan=rt.kelurahan, tahun=OFFICIAL_YEAR,
            nama=canary("tempat", whose),
        )  # fmt: skip


def _sheets(land: Land, whose: str, rt: Rt) -> None:
    text = canary("lembar", whose)
    for status, tahun in YEAR_OF.items():
        sender = {} if status in _UNSENT else {"diajukan_oleh": land.people[whose]}
        sheet = factories.make_assessment(
            status,
            rt,
            tahun,
            catatan=text,
            alasan=text,
            dibuat_oleh=land.people[whose],
            jumlah_penduduk=RESIDENTS[whose],
            **sender,
        )
        land.add(f"sheet {status}", rt.kelurahan.kode, sheet)
        record(
            "assessment.saved",
            sheet,
            by=land.people[whose],
            kode_wilayah=rt.kelurahan.kode,
            reason=text,
        )


def _years(land: Land) -> None:
    """In every kab/kota one year that is open and one that was locked once."""
    for kode, city in land.things["city"]:
        who = factories.make_user("admin_provinsi", kode[:2])
        open_ = TahunPenanganan.objects.create(
            wilayah=city, tahun=OFFICIAL_YEAR, dibuka_oleh=who
        )
        land.add("year", kode, open_)
        locked = TahunPenanganan.objects.create(
            wilayah=city, tahun=2019, dibuka_oleh=who, status="terkunci", revisi=1,
            dikunci_oleh=who, dikunci_pada=timezone.now(),
        )  # fmt: skip
        whose = next((name for name, code in HOME.items() if code == kode), "luar")
        snapshot = SnapshotTahun.objects.create(
            tahun=locked, revisi=1, dibuat_oleh=who, alasan=canary("potret", whose),
            ringkasan={"akhir": {}}, sha256="x",
        )  # fmt: skip
        land.add("locked year", kode, locked)
        land.add("snapshot", kode, snapshot)


def _reviews(land: Land, whose: str, kode: str) -> None:
    """A remark at a returned sheet, and a finished run over the verified one."""
    text, person = canary("lembar", whose), land.people[whose]
    remark = ReviewRemark.objects.create(
        assessment=land.of(f"sheet {workflow.DIKEMBALIKAN}", kode),
        kolom="jumlah_kk",
        isi=text,
        versi_lembar=1,
        dibuat_oleh=person,
    )
    land.add("remark", kode, remark)
    batch = BulkReview.objects.create(
        langkah=BulkReview.Langkah.VERIFY,
        status=BulkReview.Status.SELESAI,
        kode_wilayah=kode,
        saringan={"Cari": text},
        dibuat_oleh=person,
    )
    land.add("batch", kode, batch)
    sheet = land.of(f"sheet {workflow.DIVERIFIKASI}", kode)
    BulkReviewItem.objects.create(
        batch=batch,
        assessment=sheet,
        versi=1,
        hasil=BulkReviewItem.Hasil.BERHASIL,
        status_sebelum=workflow.DIAJUKAN,
        status_sesudah=sheet.status,
        versi_sesudah=sheet.versi,
    )


def _spanning(land: Land) -> None:
    """Seen from both sides, changed by who may write on both."""
    here = Wilayah.objects.get(kode=LEAVES["satu"])
    there = Wilayah.objects.get(kode=BEYOND)
    kawasan = factories.make_kawasan("LINTAS-1", here, there, nama="Kawasan Lintas")
    land.add("kawasan", "99", kawasan)
    text = canary("tempat", "seberang")
    rt = factories.make_rt("01", there, kawasan, kampung=text)
    factories.make_assessment(
        workflow.DISAHKAN, rt, OFFICIAL_YEAR, catatan=canary("lembar", "seberang")
    )
    factories.make_rt("09", here, kawasan)


def _decrees(land: Land) -> None:
    """One in force and one draft of a city, of one far away, and of the province.

    Those below read a decree in force, but of its lines only their own.
    """
    for kode, whose, leaves in (
        ("99.01", "kota", ("satu", "dua")),
        ("98.01", "jauh", ("jauh",)),
        ("99", "provinsi", ("satu", "tiga")),
    ):
        place = Wilayah.objects.get(kode=kode)
        text = canary("tempat", whose)
        lines = [
            {
                "kawasan": land.of("kawasan", LEAVES[leaf]),
                "nama_dalam_sk": canary("tempat", leaf),
                "luas_ha": 1,
            }
            for leaf in leaves
        ]
        lines.append({"nama_dalam_sk": text, "luas_ha": 1, "catatan": text})
        sk = factories.make_sk("SK 1", place, butir=lines)
        land.add("sk", kode, sk)
        land.add("sk line", kode, sk.butir.get(kawasan=None))
        draft = factories.make_sk(
            text, place, "draf", [{"nama_dalam_sk": text, "luas_ha": 5}],
            tanggal=date(2026, 1, 5), luas_total_ha=5, tentang=text,
        )  # fmt: skip
        land.add("sk draf", kode, draft)


# Whose canary a kab/kota or province bears in what offices agree upon.
OFFICES = {"99.01": "kota", "99.02": "tiga", "98.01": "jauh", "99": "provinsi"}


def _agreements(land: Land) -> None:
    """An action item of each city and of the province, with one report."""
    office = Institution.objects.create(nama="Dinas Kesepakatan", kategori="opd")
    Institution.objects.create(
        nama="Dinas Kota", kategori="opd", kode_wilayah=ABOVE["kota"]
    )
    for kode, whose in OFFICES.items():
        text = canary("tindak", whose)
        item = ActionItem.objects.create(
            uraian=text, pic_institution=office, kategori="sinergi",
            pic_nama=canary("orang", whose),
            wilayah=Wilayah.objects.get(kode=kode), horizon="pendek",
            tenggat=date(2022, 3, 1), status="berjalan", progres=5,
        )  # fmt: skip
        item.laporan.create(
            tanggal=date(2022, 2, 1), progres=5, status="berjalan", catatan=text
        )
        land.add("action item", kode, item)
        _pokja(land, kode, whose, office)


def _events(land: Land) -> None:
    """A bimtek of each city, with somebody who came and an office that was counted.

    Those below read what the city holds, so only other cities say whose it is; the
    name of who came is nowhere but with the committee.
    """
    office = Institution.objects.create(nama="Dinas Bimtek", kategori="opd")
    for kode, whose in (("99.01", "kota"), ("99.02", "tiga"), ("98.01", "jauh")):
        text = "Bimtek kota" if whose == "kota" else canary("bimtek", whose)
        event = Bimtek.objects.create(
            judul=text, tema=text, tempat=text, sumber=text, jenis="bimtek",
            penyelenggara=office, wilayah=Wilayah.objects.get(kode=kode),
            tanggal_mulai=date(2022, 5, 1), tanggal_selesai=date(2022, 5, 1),
            status="terlaksana", rencana_tindak_lanjut=text,
        )  # fmt: skip
        event.narasumber_set.create(nama=text, instansi=text, materi=text)
        event.biaya_set.create(sumber="dak", rencana_rp=1)
        came = event.peserta_set.create(
            nama=canary("peserta", whose), asal=text, hadir_pada=timezone.now()
        )
        event.peserta_set.create(nama=canary("peserta", whose), diundang=True)
        land.add("bimtek", kode, event)
        for kind, tag in (("bahan bimtek", "materi"), ("surat bimtek", "undangan")):
            file = factories.make_attachment(
                event, tag=tag, nama_asli=f"{text}.jpg", keterangan=text,
                kode_wilayah=kode, dibuat_oleh=land.people[whose],
            )  # fmt: skip
            storage.write(file.uuid, text.encode(), text.encode())
            land.add(kind, kode, file)
        land.add("peserta", kode, came)
        land.add("hitungan", kode, event.hitungan_set.create(asal=text, jumlah=3))


def _plans(land: Land) -> None:
    """A plan of each city and of the province, with one item of a whole kawasan."""
    office = Institution.objects.create(nama="Dinas Rencana", kategori="opd")
    areas = {"99.01": "satu", "99.02": "tiga", "98.01": "jauh", "99": "satu"}
    for kode, whose in OFFICES.items():
        text = canary("rencana", whose)
        plan = RencanaKolaborasi.objects.create(
            judul=text, wilayah=Wilayah.objects.get(kode=kode), rapat=text,
            tahun_mulai=2026, tahun_selesai=2027,
        )  # fmt: skip
        item = plan.item_set.create(
            kawasan=land.of("kawasan", LEAVES[areas[kode]]), sasaran="jalan_rusak_m",
            tahun=2026, pelaku=office, sumber_dana="dak", volume=1, program=text,
            catatan=text,
        )  # fmt: skip
        land.add("plan", kode, plan)
        land.add("plan item", kode, item)


def _papers(land: Land) -> None:
    """One document of two cities, of one far away, and of the province.

    Those below read what the places above them keep, so only others say whose it is.
    """
    for kode, text in (
        ("99.01", "Dokumen kota"),
        ("99.02", canary("tempat", "tiga")),
        ("98.01", canary("tempat", "jauh")),
        ("99", "Dokumen provinsi"),
    ):
        row = DokumenPokja.objects.create(
            wilayah=Wilayah.objects.get(kode=kode), jenis="ssk", judul=text,
            nomor=text, catatan=text, status="disahkan", tanggal=date(2025, 1, 2),
        )  # fmt: skip
        land.add("dokumen", kode, row)


def _meetings(land: Land) -> None:
    """Of each office and of a kelurahan: one planned, one running, one published.

    An invitation is for the places below as well; minutes that are being written and
    plans that went to nobody are not.
    """
    host = Institution.objects.create(nama="Dinas Rapat", kategori="opd")
    for kode, whose in {**OFFICES, LEAVES["satu"]: "satu"}.items():
        text, person = canary("rapat", whose), canary("hadir", whose)
        letter = canary("undangan", whose)
        values = {
            "jenis": "rakor", "tanggal": date(2022, 5, 1), "jam_mulai": time(9),
            "tahun": 2022, "penyelenggara": host, "nomor_undangan": "1",
            "wilayah": Wilayah.objects.get(kode=kode),
        }  # fmt: skip
        meeting = Meeting.objects.create(
            judul=letter, tempat=letter, tema=letter, ringkasan=text,
            pimpinan=text, status="berlangsung", **values,
        )  # fmt: skip
        meeting.agenda_set.create(urut=1, uraian=letter, penyaji=text)
        meeting.catatan_set.create(jenis="isu", isi=text)
        meeting.peserta_set.create(
            nama=person, jabatan=person, kategori="opd", hadir=True
        )
        land.add("rapat", kode, meeting)
        named = factories.make_attachment(
            meeting, tag="daftar_hadir", nama_asli=f"{person}.jpg", keterangan=person,
            kode_wilayah=kode, dibuat_oleh=land.people[whose],
        )  # fmt: skip
        storage.write(named.uuid, person.encode(), person.encode())
        land.add("daftar hadir", kode, named)
        # Its summary is for places below as well, so it bears no canary.
        told = Meeting.objects.create(
            judul="Rapat terbit", tempat="Aula", status="dipublikasikan",
            disetujui_oleh=land.people[whose], disetujui_pada=timezone.now(), **values,
        )  # fmt: skip
        told.peserta_set.create(nama=person, kategori="opd", hadir=True)
        land.add("rapat terbit", kode, told)
        planned = Meeting.objects.create(judul=text, tempat=text, tema=text, **values)
        planned.agenda_set.create(urut=1, uraian=text)
        land.add("rapat rencana", kode, planned)


def _pokja(land: Land, kode: str, whose: str, office: Any) -> None:
    """The Pokja of a place with one seat, and how it performed."""
    place, text = Wilayah.objects.get(kode=kode), canary("pokja", whose)
    pokja = Pokja.objects.create(
        wilayah=place, tahun=2022, nomor_sk=text, rencana_kerja=text, fungsi=text
    )
    land.add("pokja", kode, pokja)
    seat = PokjaAnggota.objects.create(
        pokja=pokja, institution=office, jabatan=text, peran="anggota",
        nama=canary("orang", whose),
    )  # fmt: skip
    land.add("seat", kode, seat)
    row = PokjaPenilaian.objects.create(
        wilayah=place, tahun=2022, pembentukan="selesai",
        sumber=canary("tindak", whose), skor=[5], total=5,
    )  # fmt: skip
    land.add("performance", kode, row)


def _office(land: Land) -> None:
    """A row for every table that only the admin site shows."""
    now = timezone.now()
    RekapRun.objects.create(mulai=now, selesai=now)
    LoginAttempt.objects.create(username="x", alamat="::1", berhasil=False)
    Institution.objects.create(nama="Dinas Contoh", kategori="opd")
    group_land.build_office(land, User.objects.first(), Wilayah.objects.get(kode="98"))
    counts = {"jumlah_baris": 1, "jumlah_diterima": 1, "jumlah_ditolak": 0}
    ImportBatch.objects.create(jenis="rt", nama_berkas="x", sha256="x", **counts)
    DirtyEvent.objects.create(jenis="wilayah", kunci=0, tahun=2020)
    SnapshotRt.objects.create(
        snapshot=SnapshotTahun.objects.get(tahun__wilayah__kode=ABOVE["kota"]),
        rt=Rt.objects.filter(kelurahan__kode=LEAVES["satu"]).first(),
        kode_kelurahan=LEAVES["satu"],
        keadaan="awal",
        asal="survei",
        asal_tahun=2019,
        ruleset="permen-pupr-14-2018",
    )
    PersetujuanWilayah.objects.create(
        wilayah=Wilayah.objects.get(kode="98"),
        tahun=2019,
        oleh=User.objects.first(),
        pada=now,
    )


def _parked(land: Land) -> None:
    """Computations that failed five times, each about one neighbour's kawasan."""
    for whose, kode in LEAVES.items():
        DirtyKey.objects.create(
            jenis="kawasan",
            kunci=land.of("kawasan", kode).pk,
            tahun=2020,
            percobaan=5,
            diparkir=True,
            coba_lagi_pada=timezone.now(),
            galat=canary("galat", whose),
            event_terakhir=1,
        )


# Bodies of writes that need more than the thing itself ------------------------------


def document() -> SimpleUploadedFile:
    return SimpleUploadedFile("berita.pdf", b"%PDF-1.4 contoh %%EOF")


def kawasan_form(kawasan: Kawasan) -> dict[str, Any]:
    """What the page of a kawasan would send back."""
    return {
        "kode": kawasan.kode,
        "nama": kawasan.nama,
        "status": kawasan.status,
        "luas_verifikasi_ha": "12,5",
        "kelurahan_list": list(kawasan.kelurahan.values_list("pk", flat=True)),
        "versi": kawasan.versi,
    }


def work_form(work: Any, **changes: Any) -> dict[str, Any]:
    """A work in one RT, with neither volumes nor money."""
    lines = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return {
        "skala": "rt",
        "rt": getattr(work, "rt_id", ""),
        "tahun": 2026,
        "nama": "Drainase",
        "komponen": "lingkungan",
        "versi": work.versi,
        **{f"volume-{name}": value for name, value in lines.items()},
        **{f"dana-{name}": value for name, value in lines.items()},
        **changes,
    }


def new_work(place: Any) -> dict[str, Any]:
    rt = Rt.objects.active().filter(kelurahan=place.pk).first()
    chosen = {"rt": rt.pk if rt else "", "kelurahan": place.kode, "versi": ""}
    return work_form(SimpleNamespace(versi=""), **chosen)


def sent_work(rt: Any) -> dict[str, Any]:
    """A work as a machine sends it; an RT that is not there lies nowhere."""
    place = rt.kelurahan.kode if hasattr(rt, "kelurahan") else rt.kode
    sent = {"uuid": str(uuids.uuid4()), "kelurahan": place, "nama": "Drainase"}
    return {**sent, "tahun": 2026, "skala": "rt", "rt": rt.pk}


def changed_work(work: Any) -> dict[str, Any]:
    rt = getattr(work, "rt_id", 1)
    return {"nama": "Lain", "tahun": 2026, "rt": rt, "versi": work.versi}


def sheet_form(sheet: Any) -> dict[str, Any]:
    """A complete sheet as typed; 4.63 ha is written the Indonesian way."""
    numbers = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    return {**numbers, "versi": sheet.versi}


def sent_sheet(rt: Rt) -> dict[str, Any]:
    """A draft as a machine sends it."""
    return {
        "uuid": str(uuids.uuid4()),
        "rt": rt.pk,
        "tahun": 2020,
        "jenis": "baseline",
        "ruleset": "permen-pupr-14-2018",
        "header": {},
        "volume": {},
    }


def absent(kind: str) -> Any:
    """What looks like a thing of the kind and does not exist."""
    nothing = SimpleNamespace(
        pk=2_000_000_000,
        user_id=2_000_000_000,
        uuid=uuids.uuid4(),
        kode="99.77.77.7777",
        versi=1,
        rt="01",
        _meta=None,
        wilayah=SimpleNamespace(kode="99.77"),
        tahun=OFFICIAL_YEAR,
        revisi=1,
        bimtek_id=2_000_000_000,
    )
    if kind == "snapshot":
        nothing.tahun = SimpleNamespace(**vars(nothing))
    if kind.startswith("rekap"):
        return (nothing.kode, OFFICIAL_YEAR)
    return nothing


def someone(role: str, kode: str, **duty: Any) -> User:
    """A person without canary: those who walk."""
    user = factories.make_user(role, kode)
    Penugasan.objects.filter(user=user).update(**duty)
    return user
