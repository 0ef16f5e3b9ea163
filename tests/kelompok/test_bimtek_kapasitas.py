"""Standing of the KSM that came to a bimtek, before and after it, by hand."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kelompok.models import AmbangKelompok, PenilaianKelompok
from tests import factories
from tests.kelompok.test_bimtek import make_bimtek
from tests.kelompok.test_ksm import make_ksm

pytestmark = pytest.mark.django_db
TITLE = "Kapasitas KSM sebelum dan sesudah"
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 3)


def assess(ksm, day, *points):
    """Six aspects; one number stands for all of them."""
    names = "statuta kepemimpinan sistem_manajemen manajemen_keuangan sdm"
    names = [*names.split(), "hubungan_eksternal"]
    values = dict(zip(names, points * 6 if len(points) == 1 else points, strict=True))
    return PenilaianKelompok.objects.create(ksm=ksm, tanggal=day, cara="Uji", **values)


@pytest.fixture
def event():
    return make_bimtek(tanggal_mulai=FIRST, tanggal_selesai=LAST, status="terlaksana")


def came(event, ksm):
    event.peserta_set.create(ksm=ksm, hadir_pada=timezone.now())


def section(client, event):
    page = client.get(event.get_absolute_url()).text
    return page.partition(TITLE)[2].partition("</section>")[0]


def rows(client, event):
    body = section(client, event).partition("<tbody>")[2].partition("</tbody>")[0]
    return [" ".join(row.split()) for row in body.split("</tr>")[:-1]]


def test_last_before_and_first_after_stand_side_by_side(client, event):
    AmbangKelompok.objects.create(
        wilayah=factories.make_wilayah().kota, berlaku_mulai=2020, berdaya_persen=30,
        madani_persen=80, sumber="SK Uji",
    )  # fmt: skip
    ksm = make_ksm(nama="Anggrek")
    came(event, ksm)
    assess(ksm, date(2024, 1, 5), 90)
    # (40 + 40 + 40 + 40 + 45 + 50) / 6 = 42,5
    assess(ksm, date(2026, 3, 1), 40, 40, 40, 40, 45, 50)
    # On its two days nothing counts.
    assess(ksm, FIRST, 99)
    assess(ksm, LAST, 98)
    # (60 + 60 + 60 + 60 + 61 + 62) / 6 = 60,5
    assess(ksm, date(2026, 3, 4), 60, 60, 60, 60, 61, 62)
    assess(ksm, date(2026, 9, 4), 97)
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    [row] = rows(client, event)
    for words in ("42,50", "Berdaya, 1 Mar 2026", "60,50", "Mandiri, 4 Mar 2026"):
        assert words in row
    assert "+18,00" in row and "belum dinilai" not in row
    assert not any(other in row for other in ("90,00", "97,00", "98,00", "99,00"))


def test_a_side_without_an_assessment_is_named_and_has_no_difference(client, event):
    worse, half, none = (make_ksm(f"KSM-{n}", nama=n) for n in ("A", "B", "C"))
    # One came by name, one was counted, one was only invited.
    came(event, worse)
    event.hitungan_set.create(ksm=half, jumlah=3)
    event.peserta_set.create(ksm=none, diundang=True)
    assess(worse, date(2026, 1, 1), 60)
    assess(worse, date(2026, 4, 1), 55)
    assess(half, date(2026, 4, 1), 40)
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    first, second = rows(client, event)
    assert "5,00" in first and "+" not in first.partition("Selisih")[2]
    assert "tingkat belum ditetapkan" in first
    assert second.count("belum dinilai") == 1 and second.endswith("–</td>")


def test_ksm_beyond_the_own_place_are_counted_only(client):
    places = factories.make_wilayah()
    event = make_bimtek(
        places.provinsi, tanggal_mulai=FIRST, tanggal_selesai=LAST, status="terlaksana"
    )
    far = make_ksm("KSM-9", places.desa, nama="Jauh")
    came(event, far)
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    assert "tidak berada di wilayah Anda" in section(client, event)
    came(event, make_ksm(nama="Dekat"))
    [row] = rows(client, event)
    assert "Dekat" in row and "1 dari 2 KSM yang hadir" in section(client, event)


def test_without_a_ksm_there_is_no_section_and_many_cost_no_more(client, event):
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    assert TITLE not in client.get(event.get_absolute_url()).text
    counts = []
    for number in range(4):
        ksm = make_ksm(f"KSM-{number}")
        came(event, ksm)
        assess(ksm, date(2026, 1, 1), 60)
        assess(ksm, date(2026, 4, 1), 65)
        with CaptureQueriesContext(connection) as asked:
            assert len(rows(client, event)) == number + 1
        counts.append(len(asked))
    assert counts[1] == counts[3]
