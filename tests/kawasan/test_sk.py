"""Decrees through their doors: written down, put into force, replaced, compared."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from assessments.models import Assessment
from kawasan import decrees
from kawasan.actions import sk as actions
from kawasan.models import SkKumuh, SkKumuhItem
from kawasan.models.sk import TingkatSk
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
LIST, NEW = "/sk/", "/sk/baru/"
TODAY = timezone.localdate()


@pytest.fixture
def officer(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def typed(**changes):
    values = {
        "wilayah": factories.make_wilayah().kota.pk,
        "penetap": "wali_kota",
        "nomor": "188/77/2025",
        "tanggal": "2025-03-01",
        "tentang": "Penetapan lokasi kumuh",
        "luas_total_ha": "36,67",
        "sumber": "salinan bagian hukum",
        "ada_tabel": "on",
        "versi": "",
    }
    return {**values, **changes}


def draft(*lines, **columns):
    values = {"luas_total_ha": "6", "status": "draf", **columns}
    return factories.make_sk(butir=lines, **values)


def text_line(nama="Kampung A", luas=6):
    return {"nama_dalam_sk": nama, "luas_ha": luas}


# Writing down -------------------------------------------------------------------------


def test_a_decree_is_written_down_as_a_draft(client, officer):
    answer = client.post(NEW, typed())
    sk = SkKumuh.objects.get()
    assert answer.url == f"/sk/{sk.uuid}/butir/"
    # 36,67 ha once stood in the press as 36.000 hectares.
    assert (str(sk.luas_total_ha), sk.status, sk.ada_peta) == (
        "36.670000",
        "draf",
        False,
    )
    event = AuditEvent.objects.get(verba="sk.created")
    assert (event.oleh, event.kode_wilayah) == (officer, "99.01")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nomor": ""}, "Wajib diisi"),
        ({"penetap": "gubernur"}, "Gubernur tidak menetapkan SK untuk Kota Kota Satu"),
        ({"tanggal": "2999-01-01"}, "belum tiba"),
        ({"luas_total_ha": "1.234"}, "titik ini rancu"),
        ({"luas_total_ha": "0"}, "lebih dari 0 ha"),
        ({"sumber": ""}, "Wajib diisi"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, officer, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Penetapan lokasi kumuh" in page
    assert not SkKumuh.objects.exists()


def test_a_number_twice_is_refused(client, officer):
    factories.make_sk("188/77/2025")
    assert "sudah dicatat" in client.post(NEW, typed()).content.decode()


def test_a_city_elsewhere_is_no_choice(client, officer):
    other = factories.make_wilayah().kabupaten
    answer = client.post(NEW, typed(wilayah=other.pk, penetap="bupati"))
    assert answer.status_code == 422
    assert not SkKumuh.objects.exists()


def test_a_stale_form_shows_both_versions(client, officer):
    sk = draft()
    address = f"/sk/{sk.uuid}/ubah/"
    first = typed(nomor="Baru", versi=sk.versi)
    assert client.post(address, first).status_code == 302
    answer = client.post(address, {**first, "nomor": "Lain"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Baru" in page and 'value="Lain"' in page
    assert SkKumuh.objects.get().nomor == "Baru"


def test_what_a_decree_states_stays_once_it_is_in_force(officer):
    sk = factories.make_sk(butir=[text_line()], luas_total_ha=6)
    with pytest.raises(Refused, match="SK sudah berlaku"):
        actions.update_sk(sk=sk, values={"luas_total_ha": 7}, versi=1, by=officer)
    actions.update_sk(sk=sk, values={"ada_peta": True}, versi=1, by=officer)
    sk.refresh_from_db()
    assert (sk.ada_peta, sk.luas_total_ha) == (True, 6)


def test_the_levels_are_those_of_the_assessments():
    assert TingkatSk.choices == Assessment.Tingkat.choices


# Lines --------------------------------------------------------------------------------


def table(*rows, versi=1, **more):
    data = {
        "butir-TOTAL_FORMS": len(rows),
        "butir-INITIAL_FORMS": 0,
        "versi": versi,
        **more,
    }
    for number, row in enumerate(rows):
        data |= {f"butir-{number}-{name}": value for name, value in row.items()}
    return data


def test_lines_are_typed_as_a_table(client, officer):
    area = factories.make_kawasan("K-1")
    rt = factories.make_rt("02", kawasan=area)
    sk = draft()
    rows = (
        {"tempat": "k-1", "luas_ha": "4,5", "tingkat": "KS", "skor": "40"},
        {"tempat": "99.01.01.1001/05/2", "luas_ha": "4,5", "tingkat": "KS"},
        {},
        {"nama_dalam_sk": "Kampung Lama", "luas_ha": "1,5"},
        {"nama_dalam_sk": "Salah", "DELETE": "on"},
    )
    answer = client.post(f"/sk/{sk.uuid}/butir/", table(*rows))
    assert answer.url == sk.get_absolute_url()
    found = sk.butir.values_list("urutan", "kawasan", "rt", "nama_dalam_sk", "luas_ha")
    assert [(*row[:4], str(row[4])) for row in found] == [
        (1, area.pk, None, "", "4.500000"),
        (2, None, rt.pk, "", "4.500000"),
        (3, None, None, "Kampung Lama", "1.500000"),
    ]
    # The RT details its kawasan: 4,5 + 1,5.
    assert str(decrees.totals(sk).luas_ha) == "6.000000"
    page = client.get(f"/sk/{sk.uuid}/butir/").content.decode()
    assert 'value="99.01.01.1001/05/02"' in page and 'value="4,5"' in page


def test_rows_are_added_without_javascript_and_nothing_typed_is_lost(client, officer):
    sk = draft()
    sent = table({"tempat": "tidak ada", "luas_ha": "x"}, tambah="1")
    answer = client.post(f"/sk/{sk.uuid}/butir/", sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count('name="butir-5-luas_ha"') == 1
    assert 'value="tidak ada"' in page and "tidak terbaca" not in page
    assert not sk.butir.exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"luas_ha": "2"}, "Baris 1, Nama dalam SK: Isi kode kawasan"),
        ({"tempat": "K-9", "luas_ha": "2"}, "Tidak ditemukan di wilayah SK"),
        ({"nama_dalam_sk": "A", "luas_ha": "-2"}, "Baris 1, Luas (ha)"),
        ({"nama_dalam_sk": "A", "luas_ha": "1.500"}, "rancu"),
        ({"nama_dalam_sk": "A", "tingkat": "XX"}, "Baris 1, Tingkat"),
        ({"nama_dalam_sk": "A", "skor": "96"}, "Baris 1, Skor"),
    ],
)
def test_a_wrong_line_is_told_at_its_field(client, officer, row, sentence):
    sk = draft()
    good = {"nama_dalam_sk": "Kampung Baik", "luas_ha": "1"}
    answer = client.post(f"/sk/{sk.uuid}/butir/", table(row, good))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and 'value="Kampung Baik"' in page
    assert not sk.butir.exists()


def test_the_same_place_twice_is_refused(client, officer):
    factories.make_kawasan("K-1")
    sk = draft()
    rows = {"tempat": "K-1", "luas_ha": "1"}, {"tempat": "k-1", "luas_ha": "2"}
    answer = client.post(f"/sk/{sk.uuid}/butir/", table(*rows))
    assert "Sudah ada di baris 1." in answer.content.decode()
    assert not sk.butir.exists()


def test_a_table_on_an_outdated_decree_is_not_saved_at_once(client, officer):
    sk = draft(text_line())
    rows = {"nama_dalam_sk": "Baru", "luas_ha": "6"}
    answer = client.post(f"/sk/{sk.uuid}/butir/", table(rows, versi=7))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "sudah diubah orang lain" in page and 'value="Baru"' in page
    again = client.post(f"/sk/{sk.uuid}/butir/", table(rows, versi=sk.versi))
    assert again.status_code == 302


def test_a_kawasan_of_another_city_is_refused_by_the_action(officer):
    other = factories.make_kawasan("K-1", factories.make_wilayah().desa)
    line = {"kawasan": other, "rt": None, "luas_ha": 1}
    with pytest.raises(Refused, match="Di luar Kota Kota Satu"):
        actions.set_items(sk=draft(), lines=[line], versi=1, by=officer)


def test_a_text_is_tied_later_also_in_force(client, officer):
    area = factories.make_kawasan("K-1")
    sk = factories.make_sk(butir=[text_line()], luas_total_ha=6)
    item = sk.butir.get()
    sent = {"tempat": "K-1", "versi": sk.versi}
    client.post(f"/sk/{sk.uuid}/butir/{item.pk}/", sent)
    item.refresh_from_db()
    assert (item.kawasan, item.nama_dalam_sk) == (area, "Kampung A")
    assert AuditEvent.objects.filter(verba="sk.item_matched").count() == 1


@pytest.mark.parametrize(
    "change", [{"luas_ha": 9}, {"tingkat": "KB"}, {"nama_dalam_sk": "B"}, {"urutan": 8}]
)
def test_the_database_freezes_the_lines_of_a_decree_in_force(change):
    sk = factories.make_sk(butir=[text_line()])
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        sk.butir.update(**change)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        sk.butir.all().delete()
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        SkKumuhItem.objects.create(sk=sk, urutan=2, **text_line("B"))


@pytest.mark.parametrize("ties", ["none", "both"])
def test_the_database_wants_exactly_one_place(ties):
    area = factories.make_kawasan("K-1")
    both = {"kawasan": area, "rt": factories.make_rt("01", kawasan=area)}
    with pytest.raises(IntegrityError), transaction.atomic():
        line = both if ties == "both" else {}
        SkKumuhItem.objects.create(sk=draft(), urutan=1, **line)


# Into force ---------------------------------------------------------------------------


def activate(sk, by, mulai=TODAY, alasan="", versi=1):
    return actions.activate_sk(
        sk=sk, mulai=mulai, alasan_selisih=alasan, versi=versi, by=by
    )


def test_a_new_decree_ends_the_old_one_which_stays_readable(client, officer):
    old = factories.make_sk("1/2020", butir=[text_line()], tanggal=date(2020, 1, 2))
    new = draft(text_line(), nomor="2/2025")
    sent = {"mulai": "2025-02-01", "alasan_selisih": "", "versi": 1}
    answer = client.post(f"/sk/{new.uuid}/berlakukan/", sent)
    assert answer.url == new.get_absolute_url()
    old.refresh_from_db(), new.refresh_from_db()
    assert (new.status, new.menggantikan, new.berlaku_sampai) == ("berlaku", old, None)
    assert (old.status, old.berlaku_sampai) == ("dicabut", date(2025, 2, 1))
    assert "Digantikan SK Wali Kota 2/2025" in old.alasan_dicabut
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Kampung A" in page and "Tidak berlaku lagi" in page
    assert AuditEvent.objects.filter(verba="sk.activated").count() == 1


def test_an_older_decree_is_filed_between_the_others(officer):
    new = factories.make_sk("3/2025", butir=[text_line()])
    first = factories.make_sk(
        "1/2015", butir=[text_line()], tanggal=date(2015, 1, 1),
        status="dicabut", berlaku_sampai=date(2018, 1, 1), alasan_dicabut="x",
    )  # fmt: skip
    middle = draft(text_line(), nomor="2/2017", tanggal=date(2017, 1, 1))
    activate(middle, officer, date(2017, 1, 1))
    for row in (new, first, middle):
        row.refresh_from_db()
    assert (first.berlaku_sampai, middle.menggantikan) == (date(2017, 1, 1), first)
    assert (middle.status, middle.berlaku_sampai) == ("dicabut", new.berlaku_mulai)
    assert (new.status, new.menggantikan) == ("berlaku", middle)


def test_the_governor_and_the_mayor_each_have_a_decree_in_force(officer):
    factories.make_sk("G/1", wilayah=factories.make_wilayah().provinsi)
    assert activate(draft(text_line()), officer).status == "berlaku"


@pytest.mark.parametrize(
    ("total", "luas", "refused"),
    [
        # One line: a hundredth is rounding, more is not.
        ("6.00", "6.01", False),
        ("6.00", "6.02", True),
        ("6.00", "5.98", True),
        ("6.00", None, True),
    ],
)
def test_lines_must_add_up_to_the_total(officer, total, luas, refused):
    sk = draft(text_line(luas=luas), luas_total_ha=total)
    if refused:
        with pytest.raises(Refused, match="tulis alasan selisihnya"):
            activate(sk, officer)
        activate(sk, officer, alasan="SK salah jumlah.")
        sk.refresh_from_db()
        assert sk.alasan_selisih == "SK salah jumlah."
    assert (
        activate(
            draft(text_line(luas=luas), luas_total_ha=total, nomor="9"),
            officer,
            TODAY - timedelta(days=30),
            "x",
        ).nomor
        == "9"
    )


def test_forty_lines_may_round_by_twenty_hundredths():
    lines = [text_line(f"K {n}", "1.00") for n in range(40)]
    assert decrees.totals(draft(*lines, luas_total_ha="40.20")).cocok
    assert not decrees.totals(draft(*lines, luas_total_ha="40.21", nomor="9")).cocok


@pytest.mark.parametrize(
    ("lines", "columns", "mulai", "sentence"),
    [
        ((), {}, TODAY, "belum mempunyai butir"),
        ((text_line(),), {"luas_total_ha": None}, TODAY, "Isi luas total"),
        ((text_line(),), {}, TODAY + timedelta(days=1), "belum tiba"),
        ((text_line(),), {}, date(2024, 12, 31), "mendahului tanggal SK"),
    ],
)
def test_a_draft_that_is_not_ready_is_refused(
    client, officer, lines, columns, mulai, sentence
):
    sk = draft(*lines, **columns)
    answer = client.post(f"/sk/{sk.uuid}/berlakukan/", {"mulai": mulai, "versi": 1})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    sk.refresh_from_db()
    assert sk.status == "draf"


def test_two_decrees_on_one_day_are_refused(officer):
    factories.make_sk("1", butir=[text_line()])
    with pytest.raises(Refused, match="hari yang sama"):
        activate(draft(text_line(), nomor="2"), officer, date(2025, 1, 2))


def test_the_database_holds_one_decree_in_force_at_a_time():
    factories.make_sk("1")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_sk("2", berlaku_mulai=date(2025, 6, 1))


def test_a_decree_is_revoked_with_a_reason(client, officer):
    sk = factories.make_sk(butir=[text_line()])
    address = f"/sk/{sk.uuid}/cabut/"
    empty = client.post(address, {"sampai": TODAY, "alasan": "", "versi": 1})
    assert empty.status_code == 422
    client.post(address, {"sampai": TODAY, "alasan": "Putusan PTUN.", "versi": 1})
    sk.refresh_from_db()
    assert (sk.status, sk.berlaku_sampai) == ("dicabut", TODAY)
    assert AuditEvent.objects.get(verba="sk.revoked").alasan == "Putusan PTUN."
    again = actions.revoke_sk
    with pytest.raises(Refused, match="Hanya SK yang berlaku"):
        again(sk=sk, sampai=TODAY, alasan="x", versi=sk.versi, by=officer)


def test_a_review_counts_from_its_day(client, officer):
    sk = factories.make_sk(butir=[text_line()], tanggal=date(2019, 1, 1))
    assert sk.lewat_tinjau
    sent = {"tanggal": "2024-06-01", "hasil": "Tetap berlaku.", "versi": 1}
    assert client.post(f"/sk/{sk.uuid}/tinjau/", sent).status_code == 302
    sk.refresh_from_db()
    assert (sk.lewat_tinjau, sk.tinjau_sebelum) == (False, date(2029, 6, 1))
    late = {**sent, "tanggal": "2023-01-01", "versi": 2}
    assert (
        "peninjauan sebelumnya"
        in client.post(f"/sk/{sk.uuid}/tinjau/", late).content.decode()
    )


def test_a_step_on_an_outdated_decree_is_refused(officer):
    with pytest.raises(Stale):
        activate(draft(text_line()), officer, versi=2)


def test_readers_may_not_write(client):
    sk = draft(text_line())
    client.force_login(factories.make_user("auditor", "99.01"))
    assert client.get(sk.get_absolute_url()).status_code == 200
    for page in ("ubah", "butir", "impor", "berlakukan", "cabut", "tinjau"):
        assert client.get(f"/sk/{sk.uuid}/{page}/").status_code == 403, page
    assert client.get(NEW).status_code == 403


# Two decrees --------------------------------------------------------------------------


def test_two_decrees_are_compared_place_by_place(client, officer):
    kept, gone, grown, new = (factories.make_kawasan(f"K-{n}") for n in range(4))
    old = factories.make_sk(
        "1/2020", tanggal=date(2020, 1, 1), luas_total_ha=9,
        status="dicabut", berlaku_sampai=date(2025, 1, 2), alasan_dicabut="x",
        butir=[
            {"kawasan": kept, "luas_ha": 2, "tingkat": "KR"},
            {"kawasan": gone, "luas_ha": 3, "tingkat": "KR"},
            {"kawasan": grown, "luas_ha": 3, "tingkat": "KR"},
            {"nama_dalam_sk": "Kampung  Lama", "luas_ha": 1},
        ],
    )  # fmt: skip
    later = factories.make_sk(
        "2/2025", luas_total_ha=10, menggantikan=old,
        butir=[
            {"kawasan": kept, "luas_ha": 2, "tingkat": "KR"},
            {"kawasan": grown, "luas_ha": "3.5", "tingkat": "KS"},
            {"kawasan": new, "luas_ha": "3.5", "tingkat": "KR"},
            {"nama_dalam_sk": "KAMPUNG LAMA", "luas_ha": 1},
        ],
    )  # fmt: skip
    context = client.get(f"/sk/{later.uuid}/banding/").context
    found = [(c.nama, c.jenis, c.selisih_ha) for c in context["changes"]]
    assert [(n, j, float(h)) for n, j, h in found] == [
        ("Kawasan K-2", "berubah", 0.5),
        ("Kawasan K-3", "ditambah", 3.5),
        ("Kawasan K-1", "dihapus", -3.0),
    ]
    assert dict(context["counts"]) == {
        "ditambah": 1, "dihapus": 1, "berubah": 1, "tetap": 2,
    }  # fmt: skip
    # Whichever is opened, the older one stands on the left.
    turned = client.get(f"/sk/{old.uuid}/banding/", {"dengan": str(later.uuid)}).context
    assert (turned["old"], turned["new"]) == (old, later)
    lines = client.get(f"/sk/{later.uuid}/banding/", {"unduh": "csv"})
    assert "Kawasan K-3;;ditambah;;3,5;3,5;;KR" in b"".join(lines).decode()
    unknown = client.get(f"/sk/{later.uuid}/banding/", {"dengan": "x"})
    assert "tidak ada" in unknown.content.decode()


# List and annex -----------------------------------------------------------------------


def test_the_list_is_searched_narrowed_and_downloaded(client, officer):
    factories.make_sk("Lama/2019", tanggal=date(2019, 1, 1), butir=[text_line()])
    draft(text_line(luas=5), nomor="Baru/2026", tanggal=date(2026, 1, 1))
    for asked, found in (
        ({"q": "baru"}, ["Baru/2026"]),
        ({"status": "berlaku"}, ["Lama/2019"]),
        ({"tinjau": "lewat"}, ["Lama/2019"]),
        ({"tinjau": "belum"}, []),
        ({"penetap": "bupati"}, []),
        ({}, ["Baru/2026", "Lama/2019"]),
        ({"urut": "tanggal"}, ["Lama/2019", "Baru/2026"]),
    ):
        rows = client.get(LIST, asked).context["rows"]
        assert [sk.nomor for sk in rows] == found, asked
    table_ = b"".join(client.get(LIST, {"unduh": "csv"})).decode("utf-8-sig")
    assert "Baru/2026;2026-01-01" in table_ and ";6;1;5;" in table_


def test_the_annex_holds_every_line_and_the_sums(client, officer):
    place = factories.make_wilayah().kelurahan
    areas = [
        factories.make_kawasan(
            f"K-{n}",
            place,
            batas=factories.square(114.59 + n / 100),
            sumber_batas="GPS",
        )
        for n in range(3)
    ]
    rt = factories.make_rt("07", place, areas[0])
    lines = [
        {"kawasan": areas[0], "luas_ha": "10.25", "tingkat": "KB", "skor": 61},
        {"rt": rt, "luas_ha": "4", "tingkat": "KB"},
        {"kawasan": areas[1], "luas_ha": "2.5", "tingkat": "KR"},
        {"kawasan": areas[2], "luas_ha": "1000.5", "tingkat": "KR"},
        {"nama_dalam_sk": "Kampung Hulu", "luas_ha": None, "lokasi_dalam_sk": "Hulu"},
    ]
    sk = draft(*lines, luas_total_ha="1013.25", penandatangan="")
    answer = client.get(f"/sk/{sk.uuid}/lampiran/")
    page = " ".join(answer.content.decode().split())
    for words in (
        "Lampiran I Keputusan Wali Kota", "Nomor: 100/2025", "2 Jan 2025",
        "Kawasan K-0", "RT 07 RW 05", "Kampung Hulu", "Kelurahan Satu",
        "Kecamatan Satu", "rincian, tidak dijumlahkan", "DRAF",
        # 10,25 + 2,5 + 1.000,5: the RT is part of its kawasan.
        '<td class="num">1.013,25</td>', "Jumlah 4 butir",
        '>Kumuh berat, 1 butir</th> <td class="num">10,25</td>',
        '>Kumuh ringan, 2 butir</th> <td class="num">1.003,00</td>',
        "Lampiran II", "Sumber batas: GPS", "WGS 84", "annex-name",
        "belum berdelineasi: 2, 5",
    ):  # fmt: skip
        assert words in page, words
    drawing = answer.context["map"]
    assert [shape.nomor for shape in drawing.shapes] == [1, 3, 4]
    assert drawing.bar_label == "500 m"
    assert page.count("url(#pola-KR)") == 2 and page.count("url(#pola-KB)") == 1


def test_the_annex_is_for_those_who_may_see_every_line(client):
    sk = factories.make_sk(butir=[text_line()])
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert client.get(sk.get_absolute_url()).status_code == 200
    assert client.get(f"/sk/{sk.uuid}/lampiran/").status_code == 403
