"""Who took part in an activity of a KSM, stage by stage and year by year."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kelompok import deret_ksm
from kelompok.models import (
    KeanggotaanKelompok,
    KsmPartisipasi,
    Kunjungan,
    RabBaris,
)
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kelompok import ksm_works as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(client):
    found = given.people()
    client.force_login(found.fasilitator)
    return found


def sent(**changes):
    return {"tahap": "perencanaan", "tanggal": "2025-03-04", "laki_laki": "8",
            "perempuan": "6", "mbr": "5", "keputusan": "Titian didahulukan",
            **changes}  # fmt: skip


def test_each_stage_is_recorded_with_who_came_and_what_was_decided(client, who):
    one = given.make_activity(who)
    page = client.get(one.get_absolute_url()).content.decode()
    # Four stages, none of which has been recorded.
    assert page.count("belum dicatat") == 4
    url = f"{one.get_absolute_url()}partisipasi/baru/"
    assert client.post(url, sent()).url == one.get_absolute_url()
    page = client.get(one.get_absolute_url()).content.decode()
    assert page.count("belum dicatat") == 3
    assert "Titian didahulukan" in page
    row = KsmPartisipasi.objects.get()
    assert (row.jumlah, row.mbr) == (14, 5)
    event = AuditEvent.objects.get(verba="partisipasi.created")
    assert event.kode_wilayah == given.KELURAHAN


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tahap": "pelaksana"}, "nomor berita acaranya"),
        ({"tanggal": "2999-01-01"}, "belum tiba"),
        ({"perempuan": ""}, "kosongkan keduanya"),
        ({"mbr": "15"}, "MBR melebihi"),
        ({"keputusan": ""}, "Wajib diisi"),
    ],
)
def test_what_is_wrong_is_told(client, who, changes, sentence):
    one = given.make_activity(who)
    url = f"{one.get_absolute_url()}partisipasi/baru/"
    answer = client.post(url, sent(**changes))
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not KsmPartisipasi.objects.exists()


def test_the_database_refuses_a_choice_of_who_builds_without_its_paper(who):
    with pytest.raises(IntegrityError), transaction.atomic():
        given.make_activity(who).partisipasi_set.create(
            tahap="pelaksana", tanggal=date(2025, 1, 2), keputusan="KSM A"
        )


def test_a_stale_correction_shows_both(client, who):
    one = given.make_activity(who)
    row = one.partisipasi_set.create(
        tahap="perencanaan", tanggal=date(2025, 1, 2), keputusan="Awal"
    )
    url = f"/kelompok/partisipasi/{row.pk}/ubah/"
    first = sent(keputusan="Pertama", versi=1)
    assert client.post(url, first).status_code == 302
    answer = client.post(url, {**first, "keputusan": "Kedua"})
    assert answer.status_code == 409 and "Pertama" in answer.content.decode()
    client.force_login(factories.make_user("fasilitator", "99.01.01.1002"))
    assert client.post(url, first).status_code == 404


def test_a_ksm_is_followed_year_by_year(client, who):
    one = given.make_activity(who)
    ksm, tahun = one.ksm, one.intervention.tahun
    KeanggotaanKelompok.objects.create(
        ksm=ksm, tahun=2019, laki_laki=7, perempuan=3, sumber="x"
    )
    for count in ((8, 6, 5), (4, 4, None)):
        men, women, poor = count
        one.partisipasi_set.create(
            tahap="perencanaan", tanggal=date(2019, 3, 4), keputusan="x",
            laki_laki=men, perempuan=women, mbr=poor,
        )  # fmt: skip
    one.partisipasi_set.create(
        tahap="pelaksanaan", tanggal=date(2019, 6, 1), keputusan="tidak dihitung"
    )
    visit = {"ksm": ksm, "tanggal": date(2018, 2, 1), "temuan": "x"}
    Kunjungan.objects.create(jenis="rapat_warga", laki_laki=2, perempuan=3, **visit)
    Kunjungan.objects.create(jenis="pemantauan", laki_laki=50, perempuan=50, **visit)
    years = {year.tahun: year for year in deret_ksm.years_of(ksm)}
    assert set(years) == {2018, 2019, tahun}
    # 8 + 4 men, 6 + 4 women; three meetings, one of which nobody counted.
    found = years[2019]
    assert (found.pertemuan, found.laki_laki, found.perempuan) == (3, 12, 10)
    assert (found.mbr, found.hadir) == (5, 22)
    assert found.anggota and found.anggota.jumlah == 10
    assert (years[2018].pertemuan, years[2018].hadir) == (1, 5)
    # 20 person-days at 100,000; nothing is known of what it came to.
    assert years[tahun].swadaya_rencana == Decimal(2_000_000)
    assert years[tahun].swadaya_rp is None
    RabBaris.objects.filter(sumber="swadaya").update(realisasi_rp=1_900_000)
    page = client.get(ksm.get_absolute_url()).content.decode()
    assert "Rp 2.000.000" in page and "Rp 1.900.000" in page
    assert "45,5 %" in page


def test_a_cancelled_activity_takes_no_more(client, who):
    one = given.make_activity(who)
    one.status, one.alasan_batal = "dibatalkan", "Pindah"
    one.save()
    url = f"{one.get_absolute_url()}partisipasi/baru/"
    day = timezone.localdate() - timedelta(days=1)
    answer = client.post(url, sent(tanggal=day))
    assert "sudah dibatalkan" in answer.content.decode()
