"""The demo: invented from end to end, sound, and loaded once."""

from collections import defaultdict
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.contrib.gis.db.models import Union
from django.contrib.gis.geos import Polygon
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F, Q, Sum
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from assessments import rekap, sheets, workflow
from assessments.demo.dice import dice
from assessments.demo.sheets import Calendar
from assessments.models import Assessment, RekapKawasan, RekapWilayah
from assessments.models.volumes import VOLUMES
from kawasan import access
from kawasan.actions.places import create_rt, set_denominators
from kawasan.models import Kawasan, Penugasan, Rt, RtPenyebut, Wilayah
from kelompok.completeness import missing
from kelompok.models import ActionItem, Ksm, Lokus, Meeting, Pokja, PokjaPenilaian
from sibungas.accounts.models import Institution, User
from sibungas.audit.models import AuditEvent
from sibungas.files import storage
from sibungas.files.models import Attachment
from tests import factories

OURS = Q(kode="99") | Q(kode__startswith="99.")
TABLES = (
    Assessment, AuditEvent, Institution, Kawasan, Ksm, Penugasan, RekapKawasan,
    RekapWilayah, Rt, RtPenyebut, User, Wilayah,
)  # fmt: skip


def load() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def rows() -> dict[str, list[tuple]]:
    """Everything that stands in the tables, and in their histories."""
    names = [model._meta.db_table for model in TABLES]
    names += ["assessments_assessmentevent", "kawasan_rtevent", "kawasan_importbatch"]
    found = {}
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT t::text FROM {name} t ORDER BY 1")
            found[name] = cursor.fetchall()
    return found


@override_settings(DEMO=True)
class TestDemo(TestCase):
    """Loaded once for all of these; what one of them changes is taken back."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.said = load()

    def test_it_is_a_small_province(self):
        kinds = Wilayah.objects.filter(is_demo=True).order_by().values_list("jenis")
        assert dict(kinds.annotate(Count("pk"))) == {
            "provinsi": 1, "kabupaten": 1, "kota": 1, "kecamatan": 4,
            "kelurahan": 6, "desa": 4,
        }  # fmt: skip
        assert (Rt.objects.count(), Kawasan.objects.count()) == (120, 12)
        assert RtPenyebut.objects.filter(sumber="data contoh").count() == 120
        assert "120 RT" in self.said
        assert AuditEvent.objects.get(verba="demo.loaded").sesudah["RT"] == 120

    def test_every_row_says_that_it_is_an_example(self):
        ours = (Assessment, Institution, Kawasan, Ksm, Rt, RtPenyebut, User)
        for model in ours:
            assert not model.objects.filter(is_demo=False).exists(), model
        assert set(Wilayah.objects.filter(OURS).values_list("is_demo", "edisi")) == {
            (True, "Data contoh")
        }

    def test_real_places_have_codes_and_nothing_else(self):
        real = Wilayah.objects.exclude(OURS)
        assert real.filter(kode__startswith="63").count() == real.count() > 2_000
        assert not real.filter(Q(is_demo=True) | Q(batas__isnull=False)).exists()
        for name in ("rt_set", "kawasan_set", "ksm_set", "penugasan", "rekap"):
            assert not real.filter(**{f"{name}__isnull": False}).exists(), name

    def test_nobody_can_take_it_for_a_real_place(self):
        # The Java Sea between Java and Kalimantan, 150 km from either coast.
        sea = Polygon.from_bbox((109.9, -5.1, 110.1, -4.9))
        shapes = Wilayah.objects.filter(is_demo=True)
        assert shapes.filter(batas__coveredby=sea).count() == 17
        assert Rt.objects.filter(batas__coveredby=sea).count() == 120

    def test_rt_tile_their_kelurahan_up_to_the_river(self):
        for place in Wilayah.objects.filter(jenis__in=["kelurahan", "desa"]):
            if not place.is_demo:
                continue
            drawn = Rt.objects.filter(kelurahan=place).aggregate(u=Union("batas"))["u"]
            assert drawn.valid and drawn.num_geom == 1, place
            outside = drawn.difference(place.batas).area / drawn.area
            assert outside < 0.000_001, place
            assert 0.8 < drawn.area / place.batas.area < 1, place
        overlaps = (
            "SELECT count(*) FROM kawasan_rt a JOIN kawasan_rt b ON a.id < b.id"
            " WHERE ST_Area(ST_Intersection(a.batas, b.batas)::geography) > 1"
        )
        with connection.cursor() as cursor:
            cursor.execute(overlaps)
            assert cursor.fetchone() == (0,)

    def test_kawasan_show_every_kind_of_case(self):
        drawn = Kawasan.objects.all()
        levels = drawn.order_by().values_list("kewenangan")
        assert dict(levels.annotate(Count("pk"))) == {
            "pusat": 1, "provinsi": 1, "kab_kota": 10,
        }  # fmt: skip
        across = drawn.annotate(n=Count("kelurahan")).filter(n=2)
        assert across.get().kewenangan == "pusat"
        assert [k.kode for k in drawn if k.luas_berbeda] == ["CONTOH-04"]
        wet = drawn.filter(tipologi__contains=["di_atas_air"], bantaran_sungai=True)
        assert wet.count() == 2
        assert drawn.filter(nama_sungai="Sungai Contoh").count() >= 6
        for kawasan in drawn:
            homes = set(kawasan.rt_set.values_list("kelurahan", flat=True))
            assert homes == set(kawasan.kelurahan.values_list("pk", flat=True))

    def test_photos_are_of_the_demo(self):
        photos = Attachment.objects.all()
        assert photos.count() >= 12 and not photos.filter(is_demo=False).exists()
        assert set(photos.values_list("objek_jenis", flat=True)) == {
            "assessments.assessment", "kawasan.rt", "kawasan.kawasan",
        }  # fmt: skip
        for photo in photos:
            assert storage.path(photo.uuid).exists()
            # In the sea, like the places they are said to be of.
            assert -6 < photo.exif_lat < -4 and 109 < photo.exif_lon < 111

    def test_ksm_work_in_the_kawasan_of_their_kelurahan(self):
        groups = Ksm.objects.select_related("kelurahan", "kawasan")
        assert len(groups) == 9
        for ksm in groups.exclude(kawasan=None):
            assert ksm.kelurahan in ksm.kawasan.kelurahan.all(), ksm
            ksm.full_clean()

    def test_every_role_has_an_account_without_a_password(self):
        people = User.objects.order_by("pk")
        roles = [p.penugasan.first().peran for p in people]
        assert roles[:5] == [
            "fasilitator", "verifikator", "admin_provinsi", "pimpinan",
            "staf_provinsi",
        ]  # fmt: skip
        assert set(roles) == set(access.ROLES)
        assert not any(person.has_usable_password() for person in people)
        assert all("(contoh)" in p.nama and p.instansi_id for p in people)
        served = Penugasan.objects.exclude(peran="superadmin")
        assert served.exclude(wilayah__kode__startswith="99").count() == 0
        two = served.filter(peran="verifikator").values_list("wilayah__kode", flat=True)
        assert sorted(two) == ["99.01", "99.02"]

    def test_two_facilitators_are_neighbours(self):
        first = Penugasan.objects.get(user__username="contoh-fasilitator").wilayah
        other = Wilayah.objects.filter(
            penugasan__user__username="contoh-fasilitator-tetangga"
        )
        assert other.filter(batas__touches=first.batas).exists()
        assert not other.filter(pk=first.pk).exists()

    def test_what_was_handed_in_is_sound(self):
        handed_in = Assessment.objects.exclude(status=workflow.DRAF)
        for sheet in handed_in.select_related("rt__kelurahan"):
            found = sheets.problems_of(sheet)
            assert [p for p in found if p.jenis == "E"] == [], sheet
            assert {p.kode for p in found} == set(sheet.alasan_peringatan), sheet
        assert handed_in.exclude(alasan_peringatan={}).count() > 5

    def test_each_step_was_taken_by_another_person_in_the_past(self):
        for sheet in Assessment.objects.filter(status=workflow.DISAHKAN):
            people = (
                sheet.diajukan_oleh_id,
                sheet.diverifikasi_oleh_id,
                sheet.disahkan_oleh_id,
            )
            assert len(set(people)) == 3
            times = [
                sheet.dibuat_pada,
                sheet.diajukan_pada,
                sheet.diverifikasi_pada,
                sheet.disahkan_pada,
                sheet.diubah_pada,
            ]
            assert times == sorted(times) and sheet.resmi
            assert sheet.tanggal_survei.year == sheet.tahun

    def test_three_years_of_work(self):
        counts = defaultdict(dict)
        for year, status in Assessment.objects.values_list("tahun", "status"):
            counts[year][status] = counts[year].get(status, 0) + 1
        before, last, now = sorted(counts)
        assert now == last + 1 == before + 2
        assert counts[before][workflow.DISAHKAN] > 100
        assert counts[last][workflow.DISAHKAN] > 110
        assert set(counts[now]) == set(workflow.STATUSES)
        assert 20 < 120 - sum(counts[now].values()) < 40
        for year in counts:
            found = Assessment.objects.official().filter(tahun=year)
            levels = set(found.values_list("tingkat", flat=True))
            assert levels == {"TK", "KR", "KS", "KB"}, year

    def test_nothing_gets_worse(self):
        whole = Assessment.objects.exclude(skor=None).order_by("tahun")
        sheets_of = defaultdict(list)
        for sheet in whole:
            sheets_of[sheet.rt_id].append(sheet)
        for found in sheets_of.values():
            for earlier, later in zip(found, found[1:], strict=False):
                for name in VOLUMES:
                    was, is_now = getattr(earlier, name), getattr(later, name)
                    assert was is None or is_now <= was, (later, name)
        sums = RekapWilayah.objects.filter(wilayah__kode="99").order_by("tahun")
        before, last = sums.annotate(kumuh=F("ha_kr") + F("ha_ks") + F("ha_kb"))[:2]
        assert last.kumuh < before.kumuh and last.skor < before.skor

    def test_sums_are_those_of_a_count_from_zero(self):
        assert rekap.pending().jumlah == 0
        assert rekap.reconcile().beda == 0
        asked = RekapWilayah.objects.filter(wilayah__kode="99")
        official = Assessment.objects.official().count()
        assert asked.aggregate(n=Sum("rt_dinilai"))["n"] == official

    def test_offices_owe_something_and_some_of_it_is_late(self):
        items = ActionItem.objects.all()
        assert not items.filter(is_demo=False).exists()
        assert set(items.values_list("status", flat=True)) == {
            "baru", "berjalan", "selesai",
        }  # fmt: skip
        late = items.overdue_for("99", timezone.localdate())
        assert {item.wilayah.kode for item in late} == {"99", "99.01"}
        assert not Institution.objects.filter(kode_wilayah="").exists()
        pokja = Pokja.objects.get(wilayah__kode="99")
        assert pokja.is_demo and pokja.anggota.filter(peran="ketua").count() == 1
        assert not pokja.anggota.exclude(nama="").exists()
        year = timezone.localdate().year
        ranked = PokjaPenilaian.objects.ranked().filter(tahun=year)
        # 75 points of the kota against 46 of the kabupaten.
        assert list(
            ranked.order_by("peringkat").values_list("wilayah__kode", "total")
        ) == [("99.01", 75), ("99.02", 46)]

    def test_the_kota_has_a_pokja_whose_meeting_was_published(self):
        pokja = Pokja.objects.get(wilayah__kode="99.01")
        assert pokja.is_demo and pokja.anggota.count() == 3
        meeting = Meeting.objects.get(pokja=pokja)
        assert meeting.is_demo and meeting.status == "dipublikasikan"
        assert meeting.tanggal <= timezone.localdate()
        assert missing(meeting) == []
        asked = ActionItem.objects.filter(sumber_jenis="rapat", sumber_id=meeting.pk)
        assert asked.count() == 2 and not asked.filter(is_demo=False).exists()
        duty = Penugasan.objects.get(user__username="contoh-sekretariat-kota")
        assert (duty.peran, duty.wilayah.kode) == ("sekretariat_pokja", "99.01")
        assert meeting.notulen_oleh == duty.user != meeting.disetujui_oleh

    def test_one_lokus_is_decided_with_a_late_and_a_silent_commitment(self):
        today = timezone.localdate()
        chosen = Lokus.objects.get(status="ditetapkan")
        assert chosen.is_demo and chosen.tahun == today.year
        kept = chosen.komitmen_set.all()
        assert kept.count() == 6 and not kept.filter(is_demo=False).exists()
        # Water connections: 20 of 65, ten days late.
        assert [one.volume for one in kept.late(today)] == [65]
        assert [one.uraian for one in kept.silent()] == ["Pemicuan PHBS"]
        assert kept.get(sasaran="jalan_rusak_m").kegiatan.verifikasi == "disetujui"

    def test_a_second_start_changes_nothing(self):
        rt = Rt.objects.first()
        typed = Assessment.objects.filter(status=workflow.DRAF).first()
        Assessment.objects.filter(pk=typed.pk).update(catatan="ketikan orang")
        before = rows()
        assert "tidak ada yang diubah" in load()
        assert rows() == before
        assert Rt.objects.first() == rt

    def test_what_people_add_is_an_example_too(self):
        by = User.objects.get(username="contoh-verifikator")
        place = Wilayah.objects.get(kode="99.01.01.1001")
        rt = create_rt(values={"kelurahan": place, "rt": "09", "rw": "01"}, by=by)
        row = set_denominators(
            rt=rt,
            tahun=2025,
            values={"jumlah_kk": 40},
            sumber="hitungan sendiri",
            versi=rt.versi,
            by=by,
        )
        assert rt.is_demo and row.is_demo

    def test_one_click_signs_in_and_the_screen_says_that_it_is_no_real_data(self):
        page = self.client.get(reverse("accounts:login")).content.decode()
        names = [p.nama for p in User.objects.order_by("pk")]
        assert [page.index(name) for name in names] == sorted(
            page.index(name) for name in names
        )
        first = User.objects.get(username="contoh-fasilitator")
        self.client.post(reverse("accounts:demo_login", args=[first.pk]))
        shown = self.client.get(reverse("kawasan:rt_list"))
        self.assertContains(shown, "DATA CONTOH.")
        answer = self.client.get("/api/v1/penilaian/").json()
        assert {row["data_contoh"] for row in answer["results"]} == {True}
        assert answer["keterangan"].startswith("DATA CONTOH")


def test_outside_demo_mode_nothing_is_loaded(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=on"):
        load()
    assert not Wilayah.objects.exists() and not User.objects.exists()


def test_a_portal_with_real_people_stays_as_it_is(db, settings):
    settings.DEMO = True
    person = factories.make_user()
    with pytest.raises(CommandError, match="bukan contoh"):
        load()
    assert list(User.objects.all()) == [person]
    assert not Wilayah.objects.exists()


def test_early_in_the_year_nothing_has_happened_before_it():
    for day in (2, 20, 90):
        now = datetime(2027, 1, 1, 12, tzinfo=UTC).replace(day=min(day, 31))
        calendar = Calendar(now)
        assert calendar.years == (2025, 2026, 2027)
        throw = dice("uji", day)
        times = [calendar.ago(days, throw) for days in (1, 30, 200)]
        assert all(datetime(2026, 12, 31, 16, tzinfo=UTC) <= t <= now for t in times)


def test_chance_is_the_same_every_time():
    assert dice("a", 1).random() == dice("a", 1).random() != dice("a", 2).random()
