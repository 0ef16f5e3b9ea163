"""The real files of two offices, when they lie beside the project; else skipped.

The expected numbers were counted in the files themselves, not by the importers.
"""

from collections import Counter
from decimal import Decimal

import pytest

from assessments.imports import penilaian
from assessments.imports.penilaian import Options
from assessments.models import Assessment
from kawasan.imports import batas, perkim, poligon, wilayah
from kawasan.models import Kawasan, Rt, RtPenyebut, Wilayah
from tests.assessments import pekalongan as pekalongan_land
from tests.assessments.pekalongan import FOLDER
from tests.assessments.pekalongan import PATH as PEKALONGAN
from tests.kawasan import files
from tests.kawasan import land as lands

pytestmark = [
    pytest.mark.skipif(not PEKALONGAN.exists(), reason="berkas nyata tidak ada"),
    pytest.mark.filterwarnings("ignore:Data Validation extension"),
    pytest.mark.django_db,
]


@pytest.fixture
def pekalongan():
    city = pekalongan_land.build()
    return lands.add_user("verifikator", city)


def test_pekalongan_all_rt_and_what_contradicts_them(pekalongan):
    batch = perkim.load(path=PEKALONGAN, within="33.75", tahun=2019, by=pekalongan)
    assert (batch.jumlah_baris, batch.jumlah_ditolak) == (27 + 432, 0)
    assert (Kawasan.objects.count(), Rt.objects.count()) == (27, 432)
    hectares = sum(RtPenyebut.objects.values_list("luas_verifikasi_ha", flat=True))
    assert hectares == Decimal("380.299444")
    told = {(f["lembar"], f["sel"]) for f in batch.laporan["peringatan"]}
    # The header of kawasan 17 was copied from kawasan 16.
    assert {("kawasan", "I18"), ("kawasan", "J18"), ("kawasan", "K18")} <= told


def test_pekalongan_sound_sheets_come_in_and_shifted_ones_do_not(pekalongan):
    perkim.load(path=PEKALONGAN, within="33.75", tahun=2019, by=pekalongan)
    batch = penilaian.load(
        path=PEKALONGAN, options=Options(within="33.75", tahun=2019), by=pekalongan
    )
    assert (batch.jumlah_baris, batch.jumlah_ditolak) == (432, 61)
    # Kawasan 17 (16 RT) and 25 (34 RT) are shifted; 4a is negative in 3 RT of
    # kawasan 1 and larger than the RT in 8 of kawasan 6, 21 and 22.
    rows = {f["baris"] for f in batch.laporan["ditolak"]}
    shifted = set(range(1102, 1118)) | set(range(1687, 1721))
    assert rows == shifted | {2, 4, 7, 300, 305, 308, 332, 352, 359, 1240, 1349}
    assert sorted(batch.laporan["alasan"].values()) == [3, 8, 50]
    levels = Counter(Assessment.objects.values_list("tingkat", flat=True))
    assert levels == {"KR": 360, "TK": 7, "KS": 4}
    assert sum(Assessment.objects.values_list("skor", flat=True)) == 8489


def test_banjarmasin_rings_and_keys(django_user_model):
    wilayah.load(by=None)
    city = Wilayah.objects.get(kode="63.71")
    operator = lands.add_user("verifikator", city)
    path = FOLDER / "banjarmasin-kelurahan.geojson"
    borders = batas.load(path=path, source="", by=operator)
    assert (borders.jumlah_diterima, borders.jumlah_ditolak) == (45, 7)
    repaired = batas.load(path=path, source="", repair=True, by=operator)
    assert repaired.laporan["hasil"] == {"baru": 7, "sama": 45}

    batch = poligon.load(
        path=FOLDER / "banjarmasin-kumuh-rt-2022.geojson",
        target="rt",
        options=poligon.Options(within="63.71", tahun=2022, create=True),
        by=operator,
    )
    assert (batch.jumlah_baris, batch.jumlah_diterima) == (370, 353)
    found = [row for row, _column, _reason in files.reasons(batch)]
    unsound, doubles = {71, 142, 191}, set(found) - {71, 142, 191}
    assert unsound <= set(found)
    assert len(doubles) == 14
    told = Counter(f["kolom"] for f in batch.laporan["peringatan"])
    assert told == {"KELURAHAN": 5, "LATITUDE": 1, "LONGITUDE": 1}
    hectares = sum(RtPenyebut.objects.values_list("luas_verifikasi_ha", flat=True))
    assert hectares == Decimal("492.185727")


def test_the_form_that_nobody_filled_in_is_refused(pekalongan):
    batch = penilaian.load(
        path=FOLDER / "formulir-r0.xlsx", options=Options(within="33.75"), by=pekalongan
    )
    assert (batch.jumlah_baris, batch.jumlah_ditolak) == (1, 1)
    assert "B8" in {f["sel"] for f in batch.laporan["ditolak"]}
