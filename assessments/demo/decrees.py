"""Invented decrees: one with every fault that the check knows, two sound ones."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from assessments.demo import atlas
from assessments.models import RekapKawasan
from kawasan.models import Kawasan, RtPenyebut, SkKumuh, SkKumuhItem, Wilayah

_CITY, _REGENCY = "99.01", "99.02"
_TITLE = "Penetapan lokasi perumahan kumuh dan permukiman kumuh (contoh)"
_SOURCE = "Rekaan untuk data contoh"
# Kawasan of each decree, and whether their RT are named; the others are left out.
_FAULTY = (
    ("CONTOH-01", True), ("CONTOH-03", False), ("CONTOH-05", True), ("CONTOH-07", True),
)  # fmt: skip
_OLD = (("CONTOH-08", True), ("CONTOH-10", True), ("CONTOH-09", True))
_NEW = (
    ("CONTOH-08", True), ("CONTOH-10", True), ("CONTOH-11", True), ("CONTOH-12", True),
)  # fmt: skip
_CENT = Decimal("0.01")


def build(first: int, now: int) -> int:
    """The decrees, with the levels of the year ``first``; how many."""
    levels = dict(
        RekapKawasan.objects.filter(tahun=first).values_list("kawasan__kode", "tingkat")
    )
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=atlas.EDISI)}
    _decree(
        places[_CITY], "CONTOH/01", date(now - 8, 5, 2), levels, _FAULTY,
        texts=("Kampung Hilir Lama (contoh)",),
    )  # fmt: skip
    old = _decree(
        places[_REGENCY], "CONTOH/02", date(now - 5, 2, 14), levels, _OLD, ada_peta=True
    )
    new = _decree(
        places[_REGENCY], "CONTOH/03", date(now - 1, 6, 20), levels, _NEW,
        ada_peta=True, menggantikan=old,
    )  # fmt: skip
    for sk in (old, new):
        sk.status, sk.berlaku_mulai = SkKumuh.Status.BERLAKU, sk.tanggal
    old.status, old.berlaku_sampai = SkKumuh.Status.DICABUT, new.tanggal
    old.alasan_dicabut = f"Digantikan {new}."
    old.save()
    new.save()
    SkKumuh.objects.filter(nomor="CONTOH/01").update(
        status=SkKumuh.Status.BERLAKU, berlaku_mulai=date(now - 8, 5, 2)
    )
    return 3


def _decree(
    place: Wilayah,
    nomor: str,
    day: date,
    levels: dict[str, str],
    chosen: Iterable[tuple[str, bool]],
    texts: Iterable[str] = (),
    **columns: object,
) -> SkKumuh:
    """A draft with its lines, whose total is what they add up to."""
    offices = {"kota": SkKumuh.Penetap.WALI_KOTA, "kabupaten": SkKumuh.Penetap.BUPATI}
    sk = SkKumuh.objects.create(
        uuid=uuid5(NAMESPACE_URL, f"si-bungas:{nomor}"),
        nomor=nomor,
        tanggal=day,
        tentang=_TITLE,
        penetap=offices[str(place.jenis)],
        wilayah=place,
        sumber=_SOURCE,
        ada_tabel=True,
        is_demo=True,
        **columns,
    )
    lines = [line for pair in chosen for line in _lines(*pair, levels)]
    lines += [{"nama_dalam_sk": text, "luas_ha": Decimal(1)} for text in texts]
    SkKumuhItem.objects.bulk_create(
        SkKumuhItem(sk=sk, urutan=number, is_demo=True, **line)
        for number, line in enumerate(lines, start=1)
    )
    counted = sk.butir.counted().values_list("luas_ha", flat=True)
    sk.luas_total_ha = sum(counted, Decimal(0))
    sk.save()
    return sk


def _lines(kode: str, to_rt: bool, levels: dict[str, str]) -> list[dict[str, object]]:
    """A kawasan and, where the decree is that fine, each of its RT."""
    kawasan = Kawasan.objects.defer("batas").get(kode=kode)
    level = {"tingkat": levels.get(kode, "")}
    area = kawasan.luas_sk_ha or kawasan.luas_verifikasi_ha
    found: list[dict[str, object]] = [{"kawasan": kawasan, "luas_ha": area, **level}]
    if to_rt:
        rows = RtPenyebut.objects.filter(rt__kawasan=kawasan).select_related("rt")
        for row in rows.defer("rt__batas").order_by("rt__kelurahan__kode", "rt__rt"):
            area = row.luas_verifikasi_ha.quantize(_CENT)
            found.append({"rt": row.rt, "luas_ha": area, **level})
    return found
