"""The table of a decree from a file: read row by row, refused cell by cell."""

import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kawasan.models import SkKumuhItem
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kawasan.files import xlsx

pytestmark = pytest.mark.django_db
HEAD = ["No", "Kode Kawasan", "Nama Kawasan", "Kelurahan", "RT", "RW", "Luas (Ha)",
        "Tingkat Kekumuhan", "Nilai", "Keterangan"]  # fmt: skip


@pytest.fixture
def officer(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


@pytest.fixture
def sk():
    return factories.make_sk(status="draf", luas_total_ha=10)


def send(client, sk, upload=None, **more):
    data = {"versi": sk.versi, **more}
    if upload:
        data["berkas"] = upload
    return client.post(f"/sk/{sk.uuid}/impor/", data)


def book(tmp_path, *rows):
    path = xlsx(tmp_path / "sk.xlsx", {"Lampiran": [HEAD, *rows]})
    return SimpleUploadedFile("sk.xlsx", path.read_bytes())


def csv(*lines):
    return SimpleUploadedFile("sk.csv", "\r\n".join(lines).encode())


def test_rows_are_tied_by_code_name_and_rt(client, officer, sk, tmp_path):
    place = factories.make_wilayah().kelurahan
    area = factories.make_kawasan("K-1", place, nama="Kawasan Sungai Lulut")
    named = factories.make_kawasan("K-2", place, nama="Pekapuran")
    rt = factories.make_rt("03", place, named)
    rows = [
        [1, "k-1", "Sungai Lulut", None, None, None, 4.25, "Kumuh Berat", 61, "x"],
        [2, None, "Kawasan Pekapuran", None, None, None, "2,5", "Ringan", None, None],
        [3, None, None, "Kelurahan Satu", "003", "5", 2.5, "KR", None, None],
        [4, None, "Kampung Entah", "Satu", None, None, 0.5, None, None, None],
        [None, None, "Jumlah", None, None, None, 7.25, None, None, None],
    ]
    assert send(client, sk, book(tmp_path, *rows)).status_code == 302
    found = list(sk.butir.order_by("urutan"))
    assert [i.kawasan for i in found] == [area, named, None, None]
    assert [i.rt for i in found] == [None, None, rt, None]
    assert [str(i.luas_ha) for i in found] == [
        "4.250000", "2.500000", "2.500000", "0.500000",
    ]  # fmt: skip
    assert [i.tingkat for i in found] == ["KB", "KR", "KR", ""]
    assert (found[0].skor, found[0].kode_asli, found[3].nama) == (
        61,
        "k-1",
        "Kampung Entah",
    )
    event = AuditEvent.objects.get(verba="sk.items_imported")
    assert event.sesudah == {"butir": 4, "berkas": "sk.xlsx"}


def test_one_refused_cell_saves_nothing_and_is_named(client, officer, sk, tmp_path):
    rows = [
        [1, None, "Kampung A", None, None, None, 4, "KR", None, None],
        [2, None, "Kampung B", None, None, None, -1, "Parah", 96, None],
    ]
    answer = send(client, sk, book(tmp_path, *rows))
    assert answer.status_code == 422
    faults = answer.context["account"].faults
    assert [(f.baris, f.sel, f.kolom) for f in faults] == [
        (3, "G3", "Luas (Ha)"), (3, "I3", "Nilai"), (3, "H3", "Tingkat Kekumuhan"),
    ]  # fmt: skip
    page = answer.content.decode()
    assert "Angka tidak boleh negatif." in page and "Tingkat tidak dikenal" in page
    assert not SkKumuhItem.objects.exists()


@pytest.mark.parametrize("value", ["=G2*2", "=1+1"])
def test_a_formula_is_refused(client, officer, sk, tmp_path, value):
    row = [1, None, "Kampung A", None, None, None, value, "KR", None, None]
    answer = send(client, sk, book(tmp_path, row))
    assert [f.sel for f in answer.context["account"].faults] == ["G2"]
    assert "umus" in answer.context["account"].faults[0].alasan


def test_a_computed_formula_is_refused_too(client, officer, sk, tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": [["Nama", "Luas"], ["A", 4]]})
    made = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name.endswith("sheet1.xml"):
                assert b"<v>4</v>" in body
                body = body.replace(b"<v>4</v>", b"<f>2*2</f><v>4</v>")
            new.writestr(name, body)
    upload = SimpleUploadedFile("b.xlsx", made.read_bytes())
    faults = send(client, sk, upload).context["account"].faults
    assert [(f.sel, f.alasan) for f in faults] == [
        ("B2", "Sel ini rumus; isi nilainya.")
    ]


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("=HYPERLINK(1);4;KR", "A2"),
        ("Kampung;=2*2;KR", "B2"),
        ("Kampung;1.234;KR", "B2"),
        ("Kampung;empat;KR", "B2"),
        (";4;KR", ""),
    ],
)
def test_a_csv_is_refused_by_row_and_cell(client, officer, sk, line, cell):
    answer = send(client, sk, csv("nama;luas;tingkat", line))
    assert answer.status_code == 422
    fault = answer.context["account"].faults[0]
    assert fault.baris == 2
    assert fault.sel == (cell or "A2")


def test_a_place_twice_in_a_file_is_refused(client, officer, sk):
    factories.make_kawasan("K-1")
    answer = send(client, sk, csv("kode;nama;luas", "K-1;A;1", "K-1;B;2"))
    fault = answer.context["account"].faults[0]
    assert (fault.baris, fault.alasan) == (3, "Tempat ini sudah ada di baris 2.")


def test_a_kawasan_elsewhere_is_only_a_text(client, officer, sk):
    factories.make_kawasan("K-9", factories.make_wilayah().desa)
    send(client, sk, csv("kode;nama;luas", "K-9;Kampung;1"))
    item = SkKumuhItem.objects.get()
    assert (item.kawasan, item.kode_asli, item.nama) == (None, "K-9", "Kampung")


def test_cells_are_pasted_from_a_spreadsheet(client, officer, sk):
    pasted = "Nama\tLuas (ha)\tTingkat\nKampung A\t1.234,5\tKS\nKampung B\t-\t\n"
    assert send(client, sk, tempel=pasted).status_code == 302
    found = sk.butir.values_list("nama_dalam_sk", "luas_ha", "tingkat")
    assert [(n, str(h), t) for n, h, t in found] == [
        ("Kampung A", "1234.500000", "KS"), ("Kampung B", "None", ""),
    ]  # fmt: skip


def test_only_looking_saves_nothing(client, officer, sk):
    answer = send(client, sk, csv("nama;luas", "A;1"), periksa="on")
    assert answer.status_code == 200
    assert "1 baris terbaca" in answer.content.decode()
    assert not sk.butir.exists()


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Pilih berkas atau tempel tabelnya."),
        (SimpleUploadedFile("x.pdf", b"%PDF"), "Berkas harus XLSX atau CSV."),
        (SimpleUploadedFile("x.xlsx", b"bukan zip"), "bukan XLSX"),
        (SimpleUploadedFile("x.csv", b"a;b\r\n1;2"), "Tidak ada baris judul"),
        (SimpleUploadedFile("x.csv", b"nama;luas\r\n"), "tidak memuat baris"),
        (SimpleUploadedFile("x.csv", b"nama;luas\r\n\xff\xfe;1"), "UTF-8"),
    ],
)
def test_what_is_no_table_is_refused_whole(client, officer, sk, upload, sentence):
    answer = send(client, sk, upload)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not sk.butir.exists()


def test_lines_come_below_those_that_are_there(client, officer, sk):
    send(client, sk, csv("nama;luas", "A;1"))
    sk.refresh_from_db()
    send(client, sk, csv("nama;luas", "B;2"))
    assert [*sk.butir.values_list("urutan", "nama_dalam_sk")] == [(1, "A"), (2, "B")]


def test_a_decree_in_force_takes_no_file(client, officer):
    held = factories.make_sk(butir=[{"nama_dalam_sk": "A", "luas_ha": 1}])
    answer = send(client, held, csv("nama;luas", "B;1"))
    assert answer.status_code == 409
    assert held.butir.count() == 1
