"""Kawasan as a map layer: the API page by page, beside one statement per page."""

import json
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import reverse

from benchmarks import databases, land, pages
from benchmarks.figures import Figure, timed

PAGE = 200
_BY_HAND = """
SELECT count(*), max(kode),
    '{"type":"FeatureCollection","features":[' || string_agg(feature, ',') || ']}'
FROM (
    SELECT k.kode, '{"type":"Feature","id":' || to_json(k.kode) || ',"geometry":'
        || ST_AsGeoJSON(ST_ForcePolygonCCW(k.batas), 6) || ',"properties":'
        || json_build_object('kode', k.kode, 'nama', k.nama, 'alias', k.alias,
            'kampung', k.kampung, 'luas_sk_ha', k.luas_sk_ha,
            'luas_verifikasi_ha', k.luas_verifikasi_ha,
            'luas_delineasi_ha', k.luas_delineasi_ha,
            'kewenangan_turunan', k.kewenangan_turunan, 'kewenangan', k.kewenangan,
            'alasan_kewenangan', k.alasan_kewenangan, 'tipologi', k.tipologi,
            'bantaran_sungai', k.bantaran_sungai, 'nama_sungai', k.nama_sungai,
            'jarak_tepi_sungai_m', k.jarak_tepi_sungai_m,
            'penggunaan_lahan', k.penggunaan_lahan,
            'luas_legal_ha', k.luas_legal_ha,
            'luas_tanpa_legalitas_ha', k.luas_tanpa_legalitas_ha,
            'luas_ilegal_ha', k.luas_ilegal_ha,
            'jumlah_bangunan', k.jumlah_bangunan,
            'jumlah_penduduk', k.jumlah_penduduk, 'jumlah_kk', k.jumlah_kk,
            'kategori', k.kategori, 'status', k.status,
            'sumber_batas', k.sumber_batas, 'versi', k.versi,
            'diubah_pada', k.diubah_pada, 'kelurahan', m.kode,
            'tahun', r.tahun, 'skor', r.skor, 'tingkat', r.tingkat,
            'rt_dinilai', r.rt_dinilai, 'jumlah_rt', r.jumlah_rt,
            'dihitung_pada', r.dihitung_pada) || '}' AS feature
    FROM (
        SELECT * FROM kawasan_kawasan WHERE kode > %s ORDER BY kode LIMIT %s
    ) AS k
    LEFT JOIN LATERAL (
        SELECT json_agg(w.kode ORDER BY w.kode) AS kode
        FROM kawasan_kawasan_kelurahan kk JOIN kawasan_wilayah w ON w.id = kk.wilayah_id
        WHERE kk.kawasan_id = k.id
    ) AS m ON true
    LEFT JOIN LATERAL (
        SELECT * FROM rekap_kawasan r WHERE r.kawasan_id = k.id AND r.rt_dinilai > 0
        ORDER BY r.tahun DESC LIMIT 1
    ) AS r ON true
) AS features
"""


def figures() -> Iterator[Figure]:
    databases.nation()
    yield from measure(count=20)


def measure(count: int) -> Iterator[Figure]:
    """The first pages of all kawasan, each by both sides in turns."""
    client = pages.signed_in(land.OBSERVER)
    address = f"{reverse('api:kawasan-list')}?f=geojson&limit={PAGE}"
    last, features, ours, hand = "", 0, 0.0, 0.0
    _by_api(client, address)
    with databases.by_hand() as by_hand, by_hand.cursor() as cursor:
        for _ in range(count):
            took, body = timed(_by_api, client, address)
            ours += took
            took, (number, last, other) = timed(_by_sql, cursor, last)
            hand += took
            found = json.loads(body)
            pages.expect(_ids(found) == _ids(json.loads(other)), "isi peta berbeda")
            features += number
            if not found["next"]:
                break
            address = found["next"]
    yield Figure("geojson-features", features / ours, "/s", features / hand)


def _by_api(client: Client, address: str) -> bytes:
    return client.get(address).content


def _by_sql(cursor: Any, last: str) -> tuple[int, str, str]:
    cursor.execute(_BY_HAND, [last, PAGE])
    found: tuple[int, str, str] = cursor.fetchone()
    return found


def _ids(collection: Any) -> list[str]:
    return [feature["id"] for feature in collection["features"]]
