"""An invented land of any size, made inside PostgreSQL: places, RT, sheets, people.

The same size always gives the same land, except for the uuids of its sheets. Most
sheets are approved; of fifty, one waits for approval, two for verification, and one
is a draft. The last RT of the nation follow the edition of 2016, or a mix of both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from assessments import rekap, scoring
from assessments.models.assessment import RULESET_2016, RULESET_2018
from assessments.models.volumes import DENOMINATOR, ONLY_2016
from assessments.scoring import sql
from kawasan.models import Penugasan, Wilayah
from sibungas.accounts.models import User

YEAR = 2026
EDITION = "contoh kinerja"
WRITER, VERIFIER, APPROVER = "pengaju", "verifikator", "pengesah"
OBSERVER = "pengamat"
_ROLES = {
    WRITER: "fasilitator",
    VERIFIER: "verifikator",
    APPROVER: "admin_provinsi",
}
_TABLES = (
    "kawasan_wilayah",
    "kawasan_kawasan",
    "kawasan_rt",
    "assessments_assessment",
)


@dataclass(frozen=True)
class Scale:
    """How many of each; ``pertama`` is the code of the first province."""

    provinsi: int
    kabkota: int
    kecamatan: int
    desa: int
    kawasan: int
    rt: int
    pertama: int = 11

    @property
    def old_from(self) -> int:
        """From this RT on the sheets follow 2016; half of as many before it do."""
        return self.rt - self.rt // 100 if self.provinsi > 1 else self.rt


NATION = Scale(38, 514, 7_285, 83_000, 100_000, 500_000)
PROVINCE = Scale(1, 13, 156, 2_000, 600, 5_000, pertama=63)


def fill(scale: Scale) -> None:
    """The land with its people and its rollups."""
    with transaction.atomic():
        add_people()
        add(scale)
        rekap.recompute_all()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def add(scale: Scale) -> None:
    """Places, RT and sheets, without events and without history.

    The people must be there already.
    """
    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in _statements(scale):
            cursor.execute(statement)
        # A table with checks that still wait cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute(f"ANALYZE {table}")
    _assign()


def add_people() -> None:
    """Those who hand in, verify and approve; and one who sees the whole nation."""
    for name in (*_ROLES, OBSERVER):
        User.objects.create_user(name, nama=name.title(), is_demo=True)
    Penugasan.objects.create(
        user=person(OBSERVER), peran="superadmin", mulai=date(2020, 1, 1)
    )


def _assign() -> None:
    """Everybody serves in every province."""
    for name, role in _ROLES.items():
        free = Wilayah.objects.filter(jenis=Wilayah.Jenis.PROVINSI)
        free = free.exclude(penugasan__user__username=name)
        Penugasan.objects.bulk_create(
            Penugasan(user=person(name), peran=role, wilayah=w, mulai=date(2020, 1, 1))
            for w in free
        )


def person(name: str) -> User:
    return User.objects.get(username=name)


# Statements -------------------------------------------------------------------------

_KIND = {
    "provinsi": "'provinsi'",
    "kabkota": "CASE WHEN i % 5 = 0 THEN 'kota' ELSE 'kabupaten' END",
    "kecamatan": "'kecamatan'",
    "desa": "'desa'",
}


def _statements(scale: Scale) -> list[str]:
    two = "lpad(n::text, 2, '0')"
    return [
        _provinces(scale),
        _write("provinsi"),
        _children("kabkota", "provinsi", scale, two),
        _write("kabkota"),
        _children("kecamatan", "kabkota", scale, two),
        _write("kecamatan"),
        _children("desa", "kecamatan", scale, "(2000 + n)::text"),
        _write("desa"),
        _kawasan(scale),
        _WRITE_KAWASAN,
        _WRITE_MEMBERS,
        _rt(scale),
        _WRITE_RT,
        _sheets(scale),
        "DROP TABLE b_provinsi, b_kabkota, b_kecamatan, b_desa, b_kawasan, b_rt",
    ]


def _provinces(scale: Scale) -> str:
    return f"""
    CREATE TEMP TABLE b_provinsi AS
    SELECT i, nextval('kawasan_wilayah_id_seq') AS id, NULL::bigint AS parent_id,
        lpad((i + {scale.pertama - 1})::text, 2, '0') AS kode
    FROM generate_series(1, {scale.provinsi}) AS i
    """


def _children(name: str, above: str, scale: Scale, tail: str) -> str:
    """Shared out evenly among the parents, and numbered within each."""
    parent = _share("i", getattr(scale, name), getattr(scale, above))
    return f"""
    CREATE TEMP TABLE b_{name} AS
    SELECT i, nextval('kawasan_wilayah_id_seq') AS id, parent_id,
        above || '.' || {tail} AS kode
    FROM (
        SELECT numbered.i, parent.id AS parent_id, parent.kode AS above,
            row_number() OVER (PARTITION BY parent.id ORDER BY numbered.i) AS n
        FROM (SELECT i, {parent} AS parent
              FROM generate_series(1, {getattr(scale, name)}) AS i) AS numbered
        JOIN b_{above} AS parent ON parent.i = numbered.parent
    ) AS children
    """


def _share(number: str, many: int, few: int) -> str:
    """Which of the few the ``number``-th of the many belongs to."""
    return f"(1 + ({number} - 1)::bigint * {few} / {many})::int"


def _write(name: str) -> str:
    city = "'sedang'" if name == "kabkota" else "''"
    return f"""
    INSERT INTO kawasan_wilayah (id, parent_id, kode, kode_bps, edisi, berlaku_mulai,
        nama, jenis, kelas_kota, sumber_batas, is_demo)
    SELECT id, parent_id, kode, '', '{EDITION}', DATE '2020-01-01', 'Contoh ' || kode,
        {_KIND[name]}, {city}, '', true
    FROM b_{name} ORDER BY i
    """


def _kawasan(scale: Scale) -> str:
    """Each lies in one desa; every eighth reaches into the next."""
    desa = _share("i", scale.kawasan, scale.desa)
    return f"""
    CREATE TEMP TABLE b_kawasan AS
    SELECT k.i, nextval('kawasan_kawasan_id_seq') AS id, 'B' || d.kode || '-' || k.i
        AS kode, d.id AS desa_id, CASE WHEN k.i % 8 = 0 THEN next.id END AS next_id
    FROM (SELECT i, {desa} AS desa
          FROM generate_series(1, {scale.kawasan}) AS i) AS k
    JOIN b_desa d ON d.i = k.desa
    LEFT JOIN b_desa next ON next.i = k.desa + 1
    """


# Rounded areas of 49 corners on a grid over the islands: a box finds some of them.
_WRITE_KAWASAN = """
INSERT INTO kawasan_kawasan (id, kode, nama, alias, kampung, luas_verifikasi_ha,
    kewenangan_ditetapkan, alasan_kewenangan, tipologi, bantaran_sungai, nama_sungai,
    penggunaan_lahan, kategori, status, sumber_batas, versi, is_demo, dibuat_pada,
    diubah_pada, batas)
SELECT id, kode, 'Kawasan contoh ' || i, '', '', 4 + i % 20, '', '', '{}', false, '',
    '', '', 'dinilai', 'contoh', 1, true, now(), now(),
    ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(
        95.1 + 0.045 * (i % 1000), -10.5 + 0.16 * (i / 1000)), 4326),
        0.002 + 0.0001 * (i % 9), 12))
FROM b_kawasan ORDER BY i
"""
_WRITE_MEMBERS = """
INSERT INTO kawasan_kawasan_kelurahan (kawasan_id, wilayah_id)
SELECT id, desa_id FROM b_kawasan
UNION ALL
SELECT id, next_id FROM b_kawasan WHERE next_id IS NOT NULL
"""


def _rt(scale: Scale) -> str:
    """One of fifty lies in no kawasan; one of five in its second desa, if any."""
    kawasan = _share("i", scale.rt, scale.kawasan)
    return f"""
    CREATE TEMP TABLE b_rt AS
    SELECT n.i, n.kawasan, nextval('kawasan_rt_id_seq') AS id,
        CASE WHEN n.i % 50 <> 25 THEN k.id END AS kawasan_id,
        CASE WHEN n.i % 5 = 2 THEN coalesce(k.next_id, k.desa_id) ELSE k.desa_id END
            AS kelurahan_id
    FROM (SELECT i, {kawasan} AS kawasan
          FROM generate_series(1, {scale.rt}) AS i) AS n
    JOIN b_kawasan k ON k.i = n.kawasan
    """


_WRITE_RT = """
INSERT INTO kawasan_rt (id, kelurahan_id, kawasan_id, rw, rt, kampung, aktif, versi,
    is_demo, diubah_pada)
SELECT id, kelurahan_id, kawasan_id, '01', i::text, '', true, 1, true, now()
FROM b_rt ORDER BY i
"""
# Numbers that look like those of an RT, and are the same every time.
_WHOLE = {
    "jumlah_bangunan": "20 + i::bigint * 7919 % 81",
    "jumlah_kk": "20 + i::bigint * 7919 % 81 + i % 7",
    "jumlah_penduduk": "4 * (20 + i::bigint * 7919 % 81 + i % 7)",
    "luas_verifikasi_ha": "(80 + i::bigint * 104729 % 400) / 100.0",
    "panjang_jalan_ideal_m": "200 + i::bigint * 31 % 900",
    "panjang_drainase_ideal_m": "150 + i::bigint * 37 % 700",
}
_PRIMES = (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79)
_STATUS = """CASE i % 50 WHEN 0 THEN 'diverifikasi' WHEN 1 THEN 'diajukan'
    WHEN 2 THEN 'diajukan' WHEN 3 THEN 'draf' ELSE 'disahkan' END"""


def _sheets(scale: Scale) -> str:
    """A sheet for each RT; how bad it is depends on its kawasan and on chance."""
    whole = ", ".join(f"({text})::numeric AS {name}" for name, text in _WHOLE.items())
    volumes = ", ".join(
        f"{_volume(name, of, prime)} AS {name}"
        for (name, of), prime in zip(DENOMINATOR.items(), _PRIMES, strict=True)
    )
    listed = ", ".join((*_WHOLE, *DENOMINATOR))
    both = f"i > {2 * scale.old_from - scale.rt} AND i % 2 = 0"
    return f"""
    INSERT INTO assessments_assessment (uuid, rt_id, tahun, jenis, metode, catatan,
        alasan_peringatan, isian_mentah, alasan, versi, kanal,
        isi_hash, dibuat_pada, diubah_pada, is_demo, ruleset, status, resmi, {listed},
        skor, tingkat, rata_rata, diajukan_oleh_id, diajukan_pada,
        diverifikasi_oleh_id, diverifikasi_pada, disahkan_oleh_id, disahkan_pada)
    SELECT gen_random_uuid(), id, {YEAR}, 'baseline', '', '', '{{}}', '{{}}', '',
        1, 'contoh', '', now(), now(), true, ruleset, status, status = 'disahkan',
        {listed}, skor, {_by_edition(lambda r: sql.tingkat_sql(r, "skor"))},
        {_by_edition(sql.mean_sql)}, {_STAMPS}
    FROM (
        SELECT *, {_by_edition(sql.total_sql)} AS skor
        FROM (
            SELECT numbers.*, {volumes}
            FROM (
                SELECT i, kawasan, id, {whole}, {_STATUS} AS status,
                    CASE WHEN i > {scale.old_from} OR {both} THEN '{RULESET_2016}'
                        ELSE '{RULESET_2018}' END AS ruleset
                FROM b_rt
            ) AS numbers
        ) AS measured
    ) AS scored
    ORDER BY i
    """


def _volume(name: str, of: str, prime: int) -> str:
    quarters = f"(i::bigint * {prime} % 101 + 3 * (kawasan::bigint * 53 % 101))"
    part = f"floor({of} * {quarters} / 400)"
    if name in ONLY_2016:
        return f"CASE WHEN ruleset = '{RULESET_2016}' THEN {part} END"
    return part


def _by_edition(expression: Callable[[scoring.Ruleset], str]) -> str:
    old, new = (expression(scoring.load(kode)) for kode in (RULESET_2016, RULESET_2018))
    return f"CASE ruleset WHEN '{RULESET_2016}' THEN {old} ELSE {new} END"


def _stamp(name: str, statuses: str) -> str:
    person = f"(SELECT id FROM accounts_user WHERE username = '{name}')"
    return (
        f"CASE WHEN status IN ({statuses}) THEN {person} END,"
        f" CASE WHEN status IN ({statuses}) THEN now() END"
    )


_STAMPS = ", ".join(
    (
        _stamp(WRITER, "'diajukan', 'diverifikasi', 'disahkan'"),
        _stamp(VERIFIER, "'diverifikasi', 'disahkan'"),
        _stamp(APPROVER, "'disahkan'"),
    )
)
