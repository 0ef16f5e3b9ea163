"""Who may do what at every address, written by hand from the offices' own division.

Never computed from ``kawasan.access``: where the two disagree, one of them is wrong.
What a table does not name (another method) is answered 405.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from kawasan.models import Intervention, Wilayah
from sibungas.accounts.models import Institution
from tests.access import land as ground

EVERYONE = frozenset(
    "superadmin admin_provinsi staf_provinsi pimpinan verifikator fasilitator lurah"
    " sekretariat_pokja anggota_pokja bappeda pengurus_kelompok kader_pkk auditor"
    " integrasi".split()
)
SHEETS = EVERYONE - {"pengurus_kelompok", "kader_pkk"}
PLACES = frozenset({"superadmin", "admin_provinsi", "staf_provinsi", "verifikator"})
WRITERS = frozenset({"fasilitator", "verifikator"})
RT_FILES = PLACES | WRITERS
GROUPS = frozenset({"admin_provinsi", "staf_provinsi", "verifikator", "fasilitator"})
# Who reports on upkeep, the people of the group included.
UPKEEP = GROUPS | {"pengurus_kelompok"}
VERIFIERS = frozenset({"verifikator", "staf_provinsi", "admin_provinsi"})
APPROVERS = frozenset({"admin_provinsi", "pimpinan"})
CANCELLERS = frozenset({"verifikator", "admin_provinsi"})
PEOPLE = frozenset({"superadmin", "admin_provinsi"})
TRAIL = frozenset({"superadmin", "admin_provinsi", "auditor"})
QUEUE = frozenset(
    {"superadmin", "admin_provinsi", "staf_provinsi", "verifikator", "auditor"}
)
PLAN_KEEPERS = frozenset(
    "admin_provinsi staf_provinsi sekretariat_pokja bappeda verifikator".split()
)
PLANNERS = frozenset({"admin_provinsi", "staf_provinsi", "bappeda"})
REVIEWERS = VERIFIERS | APPROVERS
BOARD = frozenset(
    "superadmin admin_provinsi staf_provinsi pimpinan verifikator sekretariat_pokja"
    " anggota_pokja auditor".split()
)
DASHBOARD = BOARD | {"bappeda"}
# Who approves the year of a kelurahan, and who may open one again.
AREA = frozenset({"lurah", "verifikator"})
REOPENERS = AREA | APPROVERS
KEEPER = frozenset({"superadmin"})
MANAGERS = frozenset({"admin_provinsi", "staf_provinsi", "verifikator"})
DECREES = frozenset({"admin_provinsi", "staf_provinsi", "verifikator"})
CONVENTIONS = frozenset({"admin_provinsi"})
SECRETARIES = frozenset({"admin_provinsi", "staf_provinsi"}) | {
    "sekretariat_pokja", "bappeda",
}  # fmt: skip
POKJA = frozenset({"admin_provinsi", "staf_provinsi", "sekretariat_pokja", "bappeda"})
NAMERS = SECRETARIES - {"sekretariat_pokja"}
OFFICE_KEEPERS = SECRETARIES | {"superadmin"}
NAME_READERS = SECRETARIES | {"verifikator", "fasilitator"}
# Who may open sealed personal data; a superadmin keeps accounts and reads none.
PERSONAL = frozenset(
    "admin_provinsi staf_provinsi sekretariat_pokja verifikator fasilitator".split()
)
# Who may come across a canary of each kind, in the own territory.
KNOWN_TO = {
    "tempat": EVERYONE,
    "ksm": EVERYONE,
    "bimtek": EVERYONE,
    "peserta": MANAGERS,
    "tindak": EVERYONE,
    "rapat": EVERYONE,
    "hadir": NAME_READERS,
    "rencana": EVERYONE,
    "konvensi": EVERYONE,
    "berkas": EVERYONE,
    "angka": EVERYONE,
    "lembar": SHEETS,
    "orang": SHEETS | PEOPLE | TRAIL,
    "jejak": TRAIL,
    "galat": QUEUE,
    "potret": EVERYONE,
    "token": frozenset(),
    "pengurus": PERSONAL,
    "pribadi": frozenset(),
}
AS_OWN = 0


@dataclass(frozen=True)
class Case:
    """One way to call an address, and what each caller must be answered.

    ``who`` gets ``ok`` for what is their own and everybody else 403. Roles outside
    ``gate`` get 403 for everything. ``foreign`` answers for what lies elsewhere or
    does not exist, ``parent`` for what lies above or only partly in the territory,
    ``nobody`` to people without duty, ``stranger`` to those who are not signed in.
    """

    method: str
    who: frozenset[str]
    ok: int | tuple[int, ...]
    kind: str = ""
    body: Callable[[Any], Any] | None = None
    queries: tuple[str, ...] = ("",)
    gate: frozenset[str] = EVERYONE
    foreign: int = 404
    parent: int = 404
    nobody: int = -1
    stranger: int = -1
    national: bool = False

    @property
    def without_duty(self) -> Any:
        if self.nobody >= 0:
            return self.nobody
        if self.kind:
            return self.foreign
        return self.ok if self.who == EVERYONE else 403


@dataclass(frozen=True)
class Route:
    """An address: how it is written for a thing, behind which door, and its cases."""

    door: str
    cases: tuple[Case, ...]
    arguments: Callable[[Any], list[Any]] = lambda thing: []
    path: str = ""

    def case(self, method: str) -> bool:
        return any(case.method == method for case in self.cases)


def get(who: frozenset[str], ok: Any = 200, **more: Any) -> Case:
    return Case("get", who, ok, **more)


def post(who: frozenset[str], body: Any = None, ok: Any = 302, **more: Any) -> Case:
    return Case("post", who, ok, body=body or (lambda thing: {}), **more)


def page(*cases: Case, by: Any = None) -> Route:
    return Route("page", cases, by or (lambda thing: []))


def api(*cases: Case, by: Any = None) -> Route:
    return Route("api", cases, by or (lambda thing: []))


def public(*cases: Case, path: str = "", by: Any = None) -> Route:
    return Route("public", cases, by or (lambda thing: []), path)


def pk(thing: Any) -> list[Any]:
    return [thing.pk]


def kode(thing: Any) -> list[Any]:
    return [thing.kode]


def indicator_of(place: Any) -> list[Any]:
    return [place.kode, "KUMUH-HA"]


def number(kind: str) -> Callable[[Any], list[Any]]:
    return lambda thing: [kind, thing.pk]


def uuid_of(thing: Any) -> list[Any]:
    return [thing.uuid]


def pk_2020(thing: Any) -> list[Any]:
    return [thing.pk, 2020]


def both(thing: Any) -> list[Any]:
    return list(thing)


def duty(thing: Any) -> list[Any]:
    return [thing.user_id, thing.pk]


def year_of(thing: Any) -> list[Any]:
    return [thing.wilayah.kode, thing.tahun]


def snapshot_of(thing: Any) -> list[Any]:
    return [*year_of(thing.tahun), thing.revisi]


# Lists with the ways to ask for more than one's own.
LIST = (
    "", "q=kenari&tahun=2022", "wilayah=98.01.01.1001", "unduh=csv",
    "tahun=2022&unduh=xlsx",
)  # fmt: skip
FEW = ("q=kenari&tahun=2022", "wilayah=98.01.01.1001")
API_LIST = ("", "kode_wilayah=98", "tahun=2022&limit=2")
MAP_LIST = (*API_LIST, "f=geojson&bbox=94,-11,141,6")
YEAR = ("tahun=2022", "tahun=2022&unduh=csv", "unduh=xlsx")
LAYERS = ("tahun=2022", "lapis=kawasan")
WHAT_IF = ("", "v_2b=300&v_3a=40&rt=1", "dasar=resmi-2022")
VERSIONS = ("", "dari=1&ke=1&semua=1", "q=kenari", "unduh=csv")
PART = {"parent": AS_OWN}


def step(name: str, status: str, who: frozenset[str]) -> Case:
    """A decision on a sheet in the status from which it is legal."""

    def body(sheet: Any) -> dict[str, Any]:
        return {"langkah": name, "versi": sheet.versi, "alasan": "Angka keliru."}

    return post(who, body, kind=f"sheet {status}", gate=SHEETS, nobody=403)


def send_back(sheet: Any) -> dict[str, Any]:
    values = {"versi": sheet.versi, "alasan": "Angka keliru."}
    return {**values, "catatan_jumlah_kk": "Cocokkan."}


def year_of_place(_: Any) -> dict[str, Any]:
    return {"tahun": "2022", "versi": "0", "alasan": "Ada yang keliru."}


def sent_step(target: str, status: str, who: frozenset[str]) -> Case:
    def body(sheet: Any) -> dict[str, Any]:
        return {"ke": target, "versi": sheet.versi, "alasan": "Angka keliru."}

    return post(who, body, 200, kind=f"sheet {status}", gate=SHEETS)


def new_person(_: Any) -> dict[str, Any]:
    return {
        "nama": "Orang Baru",
        "username": f"baru{uuid.uuid4().hex[:8]}",
        "peran": "kader_pkk",
        "kode_wilayah": ground.LEAVES["satu"],
        "mulai": "2026-01-01",
    }


def new_duty(person: Any) -> dict[str, Any]:
    place = ground.LEAVES["satu"]
    return {"peran": "kader_pkk", "kode_wilayah": place, "mulai": "2026-01-01"}


def new_kawasan(place: Any) -> dict[str, Any]:
    values = {"kode": "BARU-1", "nama": "Baru", "status": "terduga"}
    return {**values, "luas_verifikasi_ha": "2,5", "kelurahan_list": [place.pk]}


def new_rt(place: Any) -> dict[str, Any]:
    return {"kelurahan": place.pk, "rt": "77", "rw": "01"}


def rt_form(rt: Any) -> dict[str, Any]:
    return {"rt": rt.rt, "rw": "07", "versi": rt.versi}


def reason(rt: Any) -> dict[str, Any]:
    return {"alasan": "Digabung.", "versi": rt.versi}


def denominators(rt: Any) -> dict[str, Any]:
    return {"berlaku_tahun": "2024", "sumber": "BPS", "versi": rt.versi}


def start(_: Any) -> dict[str, Any]:
    return {"uuid": str(uuid.uuid4()), "tahun": "2020", "jenis": "baseline"}


def new_shared_plan(place: Any) -> dict[str, Any]:
    values = {"judul": "Rencana baru", "wilayah": place.pk, "status": "rencana"}
    return {**values, "tahun_mulai": "2026", "tahun_selesai": "2027"}


def plan_form(plan: Any) -> dict[str, Any]:
    place = SimpleNamespace(pk=getattr(plan, "wilayah_id", 0))
    return {**new_shared_plan(place), "versi": plan.versi}


def plan_cell(_: Any) -> dict[str, Any]:
    """A cell in a kawasan that is not there: told, not stored."""
    return {"s-0-jalan_rusak_m-1-dak": "1"}


def plan_item_form(item: Any) -> dict[str, Any]:
    values = {"sasaran": "jalan_rusak_m", "tahun": "2027", "sumber_dana": "csr"}
    keys = {name: getattr(item, f"{name}_id", 0) for name in ("kawasan", "pelaku")}
    return {**values, **keys, "volume": "2,5", "versi": item.versi}


def plan_new_item(plan: Any) -> dict[str, Any]:
    items = getattr(plan, "item_set", None)
    return plan_item_form(items.get() if items else plan)


def plan_table(_: Any) -> dict[str, Any]:
    return {"tabel": "Kode kawasan;Sasaran;Tahun;Pelaku;Sumber dana;Volume"}


def plan_version(item: Any) -> dict[str, Any]:
    return {"versi": item.versi}


def new_ksm(place: Any) -> dict[str, Any]:
    values = {"kode": "KSM-BARU", "nama": "Baru", "bidang": "sosial"}
    return {**values, "status": "aktif", "kelurahan": place.pk}


def ksm_form(ksm: Any) -> dict[str, Any]:
    values = {"kode": ksm.kode, "nama": "Lain", "bidang": "sosial", "status": "aktif"}
    return {**values, "kelurahan": ksm.kelurahan_id, "versi": ksm.versi}


def new_paper_row(place: Any) -> dict[str, Any]:
    values = {"jenis": "rp3kp", "judul": "Baru", "status": "proses_awal"}
    return {**values, "wilayah": place.pk}


def paper_row(row: Any) -> dict[str, Any]:
    values = {"jenis": "ssk", "judul": "Lain", "status": "review", "versi": row.versi}
    return {**values, "wilayah": getattr(row, "wilayah_id", 0)}


def new_rule(place: Any) -> dict[str, Any]:
    values = {"status": "rembug", "cakupan": "RT 02", "isi": "x"}
    return {**values, "kelurahan": place.pk}


def rule_row(rule: Any) -> dict[str, Any]:
    values = {"status": "rembug", "cakupan": "x", "isi": "x", "versi": rule.versi}
    return {**values, "kelurahan": getattr(rule, "kelurahan_id", 0)}


def new_plan(place: Any) -> dict[str, Any]:
    values = {"periode_mulai": "2030", "periode_sampai": "2034", "status": "review"}
    return {**values, "kelurahan": place.pk}


def plan_row(plan: Any) -> dict[str, Any]:
    values = {"periode_mulai": "2025", "periode_sampai": "2029", "status": "review"}
    place = getattr(plan, "kelurahan_id", 0)
    return {**values, "kelurahan": place, "versi": plan.versi}


def ksm_takes_work(ksm: Any) -> dict[str, Any]:
    rows = Intervention.objects.filter(kelurahan_id=ksm.kelurahan_id)
    return {"kegiatan": rows.filter(ksm_kegiatan=None).values_list("pk", flat=True)[0]}


def seen_today(one: Any) -> dict[str, Any]:
    return {"versi": one.versi, "tanggal": date.today().isoformat()}


def ksm_budget(one: Any) -> dict[str, Any]:
    line = {"uraian": "Pasir", "satuan": "m3", "volume": "1", "harga_rp": "1"}
    line |= {"sumber": "dak", "bentuk": "uang"}
    lines = {f"rab-0-{name}": value for name, value in line.items()}
    count = {"rab-TOTAL_FORMS": "1", "rab-INITIAL_FORMS": "0"}
    return {"versi": one.versi, **count, **lines}


def ksm_terms(one: Any) -> dict[str, Any]:
    count = {"termin-TOTAL_FORMS": "1", "termin-INITIAL_FORMS": "0"}
    return {"versi": one.versi, **count, "termin-0-persen": "100"}


def new_aset(place: Any) -> dict[str, Any]:
    values = {"nama": "Titian", "jenis": "jalan", "kelas": "publik"}
    return {**values, "tahun_dibangun": "2020", "kelurahan": place.pk}


def aset_form(aset: Any) -> dict[str, Any]:
    values = {
        "nama": "Titian",
        "jenis": "jalan",
        "kelas": "publik",
        "versi": aset.versi,
    }
    place = getattr(aset, "kelurahan_id", 1)
    return {**values, "tahun_dibangun": "2020", "kelurahan": place}


def this_year_of(thing: Any) -> list[Any]:
    return [thing.pk, date.today().year]


def inspected(_: Any) -> dict[str, Any]:
    flags = ("masih_ada", "kondisi_baik", "berfungsi", "dimanfaatkan", "dikembangkan")
    return {**dict.fromkeys(flags, "ya"), **seen_today(_), "versi": "0"}


def new_fee(_: Any) -> dict[str, Any]:
    return {"versi": "0", "periode": "2026-01", "tagihan_rp": "1"}


def new_job(_: Any) -> dict[str, Any]:
    return {"pekerjaan": "Sapu", "setiap_bulan": "1", "berikutnya": "2026-01-02"}


def new_year(_: Any) -> dict[str, Any]:
    place = Wilayah.objects.get(kode="99.01")
    return {"wilayah": place.pk, "tahun": "2024", "sumber_r0": "akhir_lalu"}


def lock_year(year: Any) -> dict[str, Any]:
    return {"langkah": "kunci", "versi": year.versi, "alasan": "Tenggat."}


def considerations(_: Any) -> dict[str, Any]:
    return {"nilai_strategis": "5", "bukti_strategis": "RTRW", "versi": "0"}


def answer(_: Any) -> dict[str, Any]:
    values = {"nilai": "mayoritas", "berlaku_mulai": "2026", "versi": "0"}
    return {**values, "sumber": "Rapat 1/2026"}


def earlier(thing: Any) -> dict[str, Any]:
    return {"nomor": "1", "versi": thing.versi}


def new_target(_: Any) -> dict[str, Any]:
    values = {"tahun": "2029", "nilai": "0", "sumber": "RPJMD"}
    return {**values, "versi": "0", "tahun_dibuka": "2029"}


def new_achievement(_: Any) -> dict[str, Any]:
    return {**new_target(_), "tanggal_data": "2026-01-31", "status": "final"}


def new_price(place: Any) -> dict[str, Any]:
    values = {"sasaran": "jalan_rusak_m", "harga_rp": "750000", "tahun": "2025"}
    return {**values, "wilayah": place.pk, "sumber": "SSH 2025"}


def price_form(price: Any) -> dict[str, Any]:
    values = {"sasaran": "jalan_rusak_m", "harga_rp": "1", "tahun": "2020"}
    place = getattr(price, "wilayah_id", 0)
    return {**values, "wilayah": place, "sumber": "SSH", "versi": price.versi}


def token(_: Any) -> dict[str, Any]:
    return {"nama": "x", "cakupan": "baca", "kode_wilayah": "", "hari": "30"}


def score(_: Any) -> dict[str, Any]:
    return {"ruleset": "permen-pupr-14-2018", "header": {}, "volume": {}}


def new_file(_: Any) -> dict[str, Any]:
    return {"tag": "keadaan", "berkas": ground.document()}


def new_paper(_: Any) -> dict[str, Any]:
    return {"tag": "berita_acara", "berkas": ground.document()}


def rt_of(rt: Any) -> list[Any]:
    return ["kawasan.rt", rt.pk]


def new_sk(place: Any) -> dict[str, Any]:
    office = "bupati" if getattr(place, "jenis", "") == "kabupaten" else "wali_kota"
    values = {"wilayah": place.pk, "penetap": office, "nomor": "SK BARU"}
    return {**values, "tanggal": "2026-01-02", "tentang": "x", "sumber": "x"}


def sk_form(sk: Any) -> dict[str, Any]:
    values = {"nomor": "SK LAIN", "tentang": "x", "sumber": "x"}
    return {**values, "versi": sk.versi}


def sk_lines(sk: Any) -> dict[str, Any]:
    forms = {"butir-TOTAL_FORMS": 1, "butir-INITIAL_FORMS": 0}
    return {**forms, "butir-0-nama_dalam_sk": "Kampung", "versi": sk.versi}


def sk_table(sk: Any) -> dict[str, Any]:
    return {"tempel": "nama;luas\nKampung;1", "versi": sk.versi}


def sk_tie(line: Any) -> dict[str, Any]:
    return {"tempat": "LINTAS-1", "versi": getattr(line, "sk", line).versi}


def sk_begin(sk: Any) -> dict[str, Any]:
    return {"mulai": "2026-02-01", "versi": sk.versi}


def sk_end(sk: Any) -> dict[str, Any]:
    return {"sampai": "2026-02-01", "alasan": "x", "versi": sk.versi}


def sk_seen(sk: Any) -> dict[str, Any]:
    return {"tanggal": "2026-02-01", "hasil": "x", "versi": sk.versi}


def line_of(line: Any) -> list[Any]:
    return [getattr(line, "sk", line).uuid, line.pk]


def new_office(place: Any) -> dict[str, Any]:
    values = {"nama": "Dinas Baru", "kategori": "opd", "level": "kab_kota"}
    return {**values, "kode_wilayah": place.kode, "aktif": "on"}


def office_form(_: Any) -> dict[str, Any]:
    values = {"nama": "Dinas Kota", "singkatan": "DK", "kategori": "opd"}
    return {**values, "level": "kab_kota", "kode_wilayah": "99.01", "versi": "1"}


def new_pokja(place: Any) -> dict[str, Any]:
    return {"wilayah": place.pk, "tahun": "2023", "status": "baru"}


def pokja_form(pokja: Any) -> dict[str, Any]:
    return {"status": "lama", "versi": pokja.versi}


def new_seat(thing: Any) -> dict[str, Any]:
    office = Institution.objects.get(nama="Dinas Kesepakatan")
    values = {"institution": office.pk, "jabatan": "Kepala", "peran": "anggota"}
    return {**values, "versi": thing.versi}


def seat_of(seat: Any) -> list[Any]:
    return [getattr(seat, "pokja_id", seat.pk), seat.pk]


def new_performance(place: Any) -> dict[str, Any]:
    values = {"wilayah": place.pk, "tahun": "2023", "pembentukan": "selesai"}
    return {**values, "sumber": "x", "aspek_1": "7"}


def performance_form(row: Any) -> dict[str, Any]:
    return {"pembentukan": "proses", "sumber": "x", "versi": row.versi}


def new_action(place: Any) -> dict[str, Any]:
    office = Institution.objects.get(nama="Dinas Kesepakatan")
    values = {"uraian": "x", "pic_institution": office.pk, "wilayah": place.pk}
    values |= {"kategori": "sinergi", "horizon": "pendek", "prioritas": "sedang"}
    return {**values, "tenggat": "2026-12-01"}


def action_form(item: Any) -> dict[str, Any]:
    place = getattr(item, "wilayah_id", 0)
    return {**new_action(SimpleNamespace(pk=place)), "versi": item.versi}


def new_meeting(place: Any) -> dict[str, Any]:
    host = Institution.objects.get(nama="Dinas Rapat")
    values = {"judul": "x", "jenis": "rakor", "wilayah": place.pk, "mode": "luring"}
    values |= {"tanggal": "2026-12-01", "jam_mulai": "09:00", "tempat": "x"}
    return {**values, "penyelenggara": host.pk, "nomor_undangan": "1"}


def meeting_form(meeting: Any) -> dict[str, Any]:
    place = getattr(meeting, "wilayah_id", 0)
    return {**new_meeting(SimpleNamespace(pk=place)), "versi": meeting.versi}


def close_meeting(meeting: Any) -> dict[str, Any]:
    return {"langkah": "tutup", "versi": meeting.versi}


def new_guest(_: Any) -> dict[str, Any]:
    return {"aksi": "tambah", "nama": "x", "kategori": "lsm", "peran": "peserta"}


def new_text(meeting: Any) -> dict[str, Any]:
    return {"ringkasan": "x", "versi": meeting.versi}


def minutes_of(meeting: Any) -> list[Any]:
    return [meeting.pk, "notulen", "docx"]


def progress(item: Any) -> dict[str, Any]:
    return {"progres": "40", "catatan": "x", "versi": item.versi}


def number_and(word: str) -> Callable[[Any], list[Any]]:
    return lambda thing: [thing.pk, word]


def of_event(row: Any) -> list[Any]:
    return [row.bimtek_id, row.pk]


MANAGED = {"gate": PEOPLE, "nobody": 403}
# A kelurahan elsewhere is no choice of the form.
GROUND = {
    "kind": "ground", "queries": ("wilayah=99.01",), "gate": PLACES, "foreign": 422,
    "nobody": 403,
}  # fmt: skip
RUN = {"kind": "batch", "gate": REVIEWERS, "nobody": 403}
SHEET = {"kind": "sheet draf", "gate": SHEETS, "nobody": 403}
PAGES = {
    "dashboard:home": page(get(EVERYONE, (200, 302))),
    "dashboard:wilayah": page(get(EVERYONE, kind="wilayah", queries=YEAR), by=kode),
    "dashboard:wilayah_map": page(
        get(EVERYONE, kind="wilayah", queries=LAYERS), by=kode
    ),
    "dashboard:akhir": page(
        get(EVERYONE, kind="wilayah", queries=(*YEAR, "unduh=csv&rinci=rt")), by=kode
    ),
    "dashboard:kawasan": page(
        get(EVERYONE, kind="kawasan", queries=("tahun=2022",), **PART), by=kode
    ),
    "dashboard:rt": page(get(EVERYONE, kind="rt"), by=pk),
    "dashboard:history_sheet": page(
        get(SHEETS, kind="sheet disahkan", gate=SHEETS, nobody=403, queries=VERSIONS),
        by=uuid_of,
    ),
    "dashboard:history_sheet_restore": page(
        post(WRITERS, earlier, **SHEET), by=uuid_of
    ),
    "dashboard:history_kawasan": page(
        get(EVERYONE, kind="kawasan", queries=VERSIONS, **PART), by=kode
    ),
    "dashboard:history_kawasan_restore": page(
        post(PLACES, earlier, kind="kawasan", parent=403), by=kode
    ),
    "dashboard:history_rt": page(get(EVERYONE, kind="rt", queries=VERSIONS), by=pk),
    "dashboard:history_rt_restore": page(post(PLACES, earlier, kind="rt"), by=pk),
    "dashboard:history_denominators": page(
        get(EVERYONE, kind="rt", queries=VERSIONS), by=pk_2020
    ),
    "dashboard:history_denominators_restore": page(
        post(PLACES, earlier, kind="rt"), by=pk_2020
    ),
    "dashboard:history_work": page(
        get(EVERYONE, kind="work", queries=VERSIONS), by=uuid_of
    ),
    "dashboard:simulasi_kawasan": page(
        get(SHEETS, kind="kawasan", gate=SHEETS, nobody=403, queries=WHAT_IF, **PART),
        by=kode,
    ),
    "dashboard:simulasi_rt": page(
        get(SHEETS, kind="rt", gate=SHEETS, nobody=403, queries=WHAT_IF), by=pk
    ),
    "kawasan:harga_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:harga_new": page(
        get(CONVENTIONS),
        post(
            CONVENTIONS, new_price, kind="city", gate=CONVENTIONS, foreign=422,
            parent=422, nobody=403,
        ),
    ),
    "kawasan:harga_edit": page(
        get(CONVENTIONS, kind="price", parent=403),
        post(CONVENTIONS, price_form, kind="price", parent=403),
        by=pk,
    ),
    "dashboard:bin": page(get(SHEETS, queries=LIST)),
    "dashboard:bin_rt": page(get(EVERYONE, queries=LIST)),
    "dashboard:board_home": page(get(EVERYONE, (200, 302))),
    "dashboard:references": page(
        get(EVERYONE, queries=("", "unduh=csv", "unduh=xlsx"))
    ),
    "dashboard:board": page(get(EVERYONE, kind="wilayah", queries=YEAR), by=kode),
    "dashboard:help": page(get(EVERYONE)),
    "dashboard:about": public(get(EVERYONE)),
    "accounts:login": public(
        get(EVERYONE, 302, stranger=200),
        post(EVERYONE, lambda _: {"username": "x", "password": "y"}, stranger=422),
    ),
    "accounts:demo_login": public(
        post(EVERYONE, ok=404, kind="person", parent=404), by=pk
    ),
    "accounts:logout": page(post(EVERYONE)),
    "accounts:password": page(
        get(EVERYONE), post(EVERYONE, lambda _: {"old_password": "x"}, 422)
    ),
    "accounts:invitation": public(
        get(EVERYONE), post(EVERYONE, ok=200), by=lambda _: ["MQ", "set-password"]
    ),
    "kawasan:list": page(get(EVERYONE, queries=LIST)),
    "kawasan:map": page(get(EVERYONE, queries=FEW)),
    "kawasan:new": page(
        get(PLACES, queries=("wilayah=99.01", "wilayah=98.01")),
        post(PLACES, new_kawasan, **GROUND),
    ),
    "kawasan:edit": page(
        get(PLACES, kind="kawasan", parent=403),
        post(PLACES, ground.kawasan_form, kind="kawasan", parent=403),
        by=kode,
    ),
    "kawasan:rt_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:rt_new": page(
        get(PLACES, queries=("wilayah=99.01", "wilayah=98.01")),
        post(PLACES, new_rt, **GROUND),
    ),
    "kawasan:rt_edit": page(
        get(PLACES, kind="rt"), post(PLACES, rt_form, kind="rt"), by=pk
    ),
    "kawasan:rt_close": page(post(PLACES, reason, kind="rt"), by=pk),
    "kawasan:rt_reopen": page(post(PLACES, reason, kind="closed rt"), by=pk),
    "kawasan:rt_denominators": page(
        get(PLACES, kind="rt"), post(PLACES, denominators, kind="rt"), by=pk
    ),
    "kawasan:pertimbangan_edit": page(
        get(PLACES, kind="kawasan", parent=403),
        post(PLACES, considerations, kind="kawasan", parent=403),
        by=kode,
    ),
    "kawasan:kawasan_sungai": page(get(EVERYONE, kind="kawasan", **PART), by=kode),
    "kawasan:kawasan_sungai_map": page(get(EVERYONE, kind="kawasan", **PART), by=kode),
    "kawasan:sungai_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:sungai_new": page(
        get(PLACES), post(PLACES, lambda _: {"nama": "x"}, 422)
    ),
    # What a city keeps is read by all who work in it, and changed by its office.
    "kawasan:sungai": page(get(EVERYONE, kind="river", **PART), by=pk),
    "kawasan:sungai_edit": page(
        get(PLACES, kind="river", parent=403),
        post(PLACES, lambda _: {"nama": "x"}, 422, kind="river", parent=403),
        by=pk,
    ),
    "kawasan:sempadan_new": page(
        get(PLACES), post(PLACES, lambda _: {"nomor": "1"}, 422)
    ),
    "kawasan:sempadan_edit": page(
        get(PLACES, kind="strip", parent=403),
        post(PLACES, lambda _: {"nomor": "1"}, 422, kind="strip", parent=403),
        by=pk,
    ),
    "kawasan:konvensi_list": page(get(EVERYONE, queries=("", "q=kenari", "unduh=csv"))),
    "kawasan:konvensi": page(get(EVERYONE, kind="city"), by=kode),
    "kawasan:konvensi_edit": page(
        get(CONVENTIONS, kind="city"),
        post(CONVENTIONS, answer, kind="city"),
        by=lambda place: [place.kode, "aturan_legalitas"],
    ),
    "kawasan:users": page(get(PEOPLE, queries=LIST)),
    "kawasan:user_new": page(get(PEOPLE), post(PEOPLE, new_person, 200)),
    "kawasan:user_places": page(
        get(PEOPLE, queries=("", "kode_wilayah=kenari", "kode_wilayah=98"))
    ),
    "kawasan:user": page(
        get(PEOPLE, kind="person", **MANAGED),
        post(PEOPLE, lambda _: {"nama": "Nama Lain"}, kind="person", **MANAGED),
        by=pk,
    ),
    "kawasan:user_duty_new": page(
        post(PEOPLE, new_duty, kind="person", **MANAGED), by=pk
    ),
    "kawasan:user_duty_end": page(post(PEOPLE, kind="duty", **MANAGED), by=duty),
    "kawasan:user_deactivate": page(post(PEOPLE, kind="person", **MANAGED), by=pk),
    "kawasan:user_reactivate": page(
        post(PEOPLE, ok=200, kind="closed person", **MANAGED), by=pk
    ),
    "kawasan:user_reset": page(post(PEOPLE, ok=200, kind="person", **MANAGED), by=pk),
    "kawasan:profile": page(get(EVERYONE), post(EVERYONE, token, 200)),
    # Nobody ends a token of somebody else; the own one is another test's.
    "kawasan:token_revoke": page(
        post(EVERYONE, ok=404, kind="token"), by=pk
    ),
    "kawasan:audit": page(get(TRAIL, queries=LIST)),
    # The portal has people, so its first page is gone.
    "kawasan:setup": public(get(EVERYONE, 404), post(EVERYONE, ok=404)),
    "kawasan:setup_places": page(
        get(KEEPER, national=True), post(KEEPER, national=True)
    ),
    "assessments:list": page(get(SHEETS, queries=LIST)),
    "assessments:start": page(
        get(WRITERS, kind="fresh rt"), post(WRITERS, start, kind="fresh rt"), by=pk
    ),
    "assessments:detail": page(
        *(
            get(SHEETS, kind=f"sheet {status}", gate=SHEETS, nobody=403)
            for status in ("draf", "disahkan")
        ),
        by=uuid_of,
    ),
    "assessments:edit": page(
        get(WRITERS, **SHEET), post(WRITERS, ground.sheet_form, **SHEET), by=uuid_of
    ),
    "assessments:save": page(
        post(WRITERS, ground.sheet_form, 200, **SHEET), by=uuid_of
    ),
    # A look at the address of sending leads to the form, which then decides.
    "assessments:submit": page(
        get(EVERYONE, 302, kind="sheet draf", foreign=302),
        post(WRITERS, ground.sheet_form, **SHEET),
        by=uuid_of,
    ),
    "assessments:transition": page(
        step("verify", "diajukan", VERIFIERS),
        step("return", "diajukan", VERIFIERS),
        step("approve", "diverifikasi", APPROVERS),
        step("cancel", "disahkan", CANCELLERS),
        step("restore", "dibatalkan", CANCELLERS),
        by=uuid_of,
    ),
    "assessments:return": page(
        get(VERIFIERS, kind="sheet diajukan", gate=SHEETS, nobody=403),
        post(VERIFIERS, send_back, kind="sheet diajukan", gate=SHEETS, nobody=403),
        by=uuid_of,
    ),
    "assessments:replace": page(
        post(WRITERS, kind="sheet disahkan", gate=SHEETS, nobody=403), by=uuid_of
    ),
    "assessments:remark_close": page(
        post(VERIFIERS, lambda _: {"versi": 1}, kind="remark", gate=SHEETS, nobody=403),
        by=pk,
    ),
    "assessments:bulk_list": page(get(REVIEWERS, queries=LIST)),
    # Pimpinan verifies nothing, so the step named here is no choice.
    "assessments:bulk_new": page(
        get(REVIEWERS, queries=FEW),
        post(REVIEWERS, lambda _: {"langkah": "verify"}, (302, 422)),
    ),
    "assessments:bulk": page(
        get(REVIEWERS, queries=("", "q=kenari&hasil=berhasil", "unduh=csv"), **RUN),
        by=uuid_of,
    ),
    # Only who made the trial runs it; the run of the land is finished.
    "assessments:bulk_start": page(post(frozenset(), **RUN), by=uuid_of),
    "assessments:bulk_undo": page(
        post(VERIFIERS, lambda _: {"alasan": "Keliru."}, **RUN), by=uuid_of
    ),
    "assessments:bulk_resume": page(post(VERIFIERS, ok=409, **RUN), by=uuid_of),
    "assessments:board": page(get(BOARD, queries=LIST)),
    "assessments:area_index": page(get(EVERYONE, (200, 302))),
    "assessments:area": page(
        get(EVERYONE, kind="wilayah", queries=YEAR), by=kode
    ),
    # The kelurahan of the land lack sheets, and none of them is approved.
    "assessments:area_approve": page(
        post(AREA, year_of_place, 422, kind="wilayah"), by=kode
    ),
    "assessments:area_reopen": page(
        post(REOPENERS, year_of_place, 422, kind="wilayah"), by=kode
    ),
    "assessments:queue": page(
        get(VERIFIERS | APPROVERS, queries=FEW)
    ),
    "assessments:next": page(get(VERIFIERS | APPROVERS, 302)),
    "assessments:pending": page(get(QUEUE)),
    "assessments:retry": page(post(PEOPLE)),
    "assessments:years": page(get(EVERYONE, queries=LIST)),
    "assessments:year_open": page(get(MANAGERS), post(MANAGERS, new_year)),
    # A year of the kab/kota is seen by all who work in it, its figures only whole.
    "assessments:year": page(
        get(EVERYONE, kind="year", queries=("", "unduh=csv"), **PART),
        get(EVERYONE, kind="locked year", **PART),
        by=year_of,
    ),
    "assessments:year_step": page(
        post(MANAGERS, lock_year, kind="year", **PART), by=year_of
    ),
    "assessments:snapshot": page(
        get(SHEETS, kind="snapshot", gate=SHEETS, nobody=403,
            queries=("", "unduh=xlsx")),
        by=snapshot_of,
    ),
    "assessments:priority_list": page(get(EVERYONE, queries=LIST)),
    "assessments:priority": page(
        get(EVERYONE, kind="kawasan", queries=("", "tahun=2022"), **PART), by=kode
    ),
    "assessments:calculator": public(get(EVERYONE), post(EVERYONE, ok=200)),
    "assessments:indicator": page(get(EVERYONE, kind="wilayah"), by=indicator_of),
    "assessments:target_new": page(
        get(PLANNERS, kind="wilayah"), post(PLANNERS, new_target, kind="wilayah"),
        by=indicator_of,
    ),
    "assessments:achievement_new": page(
        get(PLANNERS, kind="wilayah", queries=("tahun=2022",)),
        post(PLANNERS, new_achievement, kind="wilayah"),
        by=indicator_of,
    ),
    "assessments:number_withdraw": page(
        post(PLANNERS, lambda _: {"alasan": "Salah."}, kind="target"),
        by=number("target"),
    ),
    "kawasan:interventions": page(get(EVERYONE, queries=LIST)),
    "kawasan:intervention_queue": page(get(VERIFIERS, queries=FEW)),
    "kawasan:intervention_new": page(
        get(GROUPS, (200, 404), queries=("", "kelurahan=98.01.01.1001", "rt=1")),
        post(GROUPS, ground.new_work, kind="ground", gate=GROUPS, nobody=403),
    ),
    "kawasan:intervention": page(get(EVERYONE, kind="work"), by=uuid_of),
    "kawasan:intervention_edit": page(
        get(GROUPS, kind="work"), post(GROUPS, ground.work_form, kind="work"),
        by=uuid_of,
    ),
    "kawasan:intervention_step": page(
        get(VERIFIERS, kind="work"),
        post(VERIFIERS, lambda work: {"versi": work.versi}, kind="work"),
        by=lambda work: [work.uuid, "layak"],
    ),
    "dashboard:sk_check": page(
        get(EVERYONE, queries=(*LIST, "bendera=tanpa_sk", "unduh=csv&bendera=ada"))
    ),
    "dashboard:sk": page(
        get(EVERYONE, kind="sk", queries=("", "unduh=csv"), **PART),
        get(EVERYONE, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:sk_new": page(
        get(DECREES),
        post(DECREES, new_sk, kind="city", gate=DECREES, foreign=422, nobody=403),
    ),
    "kawasan:sk_edit": page(
        get(DECREES, kind="sk", parent=403),
        post(DECREES, sk_form, kind="sk", parent=403),
        by=uuid_of,
    ),
    "kawasan:sk_items": page(
        get(DECREES, kind="sk draf"),
        post(DECREES, sk_lines, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_import": page(
        get(DECREES, kind="sk draf"),
        post(DECREES, sk_table, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_match": page(
        post(DECREES, sk_tie, kind="sk line", parent=403), by=line_of
    ),
    "kawasan:sk_activate": page(
        get(DECREES, kind="sk draf"),
        post(DECREES, sk_begin, kind="sk draf"),
        by=uuid_of,
    ),
    "kawasan:sk_revoke": page(
        get(DECREES, kind="sk", parent=403),
        post(DECREES, sk_end, kind="sk", parent=403),
        by=uuid_of,
    ),
    "kawasan:sk_review": page(
        get(DECREES, kind="sk", parent=403),
        post(DECREES, sk_seen, kind="sk", parent=403),
        by=uuid_of,
    ),
    "kawasan:sk_compare": page(
        get(EVERYONE, kind="sk", queries=("", "unduh=csv"), **PART), by=uuid_of
    ),
    "kawasan:sk_annex": page(get(EVERYONE, kind="sk", parent=403), by=uuid_of),
    "kelompok:plan_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:plan_new": page(
        get(PLAN_KEEPERS),
        post(PLAN_KEEPERS, new_shared_plan, kind="city", gate=PLAN_KEEPERS, foreign=422,
             nobody=403),
    ),
    # A plan of the province is not read below it; its volumes count there all the same.
    "kelompok:plan": page(
        get(EVERYONE, kind="plan",
            queries=("", "tahun=2027&kolom=1:dak", "unduh=xlsx", "tanda=ganda")),
        by=pk,
    ),
    "kelompok:plan_edit": page(
        get(PLAN_KEEPERS, kind="plan"), post(PLAN_KEEPERS, plan_form, kind="plan"),
        by=pk,
    ),
    "kelompok:plan_cells": page(
        post(PLAN_KEEPERS, plan_cell, 422, kind="plan"), by=pk
    ),
    "kelompok:plan_outcome": page(get(EVERYONE, kind="plan"), by=pk),
    "kelompok:plan_items": page(
        get(EVERYONE, kind="plan", queries=("", "q=kenari", "unduh=csv")), by=pk
    ),
    "kelompok:plan_item_new": page(
        get(PLAN_KEEPERS, kind="plan"),
        post(PLAN_KEEPERS, plan_new_item, kind="plan"),
        by=pk,
    ),
    "kelompok:plan_paste": page(
        get(PLAN_KEEPERS, kind="plan"), post(PLAN_KEEPERS, plan_table, kind="plan"),
        by=pk,
    ),
    "kelompok:plan_item": page(get(EVERYONE, kind="plan item"), by=pk),
    "kelompok:plan_item_edit": page(
        get(PLAN_KEEPERS, kind="plan item"),
        post(PLAN_KEEPERS, plan_item_form, kind="plan item"),
        by=pk,
    ),
    "kelompok:plan_item_step": page(
        post(PLAN_KEEPERS, plan_version, kind="plan item"),
        by=lambda item: [item.pk, "sepakati"],
    ),
    "kelompok:ksm_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:ksm_new": page(
        get(GROUPS),
        post(GROUPS, new_ksm, **{**GROUND, "gate": GROUPS}),
    ),
    "kelompok:ksm": page(get(EVERYONE, kind="ksm"), by=pk),
    "kelompok:ksm_edit": page(
        get(GROUPS, kind="ksm"), post(GROUPS, ksm_form, kind="ksm"), by=pk
    ),
    "kawasan:institutions": page(get(EVERYONE, queries=LIST)),
    "kawasan:institution_new": page(
        get(OFFICE_KEEPERS),
        post(
            OFFICE_KEEPERS, new_office, kind="city", gate=OFFICE_KEEPERS, foreign=422,
            nobody=403,
        ),
    ),
    # Everybody reads of every office; who may change it is of its place.
    "kawasan:institution_edit": page(
        get(OFFICE_KEEPERS, nobody=404),
        post(OFFICE_KEEPERS, office_form, nobody=404),
        by=lambda _: [Institution.objects.get(nama="Dinas Kota").pk],
    ),
    "kelompok:pokja_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:pokja_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_pokja, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    "kelompok:pokja": page(get(EVERYONE, kind="pokja"), by=pk),
    "kelompok:pokja_edit": page(
        get(SECRETARIES, kind="pokja"), post(SECRETARIES, pokja_form, kind="pokja"),
        by=pk,
    ),
    "kelompok:pokja_member_new": page(
        get(SECRETARIES, kind="pokja"), post(SECRETARIES, new_seat, kind="pokja"),
        by=pk,
    ),
    "kelompok:pokja_member_edit": page(
        get(SECRETARIES, kind="seat"), post(SECRETARIES, new_seat, kind="seat"),
        by=seat_of,
    ),
    "kelompok:pokja_member_remove": page(
        post(SECRETARIES, lambda seat: {"versi": seat.versi}, kind="seat"), by=seat_of
    ),
    "kelompok:pokja_ranking": page(get(EVERYONE, queries=LIST)),
    "kelompok:pokja_performance_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_performance, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    "kelompok:pokja_performance_edit": page(
        get(SECRETARIES, kind="performance"),
        post(SECRETARIES, performance_form, kind="performance"),
        by=pk,
    ),
    # The names hold everywhere, so only a province gives them.
    "kelompok:pokja_aspects": page(
        get(NAMERS), post(NAMERS, lambda _: {"aspek_1": "x", "sumber": "x"})
    ),
    "kelompok:action_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:action_own": page(get(EVERYONE, queries=LIST)),
    "kelompok:action_board": page(get(EVERYONE, queries=("", "susun=instansi"))),
    "kelompok:action_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_action, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    "kelompok:action": page(get(EVERYONE, kind="action item"), by=pk),
    "kelompok:action_edit": page(
        get(SECRETARIES, kind="action item"),
        post(SECRETARIES, action_form, kind="action item"),
        by=pk,
    ),
    # Members report on what their own office owes; those who walk have no office.
    "kelompok:action_step": page(
        get(SECRETARIES, kind="action item"),
        post(SECRETARIES, progress, kind="action item"),
        by=number_and("lapor"),
    ),
    "dashboard:pokja_home": page(get(DASHBOARD, (200, 302))),
    # Who serves in a kab/kota sees it and the total of its province.
    "dashboard:pokja": page(
        get(DASHBOARD, kind="province", gate=DASHBOARD, nobody=403, queries=YEAR,
            **PART),
        by=kode,
    ),
    "dashboard:pokja_review": page(
        get(DASHBOARD, kind="city", gate=DASHBOARD, nobody=403,
            queries=("tahun=2022", "tahun=2022&dengan=98.01"), **PART),
        by=kode,
    ),
    "kelompok:dokumen_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:dokumen_new": page(
        get(POKJA, queries=("", "wilayah=98.01")),
        post(POKJA, new_paper_row, kind="city", gate=POKJA, foreign=422, nobody=403),
    ),
    "kelompok:dokumen_matriks": page(
        get(EVERYONE, queries=("", "unduh=csv", "unduh=xlsx"))
    ),
    "kelompok:dokumen_wilayah": page(get(EVERYONE, kind="city"), by=kode),
    # What a city keeps is read by all who work in it, and changed by its Pokja.
    "kelompok:dokumen": page(get(EVERYONE, kind="dokumen", **PART), by=pk),
    "kelompok:dokumen_edit": page(
        get(POKJA, kind="dokumen", parent=403),
        post(POKJA, paper_row, kind="dokumen", parent=403),
        by=pk,
    ),
    "kelompok:aturan_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:aturan_new": page(
        get(GROUPS), post(GROUPS, new_rule, **{**GROUND, "gate": GROUPS})
    ),
    "kelompok:aturan": page(get(EVERYONE, kind="aturan"), by=pk),
    "kelompok:aturan_edit": page(
        get(GROUPS, kind="aturan"), post(GROUPS, rule_row, kind="aturan"), by=pk
    ),
    "kelompok:rplp_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:rplp_new": page(
        get(GROUPS), post(GROUPS, new_plan, **{**GROUND, "gate": GROUPS})
    ),
    "kelompok:rplp": page(get(EVERYONE, kind="rplp"), by=pk),
    "kelompok:rplp_edit": page(
        get(GROUPS, kind="rplp"), post(GROUPS, plan_row, kind="rplp"), by=pk
    ),
    "kelompok:ksm_kegiatan_list": page(
        get(EVERYONE, queries=(*LIST, "waktu=terlambat"))
    ),
    "kelompok:ksm_kegiatan_new": page(
        get(GROUPS, kind="ksm"), post(GROUPS, ksm_takes_work, kind="ksm"), by=pk
    ),
    "kelompok:ksm_kegiatan": page(get(EVERYONE, kind="ksm work"), by=pk),
    "kelompok:ksm_rab": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, ksm_budget, kind="ksm work"), by=pk
    ),
    "kelompok:ksm_rencana": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, ksm_terms, kind="ksm work"), by=pk
    ),
    "kelompok:ksm_kas": page(get(EVERYONE, kind="ksm work"), by=pk),
    # The book and the account open with the first payment, so who may is told why not.
    "kelompok:ksm_kas_baris": page(
        get(GROUPS, kind="ksm work"), post(GROUPS, ok=422, kind="ksm work"), by=pk
    ),
    "kelompok:ksm_lpj": page(
        get(GROUPS, kind="ksm work"),
        post(GROUPS, seen_today, 422, kind="ksm work"),
        by=pk,
    ),
    "kelompok:ksm_langkah": page(
        get(VERIFIERS, kind="ksm work"),
        post(VERIFIERS, seen_today, kind="ksm work"),
        by=lambda one: [one.pk, "layak"],
    ),
    "kelompok:ksm_usulkan": page(
        post(GROUPS, lambda one: {"versi": one.versi}, 422, kind="ksm work"), by=pk
    ),
    "kelompok:aset_list": page(get(EVERYONE, queries=(*LIST, "inspeksi=lama"))),
    "kelompok:aset_new": page(
        get(GROUPS), post(GROUPS, new_aset, **{**GROUND, "gate": GROUPS})
    ),
    "kelompok:aset": page(get(EVERYONE, kind="aset"), by=pk),
    "kelompok:aset_edit": page(
        get(GROUPS, kind="aset"), post(GROUPS, aset_form, kind="aset"), by=pk
    ),
    "kelompok:inspeksi": page(
        get(UPKEEP, kind="aset"), post(UPKEEP, inspected, kind="aset"), by=this_year_of
    ),
    "kelompok:iuran": page(
        get(UPKEEP, kind="aset"), post(UPKEEP, new_fee, kind="aset"), by=pk
    ),
    "kelompok:jadwal": page(
        get(UPKEEP, kind="aset"), post(UPKEEP, new_job, kind="aset"), by=pk
    ),
    "kelompok:jadwal_selesai": page(post(UPKEEP, seen_today, kind="jadwal"), by=pk),
    "kelompok:keberlanjutan": page(get(EVERYONE, queries=("", *FEW, *YEAR))),
    "kelompok:bimtek_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:bimtek_totals": page(
        get(EVERYONE, queries=(*LIST, "unduh=csv&bagian=wilayah"))
    ),
    "kelompok:bimtek_new": page(
        get(MANAGERS), post(MANAGERS, lambda _: {"judul": "x"}, 422)
    ),
    # What a city holds is read by all who work in it; names only by its committee.
    "kelompok:bimtek": page(get(EVERYONE, kind="bimtek", **PART), by=pk),
    "kelompok:bimtek_edit": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"judul": "x"}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_details": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"versi": 1}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_results": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"status": "x"}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_tindak": page(
        get(SECRETARIES, kind="bimtek", parent=403),
        post(SECRETARIES, lambda _: {"uraian": "x"}, 422, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_hadir": page(
        get(MANAGERS, kind="bimtek", parent=403), by=pk
    ),
    "kelompok:bimtek_hadir_tambah": page(
        post(MANAGERS, lambda _: {"nama": "x"}, kind="bimtek", parent=403), by=pk
    ),
    "kelompok:bimtek_hadir_ubah": page(
        post(
            MANAGERS, lambda _: {"langkah": "hapus"}, kind="peserta", parent=403
        ),
        by=of_event,
    ),
    "kelompok:bimtek_hitungan": page(
        post(
            MANAGERS, lambda _: {"asal": "x", "jumlah": "2"}, kind="bimtek", parent=403
        ),
        by=pk,
    ),
    "kelompok:bimtek_hitungan_hapus": page(
        post(MANAGERS, kind="hitungan", parent=403), by=of_event
    ),
    "kelompok:bimtek_pintu": page(
        get(MANAGERS, kind="bimtek", parent=403),
        post(MANAGERS, lambda _: {"langkah": "tutup"}, kind="bimtek", parent=403),
        by=pk,
    ),
    "kelompok:bimtek_sertifikat": page(
        get(MANAGERS, kind="bimtek", parent=403), by=pk
    ),
    # At the venue nobody has an account; without a code nothing is shown.
    "kelompok:hadir_kode": public(
        get(EVERYONE), post(EVERYONE, lambda _: {"kode": "ABCDEF"}, 422)
    ),
    "kelompok:hadir": public(
        get(EVERYONE, 404), post(EVERYONE, ok=404), by=lambda _: ["kenari"]
    ),
    "kelompok:rapat_list": page(get(EVERYONE, queries=LIST)),
    "kelompok:rapat_new": page(
        get(SECRETARIES),
        post(
            SECRETARIES, new_meeting, kind="city", gate=SECRETARIES, foreign=422,
            nobody=403,
        ),
    ),
    "kelompok:rapat": page(get(EVERYONE, kind="rapat"), by=pk),
    "kelompok:rapat_edit": page(
        get(SECRETARIES, kind="rapat"),
        post(SECRETARIES, meeting_form, kind="rapat"),
        by=pk,
    ),
    "kelompok:rapat_langkah": page(
        post(SECRETARIES, close_meeting, kind="rapat"), by=pk
    ),
    "kelompok:rapat_ringkasan": page(
        get(EVERYONE, kind="rapat terbit", **PART), by=pk
    ),
    "kelompok:rapat_hadir": page(
        get(EVERYONE, kind="rapat", queries=("", "q=kenari")),
        post(SECRETARIES, new_guest, kind="rapat"),
        by=pk,
    ),
    "kelompok:rapat_notulen": page(
        get(SECRETARIES, kind="rapat"), post(SECRETARIES, new_text, kind="rapat"), by=pk
    ),
    "kelompok:rapat_naskah": page(get(NAME_READERS, kind="rapat"), by=minutes_of),
    "kelompok:rapat_kalender": page(get(EVERYONE), post(EVERYONE, ok=200, nobody=403)),
    "kelompok:rapat_ics": public(get(EVERYONE, 404), path="/rapat/kalender/x.ics"),
    "files:upload": page(post(RT_FILES, new_file, kind="rt"), by=rt_of),
    "files:file": page(get(EVERYONE, kind="berkas"), by=uuid_of),
    "files:small": page(get(EVERYONE, kind="berkas"), by=uuid_of),
    "files:delete": page(
        post(RT_FILES, lambda _: {"alasan": "Salah foto."}, kind="berkas"), by=uuid_of
    ),
    "files:restore": page(post(RT_FILES, kind="berkas"), by=uuid_of),
    "health-live": public(get(EVERYONE)),
    "health-ready": public(get(EVERYONE)),
    "health-deep": public(get(EVERYONE, 404)),
}  # fmt: skip
SENT = {"kind": "sheet draf", "gate": SHEETS}
API = {
    "api:root": public(get(EVERYONE)),
    "api:openapi": public(get(EVERYONE)),
    "api:docs": public(get(EVERYONE)),
    "api:skor": public(post(EVERYONE, score, 200)),
    "api:wilayah-list": api(get(EVERYONE, queries=API_LIST[:-1])),
    "api:wilayah": api(get(EVERYONE, kind="wilayah"), by=kode),
    "api:kawasan-list": api(get(EVERYONE, queries=MAP_LIST)),
    "api:kawasan": api(get(EVERYONE, kind="kawasan", **PART), by=kode),
    "api:rt-list": api(get(EVERYONE, queries=MAP_LIST)),
    "api:rt": api(get(EVERYONE, kind="rt"), by=pk),
    "api:sk-list": api(get(EVERYONE, queries=("", "kode_wilayah=98", "limit=2"))),
    "api:sk": api(get(EVERYONE, kind="sk", **PART), by=uuid_of),
    # An RT elsewhere does not exist for the sender: a fault of the body.
    "api:penilaian-list": api(
        get(SHEETS, queries=API_LIST, nobody=200),
        post(WRITERS, ground.sent_sheet, 201, kind="fresh rt", foreign=400),
    ),
    "api:penilaian": api(get(SHEETS, **SENT), by=uuid_of),
    "api:penilaian-files": api(
        get(SHEETS, **SENT),
        post(WRITERS, new_paper, 201, **SENT),
        by=uuid_of,
    ),
    "api:transition": api(
        sent_step("diverifikasi", "diajukan", VERIFIERS),
        sent_step("dikembalikan", "diajukan", VERIFIERS),
        sent_step("disahkan", "diverifikasi", APPROVERS),
        sent_step("dibatalkan", "disahkan", CANCELLERS),
        sent_step("draf", "dibatalkan", CANCELLERS),
        by=uuid_of,
    ),
    "api:kondisi-list": api(get(EVERYONE, queries=API_LIST)),
    "api:tahun-list": api(get(EVERYONE, queries=API_LIST)),
    "api:kegiatan-list": api(
        get(EVERYONE, queries=API_LIST),
        post(GROUPS, ground.sent_work, 201, kind="fresh rt", foreign=400),
    ),
    "api:kegiatan": api(get(EVERYONE, kind="work"), by=uuid_of),
    "api:kegiatan-change": api(
        post(GROUPS, ground.changed_work, 200, kind="work"), by=uuid_of
    ),
    "api:kegiatan-step": api(
        post(
            VERIFIERS,
            lambda work: {"ke": "layak", "versi": work.versi},
            200,
            kind="work",
        ),
        by=uuid_of,
    ),
    # Only finished works are verified, so whoever may is told that this is none.
    "api:kegiatan-verdict": api(
        post(
            VERIFIERS,
            lambda work: {"putusan": "disetujui", "versi": work.versi},
            409,
            kind="work",
        ),
        by=uuid_of,
    ),
    "api:rekap-list": api(get(EVERYONE, queries=API_LIST)),
    "api:rekap-kawasan-list": api(get(EVERYONE, queries=API_LIST)),
    "api:rekap-kawasan": api(get(EVERYONE, kind="rekap kawasan", **PART), by=both),
    "api:rekap": api(get(EVERYONE, kind="rekap"), by=both),
    "api:indikator-list": api(get(EVERYONE, queries=("", "sektor=kumuh"))),
    "api:indikator": api(
        get(EVERYONE, foreign=404, nobody=404), by=lambda _: ["KUMUH-HA"]
    ),
    "api:perkembangan": api(
        get(EVERYONE, kind="wilayah"), by=lambda place: ["KUMUH-HA", place.kode]
    ),
    "api:target-list": api(get(EVERYONE, queries=(*API_LIST, "berlaku=false"))),
    "api:capaian-list": api(get(EVERYONE, queries=API_LIST)),
    "api:elsewhere": public(
        get(EVERYONE, 404), post(EVERYONE, ok=404), path="/api/v1/tidak-ada/"
    ),
}
