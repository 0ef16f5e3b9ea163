"""A small invented land for the tests of places, and the people who work in it."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.contrib.gis.geos import MultiPolygon, Polygon

from kawasan.models import Kawasan, Penugasan, Rt, Wilayah
from sibungas.accounts.models import User

DAY = date(2020, 1, 1)


def add_wilayah(kode, nama, jenis, parent=None):
    return Wilayah.objects.create(
        kode=kode,
        nama=nama,
        jenis=jenis,
        parent=parent,
        edisi="uji",
        berlaku_mulai=DAY,
    )


def add_user(peran, wilayah):
    name = f"{peran}-{wilayah.kode}"
    user = User.objects.create(username=name, email=f"{name}@contoh.id", nama=name)
    Penugasan.objects.create(user=user, peran=peran, wilayah=wilayah, mulai=DAY)
    return user


def square(x=114.59, y=-3.32, side=0.003):
    """331,72 m by 333,40 m on the ellipsoid; UTM 50 S shows 11,07 ha of 11,06."""
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return MultiPolygon(Polygon(corners), srid=4326)


def build():
    """Province 99 with the cities 99.71 (two kelurahan) and 99.72 (one)."""
    province = add_wilayah("99", "Provinsi Uji", "provinsi")
    city = add_wilayah("99.71", "Kota Satu", "kota", province)
    district = add_wilayah("99.71.01", "Kecamatan Satu", "kecamatan", city)
    satu = add_wilayah("99.71.01.1001", "Kelurahan Satu", "kelurahan", district)
    dua = add_wilayah("99.71.01.1002", "Kelurahan Dua", "kelurahan", district)
    other_city = add_wilayah("99.72", "Kota Dua", "kota", province)
    other_district = add_wilayah("99.72.01", "Kecamatan Lain", "kecamatan", other_city)
    lain = add_wilayah("99.72.01.1001", "Kelurahan Lain", "kelurahan", other_district)
    kawasan = Kawasan.objects.create(
        kode="K-01",
        nama="Tepi Sungai",
        luas_verifikasi_ha=Decimal("9.5"),
        luas_sk_ha=Decimal(12),
        batas=square(),
    )
    kawasan.kelurahan.set([satu])
    other = Kawasan.objects.create(
        kode="K-02", nama="Atas Bukit", luas_verifikasi_ha=Decimal(20)
    )
    other.kelurahan.set([lain])
    return SimpleNamespace(
        province=province,
        city=city,
        satu=satu,
        dua=dua,
        lain=lain,
        kawasan=kawasan,
        other_kawasan=other,
        rt=Rt.objects.create(kelurahan=satu, kawasan=kawasan, rt="001", rw="01"),
        other_rt=Rt.objects.create(kelurahan=lain, rt="009", rw="02"),
        fasilitator=add_user("fasilitator", satu),
        tetangga=add_user("fasilitator", lain),
        verifikator=add_user("verifikator", city),
        verifikator_lain=add_user("verifikator", other_city),
        staf=add_user("staf_provinsi", province),
        kader=add_user("kader_pkk", satu),
    )
