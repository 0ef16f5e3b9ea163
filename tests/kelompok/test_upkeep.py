"""Assets: inspections, fees, recurring jobs, and what share still works."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from kelompok import sustain
from kelompok import workflow_ksm as workflow
from kelompok.actions import upkeep
from kelompok.models import Aset, InspeksiOP
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories
from tests.kelompok import ksm_works as given

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
GOOD = dict.fromkeys(
    ("masih_ada", "kondisi_baik", "berfungsi", "dimanfaatkan", "dikembangkan"), True
)
GONE = dict.fromkeys(GOOD, False)


@pytest.fixture
def pengurus():
    return factories.make_user("pengurus_kelompok", given.KELURAHAN)


def inspect(aset, by, year=YEAR, versi=0, tanggal=None, **flags):
    values = {**GOOD, "catatan": "", **flags}
    values["tanggal"] = tanggal or min(date(year, 1, 1), timezone.localdate())
    return upkeep.report_inspection(
        aset=aset, tahun=year, values=values, versi=versi, by=by
    )


def masalah(deed):
    with pytest.raises(Refused) as refused:
        deed()
    return refused.value.details.get("masalah") or refused.value.code


def test_the_people_of_the_group_report_and_correct_an_inspection(pengurus):
    aset = given.make_aset(tahun_dibangun=2020)
    inspect(aset, pengurus)
    with pytest.raises(Stale):
        inspect(aset, pengurus, berfungsi=False)
    row = inspect(aset, pengurus, versi=1, berfungsi=False)
    assert (row.versi, row.berfungsi, aset.inspeksi_set.count()) == (2, False, 1)
    verbs = AuditEvent.objects.filter(oleh=pengurus).order_by("pk")
    assert [*verbs.values_list("verba", flat=True)] == [
        "aset.inspected",
        "aset.inspection_corrected",
    ]


def test_the_people_of_another_kelurahan_do_not(pengurus):
    elsewhere = given.make_aset(kelurahan=factories.make_wilayah().tetangga)
    with pytest.raises(PermissionDenied):
        inspect(elsewhere, pengurus)
    with pytest.raises(PermissionDenied):
        upkeep.create_aset(
            values={"kelurahan": factories.make_wilayah().kelurahan}, by=pengurus
        )


def test_an_inspection_lies_in_its_year_and_after_the_building(pengurus):
    aset = given.make_aset(tahun_dibangun=2024)
    tomorrow = given.day(-1)
    assert masalah(
        lambda: inspect(aset, pengurus, tomorrow.year, tanggal=tomorrow)
    ) == {"tanggal": "Tanggal ini belum tiba."}
    other = masalah(lambda: inspect(aset, pengurus, 2025, tanggal=date(2024, 5, 1)))
    assert other == {"tanggal": "Isi tanggal dalam tahun 2025."}
    before = masalah(lambda: inspect(aset, pengurus, 2023, tanggal=date(2023, 5, 1)))
    assert before == {"tanggal": "Aset ini dibangun pada 2024."}


def test_what_is_gone_neither_works_nor_is_used(pengurus):
    aset = given.make_aset(tahun_dibangun=2020)
    with pytest.raises(ValidationError, match="tidak ada lagi"):
        inspect(aset, pengurus, masih_ada=False)
    inspect(aset, pengurus, **GONE)
    with pytest.raises(IntegrityError), transaction.atomic():
        InspeksiOP.objects.update(berfungsi=True)


def test_a_private_asset_has_no_kpp():
    who = given.people()
    values = {
        "nama": "Jamban",
        "jenis": "air_limbah",
        "kelas": "pribadi",
        "pengelola": "KPP Contoh",
        "tahun_dibangun": 2024,
        "kelurahan": factories.make_wilayah().kelurahan,
    }
    with pytest.raises(ValidationError, match="KPP hanya mengelola"):
        upkeep.create_aset(values=values, by=who.fasilitator)
    upkeep.create_aset(values={**values, "pengelola": ""}, by=who.fasilitator)


def test_an_asset_comes_from_a_finished_activity_of_its_place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    who = given.people()
    one = given.lead(given.make_activity(who), who, workflow.PENCAIRAN)
    far = factories.make_kawasan("K-9", factories.make_wilayah().desa)
    values = {
        "nama": "Drainase",
        "jenis": "drainase",
        "tahun_dibangun": YEAR + 1,
        "kelurahan": factories.make_wilayah().kelurahan,
        "kawasan": far,
        "kegiatan": one,
    }

    def make(**changes):
        return upkeep.create_aset(values={**values, **changes}, by=who.fasilitator)

    assert set(masalah(make)) == {"kawasan", "tahun_dibangun", "kegiatan"}
    given.account(one, who)
    one = given.go("selesaikan", one, who, progres_fisik=Decimal(100))
    made = make(kawasan=None, tahun_dibangun=YEAR, kegiatan=one)
    assert [*one.aset_set.all()] == [made]


def test_a_year_without_inspection_is_flagged(client, pengurus):
    # Built this year: nobody is late yet.
    new = given.make_aset(nama="Baru")
    never = given.make_aset(nama="Belum", tahun_dibangun=2020)
    seen = given.make_aset(nama="Dilihat", tahun_dibangun=2020)
    old = given.make_aset(nama="Lama", tahun_dibangun=2020)
    for aset, ago in ((seen, 365), (old, 366)):
        day = given.day(ago)
        inspect(aset, pengurus, day.year, tanggal=day)
    flags = Aset.objects.with_inspection(given.day(0)).values_list("nama", "lama")
    assert dict(flags) == {"Baru": False, "Belum": True, "Dilihat": False, "Lama": True}
    client.force_login(pengurus)
    found = client.get("/kelompok/aset/?inspeksi=lama")
    assert [row.nama for row in found.context["rows"]] == ["Belum", "Lama"]
    assert found.context["lama"] == 2
    page = client.get(never.get_absolute_url()).content.decode()
    assert "Tidak diperiksa selama setahun" in page
    assert "selama setahun" not in client.get(new.get_absolute_url()).content.decode()


def test_fees_by_month_keep_unknown_apart_from_nothing(client, pengurus):
    aset = given.make_aset()
    client.force_login(pengurus)
    where = f"{aset.get_absolute_url()}iuran/"
    typed = {"versi": 0, "periode": f"{YEAR}-01", "tagihan_rp": "80.000"}
    assert client.post(where, {**typed, "diterima_rp": "-1"}).status_code == 422
    assert client.post(where, typed).status_code == 302
    row = aset.iuran_set.get()
    assert (row.periode, row.tagihan_rp, row.diterima_rp) == (
        date(YEAR, 1, 1),
        80_000,
        None,
    )
    assert client.post(where, typed).status_code == 409
    again = client.get(f"{where}?bulan={YEAR}-01").context["form"]
    assert again["tagihan_rp"].value() == "80000"
    empty = client.post(where, {"versi": 1, "periode": f"{YEAR}-01"})
    assert empty.status_code == 422
    assert "0 bila tidak ada" in empty.content.decode()
    future = client.post(where, {**typed, "periode": f"{YEAR + 1}-01"})
    assert "Bulan ini belum tiba." in future.content.decode()


def test_a_job_comes_again_after_its_months(client, pengurus):
    aset = given.make_aset()
    job = upkeep.add_job(
        aset=aset,
        values={
            "pekerjaan": "Keruk",
            "setiap_bulan": 6,
            "berikutnya": date(2026, 1, 1),
        },
        by=pengurus,
    )
    client.force_login(pengurus)
    assert "terlambat" in client.get(aset.get_absolute_url()).content.decode()
    where = f"/kelompok/jadwal/{job.pk}/selesai/"
    late = {"versi": 1, "tanggal": given.day(-1)}
    assert client.post(where, late).status_code == 422
    assert client.post(where, {"versi": 1, "tanggal": "2026-08-31"}).status_code == 302
    job.refresh_from_db()
    # February has no 31st.
    assert (job.terakhir, job.berikutnya) == (date(2026, 8, 31), date(2027, 2, 28))
    assert client.post(where, {"versi": 1, "tanggal": "2026-09-01"}).status_code == 409


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
    ],
)
def test_months_after_a_day(day, months, due):
    assert upkeep.months_after(day, months) == due


def test_what_still_works_of_what_was_looked_at(client, pengurus):
    kawasan = factories.make_kawasan("K-1", factories.make_wilayah().kelurahan)
    rows = [
        given.make_aset(nama=f"A{n}", kawasan=kawasan, tahun_dibangun=2024)
        for n in range(4)
    ]
    given.make_aset(nama="Muda", kawasan=kawasan, tahun_dibangun=YEAR)
    given.make_aset(nama="Luar", tahun_dibangun=2024)
    hidden = factories.make_wilayah().tetangga
    given.make_aset(nama="Tetangga", kawasan=kawasan, kelurahan=hidden)
    inspect(rows[0], pengurus, 2025)
    inspect(rows[1], pengurus, 2025, berfungsi=False)
    inspect(rows[2], pengurus, 2025, **GONE)
    inspect(rows[0], pengurus, YEAR, berfungsi=False)
    [row] = sustain.by_kawasan(pengurus, 2025)
    assert (row.aset, row.diperiksa, row.berfungsi) == (4, 3, 1)
    client.force_login(pengurus)
    page = client.get("/kelompok/keberlanjutan/?tahun=2025")
    text = page.content.decode()
    assert "33,3 % aset yang diperiksa masih berfungsi (1 dari 3)" in text
    assert "Diperiksa 3 dari 5 aset" in text
    none = client.get("/kelompok/keberlanjutan/?tahun=2024").content.decode()
    assert "belum ada inspeksi" in none and "0,0 %" not in none
    sheet = b"".join(
        client.get("/kelompok/keberlanjutan/?tahun=2025&unduh=csv").streaming_content
    ).decode()
    assert "K-1" in sheet and ";4;3;1;33," in sheet


def test_an_inspection_on_its_page(client, pengurus):
    aset = given.make_aset(tahun_dibangun=2024)
    client.force_login(pengurus)
    where = f"{aset.get_absolute_url()}inspeksi/{YEAR}/"
    typed = {"versi": 0, "tanggal": given.day(0), **dict.fromkeys(GOOD, "ya")}
    del typed["berfungsi"]
    lacking = client.post(where, typed)
    assert lacking.status_code == 422 and not aset.inspeksi_set.exists()
    assert client.post(where, {**typed, "berfungsi": "tidak"}).status_code == 302
    page = client.get(aset.get_absolute_url()).content.decode()
    assert 'data-label="Masih berfungsi">Tidak' in page
    for year in (2023, YEAR + 1):
        url = f"{aset.get_absolute_url()}inspeksi/{year}/"
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²"])
def test_no_number_breaks_the_form_of_an_asset(client, number):
    client.force_login(factories.make_user("fasilitator", given.KELURAHAN))
    sent = {"kelurahan": number, "nama": "Titian"}
    assert client.post("/kelompok/aset/baru/", sent).status_code == 422


def test_an_rt_of_another_kawasan_is_told_at_its_field():
    by = factories.make_user("fasilitator", given.KELURAHAN)
    ours, other = factories.make_kawasan("K-1"), factories.make_kawasan("K-2")
    rt = factories.make_rt("01", kawasan=ours)
    values = {
        "nama": "Titian", "jenis": "jalan", "kelurahan": rt.kelurahan, "rt": rt,
        "kawasan": other, "tahun_dibangun": YEAR,
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        upkeep.create_aset(values=values, by=by)
    assert set(refused.value.details["masalah"]) == {"rt"}
    values["kawasan"] = None
    assert upkeep.create_aset(values=values, by=by).kawasan == ours
