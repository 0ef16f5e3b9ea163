"""Meetings of a Pokja, quotas of offices, figures named, reports."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kelompok import rapat
from kelompok.actions import meetings
from kelompok.models import Meeting, MeetingFigure, MeetingQuota
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kelompok.meetings import brought_to, host, make_meeting, plan, typed
from tests.kelompok.test_action_items import make_item
from tests.kelompok.test_pokja import make_pokja, make_seat

pytestmark = pytest.mark.django_db
NEW = "/rapat/baru/"


def plain(page):
    """The words of a page, without tags and icons."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).replace(" ,", ",").split())


@pytest.fixture
def secretary(client):
    user = factories.make_user("sekretariat_pokja", "99")
    client.force_login(user)
    return user


# The Pokja of a meeting -------------------------------------------------------------


def test_the_pokja_of_the_place_and_year_is_offered(client, secretary):
    here = make_pokja("99", 2026)
    make_pokja("99", 2025)
    page = client.get(NEW).text
    assert "Pokja wilayah dan tahun rapat ini, bila tercatat" in page
    client.post(NEW, typed(pokja="otomatis"))
    assert Meeting.objects.get().pokja == here


def test_a_meeting_may_be_of_no_pokja_or_of_a_chosen_one(client, secretary):
    make_pokja("99", 2026)
    city = make_pokja("99.01", 2026)
    client.post(NEW, typed(judul="Bebas", pokja=""))
    client.post(NEW, typed(judul="Kota", pokja=city.pk))
    assert Meeting.objects.get(judul="Bebas").pokja is None
    assert Meeting.objects.get(judul="Kota").pokja == city


def test_without_a_pokja_of_the_year_none_is_noted(client, secretary):
    make_pokja("99", 2025)
    client.post(NEW, typed(pokja="otomatis"))
    assert Meeting.objects.get().pokja is None


def test_the_pokja_is_of_the_year_and_of_the_place(client, secretary):
    last = make_pokja("99", 2025)
    answer = client.post(NEW, typed(pokja=last.pk))
    assert answer.status_code == 422
    sentence = "Pokja PKP Provinsi Nusa Contoh 2025 bukan Pokja wilayah dan tahun"
    assert sentence in answer.text
    city = factories.make_wilayah().kota
    other = make_pokja("99.02", 2026)
    with pytest.raises(ValidationError, match="bukan Pokja wilayah"):
        meetings.create_meeting(
            values=plan(wilayah=city, pokja=other, tahun=2026), by=secretary
        )


def test_who_leads_a_city_names_no_pokja_of_the_province(client):
    user = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(user)
    above = make_pokja("99", 2026)
    place = factories.make_wilayah().kota
    answer = client.post(NEW, typed(wilayah=place.pk, pokja=above.pk))
    assert answer.status_code == 422 and not Meeting.objects.exists()
    values = plan(wilayah=place, pokja=above, tahun=2026)
    with pytest.raises(Exception, match="wewenang|berwenang"):
        meetings.create_meeting(values=values, by=user)


def test_the_page_of_the_pokja_counts_its_meetings(client, secretary):
    pokja = make_pokja("99", 2026)
    brought_to(rapat.RENCANA, secretary, judul="Nanti", pokja=pokja)
    brought_to(rapat.NOTULEN, secretary, judul="Draf", pokja=pokja)
    brought_to(rapat.TERBIT, secretary, judul="Terbit", pokja=pokja)
    make_meeting(judul="Rapat lain", tanggal=date(2026, 1, 5))
    page = " ".join(client.get(pokja.get_absolute_url()).text.split())
    # Two were held, the minutes of one of them are published.
    assert "2 <small>1 lagi direncanakan" in page
    assert "50 % <small>1 dari 2 rapat" in page
    assert "Rapat lain" not in page
    listed = client.get(f"/rapat/?pokja={pokja.pk}").text
    assert "Draf" in listed and "Rapat lain" not in listed
    shown = client.get(Meeting.objects.get(judul="Draf").get_absolute_url()).text
    assert f'<a href="{pokja.get_absolute_url()}">' in shown


def test_a_pokja_without_meetings_has_no_share(client, secretary):
    page = client.get(make_pokja("99", 2026).get_absolute_url()).text
    assert "Belum ada rapat yang dicatat dengan Pokja ini" in page
    assert "0 dari 0 rapat" in page and "0 % <small>0 dari 0" not in page


def test_meetings_are_counted_by_quarter(client, secretary):
    pokja = make_pokja("99", 2020)
    # The last one is of another year, although it was held for this Pokja.
    days = ((2020, 1, 5), (2020, 3, 31), (2020, 10, 1), (2021, 4, 1))
    for number, day in enumerate(days):
        brought_to(rapat.NOTULEN, secretary, judul=f"R{number}")
        Meeting.objects.filter(judul=f"R{number}").update(
            tanggal=date(*day), pokja=pokja
        )
    page = client.get(pokja.get_absolute_url()).text
    assert "I 2, II 0 (tanpa rapat), III 0 (tanpa rapat), IV 1" in plain(page)


def test_a_quarter_that_lasts_lacks_no_meeting(client, secretary):
    pokja = make_pokja("99", timezone.localdate().year + 1)
    page = client.get(pokja.get_absolute_url()).text
    assert "I 0, II 0, III 0, IV 0" in plain(page)


def test_the_seats_are_counted_by_side(client, secretary):
    pokja = make_pokja("99", 2026)
    kinds = ("opd", "opd", "legislatif", "lsm", "perbankan", "swasta")
    for number, kategori in enumerate(kinds):
        office = Institution.objects.create(nama=f"K{number}", kategori=kategori)
        make_seat(pokja, institution=office)
    gone = Institution.objects.create(nama="Lama", kategori="kementerian")
    make_seat(pokja, institution=gone, sampai=date(2026, 2, 1))
    page = " ".join(client.get(pokja.get_absolute_url()).text.split())
    assert "3 kursi <small>Perangkat daerah 2, DPR/DPRD 1</small>" in page
    assert "3 kursi <small>LSM 1, Swasta dan perbankan 2</small>" in page


# What was named ---------------------------------------------------------------------


def figure(**changes):
    values = {
        "aksi": "angka",
        "uraian": "Luas kumuh",
        "jenis": "keadaan",
        "nilai": "1.187,95",
        "satuan": "ha",
        "tahun": "2016",
        "wilayah": "",
    }
    return {**values, **changes}


def test_a_figure_is_written_beside_the_minutes_and_printed(client, secretary):
    meeting = brought_to(rapat.BERLANGSUNG, secretary)
    city = factories.make_wilayah().kota
    way = f"{meeting.get_absolute_url()}notulen/"
    client.post(way, figure(wilayah=city.pk))
    [row] = MeetingFigure.objects.all()
    assert (row.nilai, row.satuan, row.tahun) == (Decimal("1187.95"), "ha", 2016)
    assert "1.187,95 ha" in client.get(way).text
    assert "1.187,95 ha" in client.get(meeting.get_absolute_url()).text
    client.post(way, {"aksi": "hapus_angka", "angka": row.pk})
    assert not MeetingFigure.objects.exists()
    deeds = AuditEvent.objects.filter(verba__startswith="rapat.angka").order_by("pk")
    assert [d.verba for d in deeds] == ["rapat.angka", "rapat.angka_dihapus"]


@pytest.mark.parametrize(
    "wrong", [{"nilai": "banyak"}, {"satuan": ""}, {"tahun": "1800"}, {"nilai": "-1"}]
)
def test_a_wrong_figure_keeps_what_was_typed(client, secretary, wrong):
    meeting = brought_to(rapat.BERLANGSUNG, secretary)
    answer = client.post(f"{meeting.get_absolute_url()}notulen/", figure(**wrong))
    assert answer.status_code == 422 and "Luas kumuh" in answer.text
    assert not MeetingFigure.objects.exists()


def test_a_figure_of_a_foreign_place_is_refused(client, secretary):
    city = factories.make_wilayah().kota
    other = factories.make_wilayah().kabupaten
    meeting = make_meeting(status=rapat.BERLANGSUNG, wilayah=city)
    way = f"{meeting.get_absolute_url()}notulen/"
    assert client.post(way, figure(wilayah=other.pk)).status_code == 422
    assert not MeetingFigure.objects.exists()


def test_issues_stand_before_decisions_and_remarks(client, secretary):
    meeting = make_meeting()
    for jenis in ("catatan", "keputusan", "isu", "keputusan"):
        meeting.catatan_set.create(jenis=jenis, isi=f"Butir {jenis}")
    page = client.get(meeting.get_absolute_url()).text
    heads = [page.index(f"<h3>{word}</h3>") for word in ("Isu", "Keputusan", "Catatan")]
    assert heads == sorted(heads) and page.count("<h3>Keputusan</h3>") == 1


def test_programmes_and_capacities_are_kept_and_shown(client, secretary):
    frames = "RPJMN 2025-2029\n\nSDGs 2030\n"
    more = {"kapasitas": ["lembaga", "sistem"], "penutup": "Sekretaris"}
    client.post(NEW, typed(kerangka=frames, **more))
    meeting = Meeting.objects.get()
    assert meeting.kerangka == ["RPJMN 2025-2029", "SDGs 2030"]
    assert meeting.kapasitas == ["lembaga", "sistem"]
    page = client.get(meeting.get_absolute_url()).text
    assert "RPJMN 2025-2029; SDGs 2030" in page and "Lembaga, Sistem" in page
    edit = client.get(f"{meeting.get_absolute_url()}ubah/").text
    assert "RPJMN 2025-2029\nSDGs 2030" in edit


def test_facts_of_a_source_belong_to_references_only(secretary):
    meeting = make_meeting()
    meeting.penulis_sumber = "(Admin)"
    with pytest.raises(ValidationError, match="hanya ada pada rujukan"):
        meeting.full_clean()


# Quotas -----------------------------------------------------------------------------


def test_an_office_over_its_quota_is_flagged(client, secretary):
    meeting = brought_to(rapat.BERLANGSUNG, secretary)
    office = host()
    way = f"{meeting.get_absolute_url()}hadir/"
    client.post(way, {"aksi": "kuota", "institution": office.pk, "jumlah": "2"})
    for name, came in (("A", True), ("B", True), ("C", False)):
        meeting.peserta_set.create(
            nama=name, kategori="opd", institution=office, hadir=came
        )
    meeting.peserta_set.create(nama="D", kategori="opd", hadir=True)
    page = " ".join(client.get(way).text.split())
    assert 'data-label="Kuota">2</td>' in page
    assert 'data-label="Dicatat">3 <small class="flag-text">' in page
    assert 'data-label="Hadir">2</td>' in page
    client.post(way, {"aksi": "kuota", "institution": office.pk, "jumlah": "3"})
    assert MeetingQuota.objects.get().jumlah == 3
    assert "melebihi kuota" not in client.get(way).text
    client.post(way, {"aksi": "kuota", "institution": office.pk, "jumlah": "0"})
    assert not MeetingQuota.objects.exists()


def test_a_quota_is_a_small_number(client, secretary):
    meeting = brought_to(rapat.UNDANGAN, secretary)
    way = f"{meeting.get_absolute_url()}hadir/"
    sent = {"aksi": "kuota", "institution": host().pk, "jumlah": "1001"}
    assert client.post(way, sent).status_code == 422
    assert not MeetingQuota.objects.exists()


def test_an_office_typed_at_the_door_says_where_it_is_from(client, secretary):
    meeting = brought_to(rapat.BERLANGSUNG, secretary)
    row = {"aksi": "tambah", "nama": "", "instansi": "Dinas Baru", "kategori": "opd",
           "peran": "peserta"}  # fmt: skip
    client.post(f"{meeting.get_absolute_url()}hadir/", row)
    made = Institution.objects.get(nama="Dinas Baru")
    assert made.sumber == f"Diketik di daftar hadir rapat {meeting.pk}: Rakor kumuh"


# Reports to the next meeting --------------------------------------------------------


def promise(meeting, uraian, **columns):
    return make_item(
        kode="99", uraian=uraian, sumber_jenis="rapat", sumber_id=meeting.pk, **columns
    )


def test_the_items_of_the_meeting_before_are_reported(client, secretary):
    first = make_meeting(judul="Pertama", tanggal=date(2026, 1, 5))
    promise(first, "Paling lama")
    second = make_meeting(judul="Kedua", tanggal=date(2026, 3, 5))
    kept = promise(second, "Data air", tenggat=date(2026, 4, 1), progres=30,
                   status="berjalan")  # fmt: skip
    kept.laporan.create(
        tanggal=date(2026, 3, 20), progres=30, status="berjalan", catatan="Dua desa."
    )
    promise(second, "Dicabut", status="dibatalkan", alasan="Ganda")
    # Nothing was agreed upon here, so it is passed over.
    make_meeting(judul="Kosong", tanggal=date(2026, 5, 5))
    other = factories.make_wilayah().kota
    promise(make_meeting(tanggal=date(2026, 6, 1), wilayah=other), "Milik kota")
    now = make_meeting(judul="Sekarang")
    page = " ".join(client.get(now.get_absolute_url()).text.split())
    part = page.split("Laporan tindak lanjut rapat sebelumnya")[1].split("</section>")[
        0
    ]
    assert ">Kedua</a>, 5 Mar 2026." in part
    assert "Data air" in part and "Dua desa." in part and "30 %" in part
    for absent in ("Paling lama", "Dicabut", "Milik kota"):
        assert absent not in part


def test_a_first_meeting_has_nothing_to_report(client, secretary):
    page = client.get(make_meeting().get_absolute_url()).text
    assert "Laporan tindak lanjut rapat sebelumnya" not in page
