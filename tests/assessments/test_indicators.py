"""Indicators, targets and achievements: the catalogue, versions, doors and figures."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from assessments import indicators, rekap, workflow
from assessments.actions import indicators as actions
from assessments.models import (
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
    TahunPenanganan,
)
from assessments.models.rekap import RekapWilayah
from kawasan.models import Wilayah
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories
from tests.assessments.test_kondisi import make_work

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def catalogue():
    actions.load_catalogue()
    return {one.kode: one for one in Indicator.objects.all()}


@pytest.fixture
def places():
    return factories.make_wilayah()


@pytest.fixture
def planner(places):
    return factories.make_user("bappeda", "99")


def target(indicator, place, by, *, tahun=2027, nilai="10", versi=0, **more):
    values = {"tahun": tahun, "nilai": D(nilai), "sumber": "RPJMD"}
    values |= {"dokumen": "", "catatan": "", **more}
    return actions.set_target(
        indicator=indicator, wilayah=place, values=values, versi=versi, by=by
    )


def typed(**changes):
    values = {"tahun": "2027", "nilai": "12,5", "sumber": "RPJMD 2025-2029"}
    return {**values, "versi": "0", "tahun_dibuka": "2027", **changes}


def url(name, place, indicator):
    return reverse(f"assessments:{name}", args=[place.kode, indicator.kode])


def standing(place, indicator, tahun):
    place = Wilayah.objects.select_related("cacah_rt").get(pk=place.pk)
    return indicators.standings([place], [indicator], tahun)[place.pk, indicator.pk]


# The catalogue ------------------------------------------------------------------------


def test_the_catalogue_is_loaded_once_and_only_news_is_added(catalogue):
    first = IndicatorTarget.objects.count(), IndicatorAchievement.objects.count()
    assert actions.load_catalogue() == {"indikator": 13, "rujukan baru": 0}
    assert first == (
        IndicatorTarget.objects.count(),
        IndicatorAchievement.objects.count(),
    )
    cited = [*IndicatorTarget.objects.all(), *IndicatorAchievement.objects.all()]
    assert all(row.referensi and row.sumber_url for row in cited)
    assert not any(row.is_demo for row in cited)
    assert [i.kode for i in catalogue.values() if i.utama] == [
        "AIR-MINUM",
        "KUMUH-HA",
        "SANITASI",
    ]


def test_a_reference_is_tied_to_its_place_when_the_place_comes(catalogue):
    assert not IndicatorAchievement.objects.exclude(wilayah=None).exists()
    kalsel = Wilayah.objects.create(
        kode="63", nama="Kalimantan Selatan", jenis="provinsi", edisi="uji",
        berlaku_mulai="2020-01-01",
    )  # fmt: skip
    actions.load_catalogue()
    for kode, share, lamp in (
        ("RLH", "109.83", "hijau"),
        ("AIR-LAYAK", "86.93", "merah"),
        ("LIMBAH-DOMESTIK", "98.09", "kuning"),
        ("SAMPAH-DITANGANI", "80.19", "merah"),
    ):
        one = standing(kalsel, catalogue[kode], 2022)
        assert one.persen_target.quantize(D("0.01")) == D(share)
        assert (one.lampu, one.actual.asal) == (lamp, "rujukan")


def test_kota_banjar_is_not_a_place_of_ours(catalogue):
    row = IndicatorAchievement.objects.get(seri="kota-banjar")
    assert (row.wilayah, row.nilai, row.tahun) == (None, D("187.95"), 2016)
    assert "Jawa Barat" in row.wilayah_teks
    assert "bukan Kabupaten Banjar" in row.catatan


# Versions -----------------------------------------------------------------------------


def test_a_change_is_a_new_version_and_the_old_one_stays(catalogue, places, planner):
    ha = catalogue["KUMUH-HA"]
    first = target(ha, places.kota, planner)
    second = target(ha, places.kota, planner, nilai="8", versi=1)
    first.refresh_from_db()
    assert (first.nilai, first.berlaku) == (10, False)
    assert (second.versi, second.berlaku) == (2, True)
    assert target(ha, places.kota, planner, nilai="8", versi=2) == second
    verbs = AuditEvent.objects.filter(verba__startswith="target.").order_by("pk")
    assert [v.verba for v in verbs] == ["target.created", "target.updated"]
    assert verbs[1].sebelum["nilai"] == "10.000000"


def test_who_saw_an_older_version_is_told(catalogue, places, planner):
    ha = catalogue["KUMUH-HA"]
    target(ha, places.kota, planner)
    with pytest.raises(Stale):
        target(ha, places.kota, planner, nilai="9", versi=0)
    assert IndicatorTarget.objects.own().count() == 1


def test_a_withdrawn_number_stays_readable_and_the_next_one_counts_on(
    catalogue, places, planner
):
    ha = catalogue["KUMUH-HA"]
    row = target(ha, places.kota, planner)
    with pytest.raises(Refused):
        actions.withdraw(number=row, reason=" ", by=planner)
    actions.withdraw(number=row, reason="Salah tahun.", by=planner)
    with pytest.raises(Stale):
        actions.withdraw(number=row, reason="Lagi.", by=planner)
    assert target(ha, places.kota, planner).versi == 2
    assert AuditEvent.objects.get(verba="target.cancelled").alasan == "Salah tahun."


@pytest.mark.parametrize(
    "change",
    [{"nilai": 3}, {"tahun": 2030}, {"sumber": "x"}, {"versi": 9}, {"wilayah": None}],
)
def test_the_database_refuses_to_write_over(catalogue, places, planner, change):
    row = target(catalogue["KUMUH-HA"], places.kota, planner)
    with pytest.raises(DatabaseError), transaction.atomic():
        IndicatorTarget.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        IndicatorTarget.objects.filter(pk=row.pk).delete()


def test_the_database_keeps_one_row_in_force(catalogue, places, planner):
    row = target(catalogue["KUMUH-HA"], places.kota, planner)
    twin = {"indicator": row.indicator, "wilayah": row.wilayah, "tahun": row.tahun}
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorTarget.objects.create(**twin, nilai=1, sumber="x", versi=2)
    for wrong in ({"nilai": -1}, {"tahun": 1990}, {"sumber": ""}, {"wilayah": None}):
        values = {**twin, "tahun": 2030, "nilai": 1, "sumber": "x", **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            IndicatorTarget.objects.create(**values)


def test_rights_end_at_the_territory_and_at_the_role(catalogue, places):
    ha = catalogue["KUMUH-HA"]
    for role, kode in (("bappeda", "99.02"), ("verifikator", "99.01"), ("lurah", "99")):
        with pytest.raises(PermissionDenied):
            target(ha, places.kota, factories.make_user(role, kode))


# Plausible ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "nilai", "sentence"),
    [
        ("AIR-MINUM", "100.01", "antara 0 dan 100"),
        ("KUMUH-HA", "-1", "kurang dari 0"),
        # 12.5 ha are verified; a fifth more is still believed.
        ("KUMUH-HA", "15", ""),
        ("KUMUH-HA", "15.01", "12,50 ha"),
        ("PK-RTLH", "36670", ""),
    ],
)
def test_what_cannot_be_is_told(catalogue, places, kode, nilai, sentence):
    factories.make_kawasan("K-1", places.kelurahan)
    said = indicators.implausible(catalogue[kode], "99.01", D(nilai))
    assert (sentence in said) if sentence else said == ""


# Figures ------------------------------------------------------------------------------


def test_computed_values_come_from_sums_with_their_sides(catalogue, places):
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    rekap.drain()
    # The sheet: 60 KK, 54 without safe water, 16 without proper wastewater,
    # all without waste; 385 m of drains, none missing; 4.63 ha, kumuh sedang.
    for kode, value, part, whole in (
        ("AIR-MINUM", "10", 6, 60),
        ("AIR-CUKUP", "100", 60, 60),
        ("SANITASI", "73.33", 44, 60),
        ("SAMPAH", "0", 0, 60),
        ("DRAINASE", "100", 385, 385),
        ("KUMUH-HA", "4.63", D("4.63"), D("4.63")),
    ):
        one = standing(places.provinsi, catalogue[kode], 2026)
        assert one.nilai.quantize(D("0.01")) == D(value), kode
        assert (one.actual.pembilang, one.actual.penyebut) == (part, whole)
        assert (one.actual.rt_dinilai, one.actual.jumlah_rt) == (1, 1)
        assert one.actual.asal == "dihitung"


def test_reported_never_replaces_computed(catalogue, places, planner):
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    rekap.drain()
    values = {"tahun": 2026, "nilai": D(77), "tanggal_data": "2026-03-01",
              "status": "final", "sumber": "Susenas"}  # fmt: skip
    values["tanggal_data"] = factories.date(2026, 3, 1)
    values |= {"catatan": "", "strategi": ""}
    actions.report_achievement(
        indicator=catalogue["AIR-MINUM"], wilayah=places.kota, values=values,
        versi=0, by=planner,
    )  # fmt: skip
    one = standing(places.kota, catalogue["AIR-MINUM"], 2026)
    assert (one.nilai, one.said.nilai) == (10, 77)
    assert (one.actual.asal, one.said.asal) == ("dihitung", "dilaporkan")


def rolled(place, tahun, ha, dinilai, **columns):
    now = factories.timezone.now()
    values = {"ha_kb": D(ha), "luas_verifikasi_ha": D(100), **columns}
    return RekapWilayah.objects.create(
        wilayah=place, tahun=tahun, rt_dinilai=dinilai, dihitung_pada=now, **values
    )


def counted(place, rt):
    from assessments.models import CacahRt

    CacahRt.objects.update_or_create(wilayah=place, defaults={"jumlah_rt": rt})


def test_the_line_the_gap_and_the_projection(catalogue, places, planner):
    ha = catalogue["KUMUH-HA"]
    counted(places.kota, 10)
    for year, area in ((2024, 60), (2025, 54), (2026, 48)):
        rolled(places.kota, year, area, 10)
    target(ha, places.kota, planner, tahun=2027, nilai="30")
    target(ha, places.kota, planner, tahun=2029, nilai="0")
    one = standing(places.kota, ha, 2026)
    assert one.line == {2024: 60, 2025: 50, 2026: 40, 2027: 30, 2028: 15, 2029: 0}
    assert (one.due, one.selisih, one.kurang) == (40, 8, 8)
    assert (one.kemajuan, one.lampu, one.sesuai_jalur) == (20, "merah", False)
    # Six hectares a year: 48 are gone in eight years.
    assert one.tercapai_pada == 2034
    target(ha, places.kota, planner, tahun=2027, nilai="48", versi=1)
    changed = standing(places.kota, ha, 2026)
    assert (changed.due, changed.selisih, changed.lampu) == (52, -4, "hijau")


def test_fewer_rt_are_no_progress(catalogue, places, planner):
    ha = catalogue["KUMUH-HA"]
    counted(places.kota, 10)
    rolled(places.kota, 2024, 60, 10)
    rolled(places.kota, 2025, 20, 4)
    target(ha, places.kota, planner, tahun=2029, nilai="0")
    one = standing(places.kota, ha, 2025)
    assert one.terlalu_sedikit
    assert (one.kemajuan, one.laju, one.lampu) == (None, None, "abu")
    assert one.sesuai_jalur is None
    # What is already too much stays too much, whoever is still to come.
    rolled(places.kota, 2026, 50, 4)
    assert standing(places.kota, ha, 2026).lampu == "merah"


def test_percentages_of_above_hold_below_but_hectares_do_not(
    catalogue, places, planner
):
    air, ha = catalogue["AIR-MINUM"], catalogue["KUMUH-HA"]
    target(air, places.provinsi, planner, nilai="90", tahun=2029)
    target(ha, places.provinsi, planner, nilai="50", tahun=2027)
    target(ha, places.provinsi, planner, nilai="0", tahun=2029)
    water, area = (standing(places.kota, one, 2026) for one in (air, ha))
    assert (water.final.nilai, water.final.dari) == (90, "Provinsi Nusa Contoh")
    assert list(area.aims) == [2029]
    target(air, places.kota, planner, nilai="95", tahun=2028)
    assert list(standing(places.kota, air, 2026).aims) == [2028]


# Doors --------------------------------------------------------------------------------


def test_a_planner_sets_a_target_and_changes_it(client, catalogue, places, planner):
    client.force_login(planner)
    ha = catalogue["KUMUH-HA"]
    form = url("target_new", places.kota, ha)
    assert client.get(form).status_code == 200
    answer = client.post(form, typed())
    assert answer.url == "/100-0-100/99.01/?tahun=2027&indikator=KUMUH-HA"
    again = client.get(form, {"tahun": "2027"}).content.decode()
    assert 'value="12,5"' in again and "versi 1" in again
    assert client.post(form, typed(nilai="11", versi="1")).status_code == 302
    page = client.get(url("indicator", places.kota, ha)).content.decode()
    assert "12,5" in page and "diganti" in page and "Versi 2" in page


def test_a_stale_form_shows_both_and_can_be_sent_again(
    client, catalogue, places, planner
):
    client.force_login(planner)
    form = url("target_new", places.kota, catalogue["KUMUH-HA"])
    client.post(form, typed())
    # Opened for another year, typed 2027: that number was never seen.
    answer = client.post(form, typed(nilai="9", tahun_dibuka="2026"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "12,5 ha" in page and 'value="9"' in page
    assert 'name="versi" value="1"' in page
    sent = typed(nilai="9", versi="1", tahun_dibuka="2027")
    assert client.post(form, sent).status_code == 302


@pytest.mark.parametrize(
    ("kode", "changes", "sentence"),
    [
        ("KUMUH-HA", {"nilai": "36.670"}, "36670 atau 36,670"),
        ("KUMUH-HA", {"nilai": "36670"}, "Jauh melebihi luas terverifikasi"),
        ("AIR-MINUM", {"nilai": "101"}, "antara 0 dan 100"),
        ("AIR-MINUM", {"nilai": "-1"}, "kurang dari 0"),
        ("AIR-MINUM", {"tahun": "1999"}, "2000 sampai 2100"),
        ("AIR-MINUM", {"sumber": ""}, "Wajib diisi"),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_nothing_is_lost(
    client, catalogue, places, planner, kode, changes, sentence
):
    factories.make_kawasan("K-1", places.kelurahan)
    client.force_login(planner)
    form = url("target_new", places.kota, catalogue[kode])
    answer = client.post(form, typed(dokumen="Tabel 4.3", **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and 'value="Tabel 4.3"' in page
    assert not IndicatorTarget.objects.own().exists()


def test_an_achievement_needs_a_day_that_has_come(client, catalogue, places, planner):
    client.force_login(planner)
    form = url("achievement_new", places.kota, catalogue["RLH"])
    sent = typed(nilai="55", status="final", tanggal_data="2999-01-01")
    assert "belum tiba" in client.post(form, sent).content.decode()
    assert client.post(form, {**sent, "tanggal_data": ""}).status_code == 422
    assert client.post(form, {**sent, "tanggal_data": "2026-01-31"}).status_code == 302
    assert IndicatorAchievement.objects.own().get().nilai == 55


def test_withdrawing_through_the_page(client, catalogue, places, planner):
    row = target(catalogue["KUMUH-HA"], places.kota, planner)
    client.force_login(planner)
    path = reverse("assessments:number_withdraw", args=["target", row.pk])
    assert client.post(path, {"alasan": "Salah tahun."}).status_code == 302
    page = client.get(url("indicator", places.kota, catalogue["KUMUH-HA"]))
    assert "dicabut: Salah tahun." in page.content.decode()
    cited = IndicatorTarget.objects.cited().first()
    path = reverse("assessments:number_withdraw", args=["target", cited.pk])
    assert client.post(path, {"alasan": "x"}).status_code == 403


def test_hectares_are_those_left_after_works_where_the_year_was_opened(
    places, catalogue
):
    """Of akhir and sheets the one that rests on more RT, the akhir on a draw."""
    land = places
    bad = dict.fromkeys(factories.VOLUME, 0) | {
        "kk_tanpa_akses_air_aman": 60,
        "kk_air_tidak_cukup": 60,
        "kk_sistem_limbah_tidak_sesuai": 60,
        "kk_sarana_limbah_tidak_sesuai": 60,
    }
    rt = [factories.make_rt(n, land.kelurahan) for n in ("01", "02")]
    for one, tahun in ((rt[0], 2026), (rt[1], 2025)):
        factories.make_assessment(
            "disahkan", rt=one, tahun=tahun, skor=20, tingkat="KR", **bad
        )
    rekap.drain()
    slum = catalogue["KUMUH-HA"]

    def read():
        found = indicators.standings([land.kota], [slum], 2026)
        return found[land.kota.pk, slum.pk].computed[2026]

    assert (read().nilai, read().rt_dinilai) == (Decimal("4.63"), 1)
    TahunPenanganan.objects.create(wilayah=land.kota, tahun=2026)
    make_work(rt[0], kk_tanpa_akses_air_aman=60)
    rekap.drain()
    # Two RT with R0; the first leaves the slum, the second stays from 2025.
    assert (read().nilai, read().rt_dinilai) == (Decimal("4.63"), 2)
    assert "kumuh akhir" in read().sumber
