"""Who may change which place, what is refused, and what the trail keeps."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kawasan.actions import places
from kawasan.models import DirtyEvent, Kawasan, RtPenyebut
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests.kawasan.land import square

NEW = {"kode": "K-10", "nama": "Baru", "luas_verifikasi_ha": Decimal("9.995")}


def test_a_new_kawasan_gets_its_area_and_authority_from_the_database(land):
    kawasan = places.create_kawasan(
        values={**NEW, "batas": square()}, kelurahan=[land.satu], by=land.verifikator
    )
    assert kawasan.luas_delineasi_ha == pytest.approx(
        Decimal("11.06"), abs=Decimal(0.02)
    )
    assert kawasan.kewenangan == "provinsi"
    assert list(kawasan.kelurahan.all()) == [land.satu]
    event = AuditEvent.objects.get(verba="kawasan.created")
    assert (event.oleh, event.kode_wilayah) == (land.verifikator, "99.71.01.1001")
    assert event.sesudah["batas"] == "batas, 5 titik"


def test_a_facilitator_creates_no_kawasan(land):
    with pytest.raises(PermissionDenied):
        places.create_kawasan(values=NEW, kelurahan=[land.satu], by=land.fasilitator)


def test_every_kelurahan_of_a_kawasan_must_be_writable(land):
    both = [land.satu, land.lain]
    with pytest.raises(PermissionDenied):
        places.create_kawasan(values=NEW, kelurahan=both, by=land.verifikator)
    kawasan = places.create_kawasan(values=NEW, kelurahan=both, by=land.staf)
    assert AuditEvent.objects.get(verba="kawasan.created").kode_wilayah == "99"
    assert kawasan.kelurahan.count() == 2


def test_a_kawasan_needs_a_kelurahan(land):
    with pytest.raises(PermissionDenied):
        places.create_kawasan(values=NEW, kelurahan=[], by=land.staf)


def update(land, by, versi=1, kelurahan=None, **values):
    return places.update_kawasan(
        kawasan=land.kawasan,
        values=values,
        kelurahan=kelurahan or [land.satu],
        versi=versi,
        by=by,
    )


def test_a_change_raises_the_version_and_keeps_before_and_after(land):
    saved = update(land, land.verifikator, nama="Tepi Kota", kode="K-01")
    assert (saved.nama, saved.versi) == ("Tepi Kota", 2)
    event = AuditEvent.objects.get(verba="kawasan.updated")
    assert event.sebelum == {"nama": "Tepi Sungai"}
    assert event.sesudah == {"nama": "Tepi Kota"}


def test_nothing_changed_leaves_no_trace(land):
    assert update(land, land.verifikator, nama="Tepi Sungai").versi == 1
    assert not AuditEvent.objects.exists()


def test_an_outdated_version_is_refused_with_the_present_record(land):
    update(land, land.verifikator, nama="Tepi Kota")
    with pytest.raises(Stale) as refusal:
        update(land, land.staf, nama="Tepi Lain", versi=1)
    assert refusal.value.details["current"].nama == "Tepi Kota"


def test_moving_a_kawasan_needs_the_old_and_the_new_place(land):
    land.kawasan.rt_set.all().delete()
    with pytest.raises(PermissionDenied):
        update(land, land.verifikator, kelurahan=[land.lain])
    with pytest.raises(PermissionDenied):
        update(land, land.verifikator_lain, kelurahan=[land.lain])
    saved = update(land, land.staf, kelurahan=[land.lain])
    assert list(saved.kelurahan.all()) == [land.lain]


def test_a_kelurahan_with_rt_of_the_kawasan_cannot_be_taken_away(land):
    with pytest.raises(Refused, match="1 RT kawasan ini"):
        update(land, land.verifikator, kelurahan=[land.dua])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"luas_verifikasi_ha": Decimal(0)}, "lebih dari 0"),
        ({"luas_verifikasi_ha": Decimal("NaN")}, "desimal|lebih dari 0|angka"),
        ({"kewenangan_ditetapkan": "pusat"}, "alasan"),
        ({"bantaran_sungai": True}, "nama sungai"),
        ({"jumlah_kk": -1}, "0"),
    ],
)
def test_the_rules_of_the_table_refuse_with_a_sentence(land, values, sentence):
    with pytest.raises(ValidationError, match=sentence):
        update(land, land.verifikator, **values)
    assert Kawasan.objects.get(pk=land.kawasan.pk).versi == 1


# RT ---------------------------------------------------------------------------------


def new_rt(land, by, **values):
    return places.create_rt(
        values={"kelurahan": land.satu, "rt": "002", "rw": "01", **values}, by=by
    )


def test_a_new_rt_makes_its_places_dirty(land):
    DirtyEvent.objects.all().delete()
    rt = new_rt(land, land.verifikator, kawasan=land.kawasan)
    assert rt.pk
    dirty = set(DirtyEvent.objects.values_list("jenis", "kunci"))
    assert dirty == {("kawasan", land.kawasan.pk), ("wilayah", land.satu.pk)}


def test_an_rt_cannot_be_written_elsewhere_or_by_a_facilitator(land):
    for by in (land.fasilitator, land.verifikator_lain, land.kader):
        with pytest.raises(PermissionDenied):
            new_rt(land, by)


def test_an_rt_lies_in_a_kelurahan_of_its_kawasan(land):
    with pytest.raises(Refused, match="tidak mencakup"):
        new_rt(land, land.verifikator, kelurahan=land.dua, kawasan=land.kawasan)


def test_the_same_rt_twice_is_refused(land):
    with pytest.raises(ValidationError, match="sudah ada"):
        new_rt(land, land.verifikator, rt="001")


def test_moving_an_rt_needs_the_right_in_both_kawasan(land):
    land.other_kawasan.kelurahan.add(land.satu)
    move = {"rt": land.rt, "values": {"kawasan": land.other_kawasan}, "versi": 1}
    with pytest.raises(PermissionDenied):
        places.update_rt(**move, by=land.verifikator)
    DirtyEvent.objects.all().delete()
    saved = places.update_rt(**move, by=land.staf)
    assert (saved.kawasan, saved.versi) == (land.other_kawasan, 2)
    dirty = DirtyEvent.objects.filter(jenis="kawasan").values_list("kunci", flat=True)
    assert set(dirty) == {land.kawasan.pk, land.other_kawasan.pk}


def test_an_outdated_rt_is_refused(land):
    with pytest.raises(Stale):
        places.update_rt(rt=land.rt, values={"rw": "05"}, versi=7, by=land.verifikator)


def test_closing_keeps_the_rt_and_can_be_taken_back(land):
    closed = places.close_rt(
        rt=land.rt, reason="Digabung ke RT 002", versi=1, by=land.verifikator
    )
    assert (closed.aktif, closed.versi) == (False, 2)
    assert AuditEvent.objects.get(verba="rt.closed").alasan == "Digabung ke RT 002"
    opened = places.reopen_rt(rt=land.rt, reason="Keliru", versi=2, by=land.verifikator)
    assert opened.aktif


def test_closing_needs_a_reason(land):
    with pytest.raises(Refused, match="alasan"):
        places.close_rt(rt=land.rt, reason="  ", versi=1, by=land.verifikator)


# Denominators -----------------------------------------------------------------------


def denominators(land, by, tahun=2026, versi=1, sumber="Data kelurahan", **values):
    return places.set_denominators(
        rt=land.rt, tahun=tahun, values=values, sumber=sumber, versi=versi, by=by
    )


def test_denominators_are_dated_and_audited(land):
    denominators(land, land.verifikator, tahun=2025, jumlah_kk=70)
    row = denominators(land, land.verifikator, tahun=2026, versi=2, jumlah_kk=76)
    assert (row.berlaku_tahun, row.jumlah_kk) == (2026, 76)
    assert land.rt.penyebut.count() == 2
    event = AuditEvent.objects.filter(verba="rt.denominators_set").first()
    assert event.sesudah["berlaku_tahun"] == 2026


def test_the_same_year_is_written_again_not_twice(land):
    denominators(land, land.verifikator, jumlah_kk=70)
    denominators(land, land.verifikator, versi=2, jumlah_kk=76)
    assert RtPenyebut.objects.get(rt=land.rt).jumlah_kk == 76
    event = AuditEvent.objects.filter(verba="rt.denominators_set").first()
    assert event.sebelum == {"jumlah_kk": 70}


def test_denominators_need_right_source_and_version(land):
    with pytest.raises(PermissionDenied):
        denominators(land, land.fasilitator, jumlah_kk=70)
    with pytest.raises(Refused, match="sumber"):
        denominators(land, land.verifikator, sumber=" ", jumlah_kk=70)
    with pytest.raises(Stale):
        denominators(land, land.verifikator, versi=9, jumlah_kk=70)
    with pytest.raises(ValidationError):
        denominators(land, land.verifikator, jumlah_kk=-1)
