"""The handbook, and what the portal says of itself to everybody."""

from assessments import scoring
from sibungas.context import VERSI
from sibungas.dashboard.views.handbook import vendored
from tests.dashboard.figures import add_rekap, text_of


def test_the_handbook_is_for_those_who_sign_in(places, client, as_role):
    assert client.get("/bantuan/")["Location"] == "/masuk/?next=/bantuan/"
    text = text_of(as_role().get("/bantuan/"))
    for anchor in ("fasilitator", "verifikator", "pengesah", "status", "skor", "tanya"):
        assert f'id="{anchor}"' in text
    assert "peran Anda" not in text


def test_the_handbook_marks_the_own_role(places, as_role):
    text = text_of(as_role("fasilitator", "99.01.01.1001").get("/bantuan/"))
    assert text.count("peran Anda") == 1
    assert "Fasilitator kelurahan <small>peran Anda" in text


def test_the_handbook_takes_its_numbers_from_the_rules_in_force(places, as_role):
    text = text_of(as_role().get("/bantuan/"))
    assert "51,00–75,99 % skor 3" in text
    assert "KS kumuh sedang 38–59" in text
    assert "Jawab 16 pertanyaan" in text


def test_everybody_may_read_about_the_portal_but_no_figure(places, client):
    add_rekap(places.kota, jumlah_rt=5)
    text = text_of(client.get("/tentang/"))
    assert f"Versi {VERSI}" in text
    assert "164" not in text
    assert "Kota Satu" not in text


def test_both_editions_are_printed_from_their_files(db, client):
    text = text_of(client.get("/tentang/"))
    for kode in scoring.editions():
        ruleset = scoring.load(kode)
        assert ruleset.nama in text
        for line in ruleset.criteria:
            assert f"<strong>{line.kode}</strong> {line.nama}" in text
    # 16 criteria of 5 points, 19 of 5 points.
    assert "16 kriteria, jumlah skor paling tinggi 80" in text
    assert "19 kriteria, jumlah skor paling tinggi 95" in text
    assert "76,00–100,00 %" in text


def test_indicators_places_and_foreign_files_are_accounted_for(db, client):
    text = text_of(client.get("/tentang/"))
    assert "100 × (jumlah KK − KK tanpa akses aman air minum) ÷ jumlah KK" in text
    assert "Open Database License" in text
    assert len(vendored()) >= 3
    for package in vendored():
        assert f"{package['package']} {package['version']}" in text
        assert package["licence"] in text
