"""Events that were published, to refer to: only what their sources say.

``silent`` is what a source does not say, so that nobody looks for it in vain.
``unplaced`` are facts of a source for which a meeting has no field. Both are printed
by ``load_events`` and stand in ``docs/rujukan-rapat.md``.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Guest:
    """Who was there: an office, or only the words of the source (``tertulis``)."""

    kategori: str
    office: str = ""
    peran: str = "peserta"
    jabatan: str = ""
    mewakili: str = ""
    tertulis: str = ""


@dataclass(frozen=True)
class Figure:
    """A number that was named. ``kode`` is a place of the portal, ``luar`` is not."""

    uraian: str
    nilai: Decimal
    satuan: str
    jenis: str = "keadaan"
    tahun: int | None = None
    kode: str = ""
    luar: str = ""


@dataclass(frozen=True)
class Reference:
    """One event. ``host`` is the name of an institution with its kind.

    ``cities`` says that every kab/kota of the place was there.
    """

    judul: str
    jenis: str
    sumber: str
    host: tuple[str, str] | None = None
    kode: str = ""
    luar: str = ""
    tanggal: date | None = None
    tempat: str = ""
    tema: str = ""
    pembuka: str = ""
    mewakili: str = ""
    penutup: str = ""
    dilaporkan: int | None = None
    daerah: int | None = None
    kerangka: tuple[str, ...] = ()
    kapasitas: tuple[str, ...] = ()
    arti_pokja: str = ""
    penulis: str = ""
    terbit: date | None = None
    cities: bool = False
    people: tuple[Guest, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    silent: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


_KICK_OFF = (
    "Bappeda Provinsi Kalimantan Selatan",
    "Dinas PUPR Provinsi Kalimantan Selatan",
    "Dinas Lingkungan Hidup Provinsi Kalimantan Selatan",
    "Dinas Perumahan dan Kawasan Permukiman Provinsi Kalimantan Selatan",
    "Dinas Kesehatan Provinsi Kalimantan Selatan",
    "Dinas Pemberdayaan Masyarakat dan Desa Provinsi Kalimantan Selatan",
    "Dinas Pendidikan dan Kebudayaan Provinsi Kalimantan Selatan",
    "Dinas Komunikasi dan Informatika Provinsi Kalimantan Selatan",
)
_BAKEUDA = "Badan Keuangan Daerah Provinsi Kalimantan Selatan"
_BPPW = "Balai Prasarana Permukiman Wilayah Kalimantan Selatan"
_BP2P = (
    "Balai Pelaksana Penyediaan Perumahan Kalimantan II (kini Balai P3KP Kalimantan II)"
)
_BANJAR = "Kota Banjar, Jawa Barat"


def _year_2022(uraian: str, target: str, reached: str) -> tuple[Figure, Figure]:
    """What was aimed at in Kalimantan Selatan in 2022, and what was reached."""
    return (
        Figure(uraian, Decimal(target), "%", "sasaran", 2022, "63"),
        Figure(uraian, Decimal(reached), "%", "capaian", 2022, "63"),
    )


EVENTS = (
    Reference(
        judul="Rakor Collaborative Government penanganan kawasan kumuh",
        jenis="rakor",
        kode="63",
        tanggal=date(2025, 11, 3),
        tempat="Banjarbaru",
        tema="Penerapan Collaborative Government dalam peningkatan kualitas kumuh",
        host=(
            "Dinas Perumahan dan Kawasan Permukiman Provinsi Kalimantan Selatan",
            "opd",
        ),
        sumber=(
            "https://kalsel.jpnn.com/kalsel-terkini/1398/"
            "dinas-perkim-kalsel-inisiasi-kolaborasi-untuk-tangani-kawasan-kumuh"
        ),
        cities=True,
        people=(
            Guest("kementerian", "Kementerian PUPR", "narasumber"),
            Guest("kementerian", "Kementerian Dalam Negeri", "narasumber"),
            Guest("opd", "Disperkim Provinsi Jawa Barat", "narasumber"),
        ),
        notes=(
            ("isu", "Kawasan kumuh masih menjadi tantangan di beberapa daerah."),
            ("catatan", "Tujuan: pemahaman bersama dan sinergi antartingkat."),
            ("catatan", "Tujuan: komitmen pada permukiman layak huni dan"
                        " berkelanjutan."),
            ("catatan", "Program penanganan perlu dipadukan."),
            ("keputusan", "Peserta menindaklanjuti hasil dengan langkah di lapangan."),
        ),
        figures=(
            Figure("Luas yang menjadi fokus Banjarmasin (berita terkait)",
                   Decimal(450), "ha", kode="63.71"),
        ),
        silent=(
            "Jam mulai dan selesai.",
            "Nomenklatur tiap dinas kabupaten/kota; hanya wilayahnya yang dicatat.",
            "Notulen dan rencana aksi; tidak ada tindak lanjut yang dapat dicatat.",
            "Tahun dan dasar angka 450 ha.",
            "Penulis dan tanggal terbit.",
        ),
    ),
    Reference(
        judul="Sinkronisasi perencanaan program penanganan kumuh Kota Banjar",
        jenis="sinkronisasi",
        luar=_BANJAR,
        tanggal=date(2016, 11, 8),
        tempat="Aula DCKTLH",
        pembuka="Kabid Fisik Bappeda",
        penutup="Kabid Fisik Bappeda",
        host=("Pokja PKP Kota Banjar (Jawa Barat)", "lain"),
        arti_pokja="percepatan Penanganan Kumuh Perkotaan",
        kerangka=("KOTAKU 2016–2020", "100-0-100"),
        sumber=(
            "https://bappeda.banjarkota.go.id/pokja-pkp-gelar-rakor-sinkronisasi-"
            "perencanaan-program-penanganan-kumuh/"
        ),
        people=(
            Guest("anggota_pokja", "Bappeda Kota Banjar", "pembuka", "Kabid Fisik"),
            Guest("anggota_pokja", "Bappeda Kota Banjar", "penutup", "Kabid Fisik"),
            Guest("anggota_pokja", "DCKTLH Kota Banjar"),
            Guest("pendamping", "Pendamping KOTAKU Kota Banjar", "narasumber"),
            Guest("kades_lurah", jabatan="Kepala desa dan lurah",
                  tertulis="Kepala desa dan lurah"),
        ),
        notes=(
            ("isu", "Pertumbuhan kota, kebutuhan prasarana, kemampuan terbatas, dan"
                    " daya dukung lahan."),
            ("catatan", "KOTAKU 2016–2020 mendukung 100-0-100: wadah kolaborasi dan"
                        " prasarana berbasis masyarakat."),
            ("catatan", "Kumuh dikurangi dan dicegah, dengan kegiatan yang inovatif"
                        " dan tepat sasaran."),
            ("catatan", "Paparan kebijakan."),
            ("catatan", "Pendamping menjelaskan strategi menuju kota mandiri,"
                        " penghitungan pengurangan kumuh, dan kolaborasi."),
            ("catatan", "Diskusi rencana kerja kolaborasi semua pelaku."),
            ("keputusan", "Dukungan desa dimasukkan ke perencanaan desa."),
            ("keputusan", "Desa dan kelurahan memberi dukungan teknis kepada BKM"
                          " sebagai kader pemberdayaan menurut UU Desa."),
            ("keputusan", "Peserta diminta menindaklanjuti."),
        ),
        figures=(
            Figure("Luas kumuh", Decimal("187.95"), "ha", "keadaan", 2016,
                   luar=_BANJAR),
            Figure("Desa dan kelurahan yang memuatnya", Decimal(14),
                   "desa/kelurahan", "keadaan", 2016, luar=_BANJAR),
            Figure("Luas kumuh", Decimal(0), "ha", "sasaran", 2019, luar=_BANJAR),
        ),
        silent=(
            "Jam mulai dan selesai.",
            "Nama ke-14 desa/kelurahan.",
            "Berkas paparan kebijakan.",
            "Penulis dan tanggal terbit.",
        ),
        unplaced=(
            "Halaman beritanya mempunyai kotak komentar; portal ini sengaja tidak.",
        ),
    ),
    Reference(
        judul="Kick Off Meeting Tahunan Pokja PKP Kalimantan Selatan",
        jenis="kick_off_meeting",
        kode="63",
        tanggal=date(2023, 3, 9),
        tema="Peran swasta dan masyarakat",
        host=("Dinas PUPR Provinsi Kalimantan Selatan", "opd"),
        dilaporkan=100,
        kerangka=("RPJMN 2020-2024", "SDGs 2030", "RPJMD 2021-2026"),
        sumber=(
            "https://diskominfomc.kalselprov.go.id/2023/03/09/"
            "kolaborasi-multisektor-wujudkan-sektor-pkp/"
        ),
        # The day stands in the address of the article.
        terbit=date(2023, 3, 9),
        people=(
            *(Guest("opd", name) for name in _KICK_OFF),
            Guest("opd", _BAKEUDA, tertulis="Bakauda"),
            Guest("kementerian", _BPPW, tertulis="BPPW"),
            Guest("kementerian", _BP2P, tertulis="BPPP Kalimantan II"),
            Guest("kab_kota", tertulis="Dinas kabupaten/kota"),
        ),
        notes=(
            ("catatan", "Tujuan: meningkatkan peran daerah dalam target air minum,"
                        " sanitasi, dan perumahan."),
            ("catatan", "Pokja menjadi wadah komunikasi, koordinasi, dan sinkronisasi"
                        " provinsi dan kabupaten/kota."),
            ("catatan", "Capaian dipercepat dengan meningkatkan mutu Pokja."),
            ("catatan", "Masyarakat dan swasta ikut menyumbang."),
            ("catatan", "Capaian dan strategi tiap kabupaten/kota ditinjau."),
            ("catatan", "Perencanaan empat sektor disusun secara partisipatif."),
            ("catatan", "Kabupaten/kota dibina dan diawasi."),
        ),
        figures=(
            *_year_2022("Rumah layak huni", "39.47", "43.35"),
            *_year_2022("Akses air minum", "88.68", "77.09"),
            *_year_2022("Akses air limbah", "90", "88.28"),
            *_year_2022("Pengelolaan sampah", "75", "60.14"),
        ),
        silent=(
            "Tempat dan jam.",
            "Dinas kabupaten/kota mana yang hadir.",
            "Penulis.",
        ),
    ),
    Reference(
        judul="Lokakarya P2KP Sumatera Selatan (100-0-100)",
        jenis="lokakarya",
        luar="Sumatera Selatan",
        tempat="Sumatera Selatan",
        pembuka="Kepala Bappeda (Sekretaris TKPK)",
        mewakili="Wakil Gubernur",
        daerah=7,
        kerangka=("100-0-100", "Target nasional 2015–2019"),
        kapasitas=("sistem", "lembaga", "individu"),
        penulis="(Admin)",
        sumber="Berita lokakarya P2KP Sumatera Selatan; alamatnya tidak ditemukan",
        people=(
            Guest("opd", "Bappeda Provinsi Sumatera Selatan", "pembuka", "Kepala",
                  "Wakil Gubernur"),
            Guest("dprd", "DPRD Provinsi Sumatera Selatan", jabatan="Komisi IV"),
            Guest("dprd", "DPRD Provinsi Sumatera Selatan", jabatan="Komisi V"),
            Guest("akademisi", jabatan="Rektor", tertulis="Rektor perguruan tinggi"),
            Guest("perbankan_swasta", tertulis="Perbankan"),
            Guest("opd", jabatan="Kepala", tertulis="Kepala dinas dan badan"),
            Guest("media", tertulis="Pers"),
            Guest("kab_kota", tertulis="Tujuh kabupaten/kota"),
        ),
        notes=(
            ("isu", "Penyebab kumuh, strategi, penyediaan lahan, dan peningkatan"
                    " kualitas."),
            ("catatan", "Kapasitas sistem, lembaga, dan individu dibangun dalam jangka"
                        " panjang, menengah, dan pendek; multipihak dan menurut"
                        " kebutuhan."),
            ("catatan", "Peran SKPD: strategi kebijakan; sinergi pusat, provinsi,"
                        " daerah, masyarakat, swasta, dan CSR; sinkronisasi program;"
                        " pengendalian dan monitoring."),
            ("catatan", "Kinerja penanganan kumuh dan 100-0-100 diukur dari hasil dan"
                        " keluaran."),
            ("catatan", "Kebijakan nasional dan sasaran 2015–2019."),
            ("catatan", "Aturan bersama menjadi indikator utama kinerja fasilitasi."),
            ("catatan", "Penyiapan dan penguatan “Mangkuk Masyarakat”; arti tepatnya"
                        " tidak ditemukan."),
            ("catatan", "Wadah kolaborasi."),
        ),
        figures=(
            Figure("Akses air minum", Decimal(100), "%", "sasaran", 2019),
            Figure("Kumuh", Decimal(0), "%", "sasaran", 2019),
            Figure("Akses sanitasi", Decimal(100), "%", "sasaran", 2019),
        ),
        silent=(
            "Tanggal, gedung, dan penyelenggara.",
            "Nama ketujuh kabupaten/kota.",
            "Dinas, badan, perguruan tinggi, dan bank mana yang hadir.",
            "Tanggal terbit.",
        ),
    ),
)  # fmt: skip
