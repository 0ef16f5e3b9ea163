"""Events that were published, to refer to: only what their sources say.

``unplaced`` are facts of the source for which a meeting has no field; they are printed
by ``load_events`` and stand in ``docs/rujukan-rapat.md``.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reference:
    """One event. ``host`` and ``offices`` are names of institutions with their kind.

    ``people`` are (role, category, institution, function, acting for); ``cities`` says
    that every kab/kota of the place was there.
    """

    judul: str
    jenis: str
    sumber: str
    host: tuple[str, str] | None = None
    kode: str = ""
    tanggal: date | None = None
    tempat: str = ""
    tema: str = ""
    pembuka: str = ""
    mewakili: str = ""
    dilaporkan: int | None = None
    cities: bool = False
    people: tuple[tuple[str, str, str, str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
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
    "Badan Keuangan Daerah Provinsi Kalimantan Selatan",
)
_BALAI = (
    "Balai Prasarana Permukiman Wilayah Kalimantan Selatan",
    "Balai Pelaksana Penyediaan Perumahan Kalimantan II"
    " (kini Balai P3KP Kalimantan II)",
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
            ("narasumber", "kementerian", "Kementerian PUPR", "", ""),
            ("narasumber", "kementerian", "Kementerian Dalam Negeri", "", ""),
            ("narasumber", "opd", "Disperkim Provinsi Jawa Barat", "", ""),
        ),
        notes=(
            ("isu", "Kawasan kumuh masih menjadi tantangan di beberapa daerah."),
            ("catatan", "Tujuan: pemahaman bersama dan sinergi antartingkat."),
            ("catatan", "Program penanganan perlu dipadukan."),
            ("keputusan", "Peserta menindaklanjuti hasil dengan langkah di lapangan."),
        ),
        unplaced=(
            "Jam mulai dan selesai tidak disebut.",
            "Nomenklatur tiap dinas kabupaten/kota tidak disebut; hanya wilayahnya"
            " yang dicatat.",
            "Notulen dan rencana aksi tidak diterbitkan; tidak ada tindak lanjut"
            " yang dapat dicatat.",
            "Berita terkait: Banjarmasin berfokus pada 450 ha. Ini pernyataan luas,"
            " bukan hasil rapat; tempatnya di SK atau indikator.",
        ),
    ),
    Reference(
        judul="Sinkronisasi perencanaan program penanganan kumuh Kota Banjar",
        jenis="sinkronisasi",
        tanggal=date(2016, 11, 8),
        tempat="Aula DCKTLH, Kota Banjar (Jawa Barat)",
        pembuka="Kabid Fisik Bappeda",
        host=("Pokja PKP Kota Banjar (Jawa Barat)", "lain"),
        sumber=(
            "https://bappeda.banjarkota.go.id/pokja-pkp-gelar-rakor-sinkronisasi-"
            "perencanaan-program-penanganan-kumuh/"
        ),
        people=(
            ("pembuka", "anggota_pokja", "Bappeda Kota Banjar", "Kabid Fisik", ""),
            ("penutup", "anggota_pokja", "Bappeda Kota Banjar", "Kabid Fisik", ""),
            ("peserta", "anggota_pokja", "DCKTLH Kota Banjar", "", ""),
            ("narasumber", "pendamping", "Pendamping KOTAKU Kota Banjar", "", ""),
            ("peserta", "kades_lurah", "Desa dan kelurahan Kota Banjar", "", ""),
        ),
        notes=(
            ("isu", "Pertumbuhan kota, kebutuhan prasarana, kemampuan terbatas, dan"
                    " daya dukung lahan."),
            ("catatan", "KOTAKU 2016–2020 mendukung 100-0-100."),
            ("catatan", "Pendamping menjelaskan strategi menuju kota mandiri,"
                        " penghitungan pengurangan kumuh, dan kolaborasi."),
            ("catatan", "Diskusi rencana kerja kolaborasi semua pelaku."),
            ("keputusan", "Dukungan desa dimasukkan ke perencanaan desa."),
            ("keputusan", "Desa dan kelurahan memberi dukungan teknis kepada BKM."),
            ("keputusan", "Peserta diminta menindaklanjuti."),
        ),
        unplaced=(
            "Kota Banjar ada di Jawa Barat; wilayahnya tidak ada di portal ini, jadi"
            " rapat dicatat tanpa wilayah.",
            "187,95 ha di 14 desa/kelurahan (2016) menjadi 0 ha (2019): sasaran"
            " indikator kota itu, bukan kolom rapat.",
            "Arti “Pokja PKP” di sana: percepatan Penanganan Kumuh Perkotaan.",
            "Bahan paparan kebijakan tidak diterbitkan.",
            "Kotak komentar di halaman berita: tidak ada di portal, sengaja.",
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
        sumber=(
            "https://diskominfomc.kalselprov.go.id/2023/03/09/"
            "kolaborasi-multisektor-wujudkan-sektor-pkp/"
        ),
        people=(
            *(("peserta", "opd", name, "", "") for name in _KICK_OFF),
            *(("peserta", "kementerian", name, "", "") for name in _BALAI),
        ),
        notes=(
            ("catatan", "Tujuan: meningkatkan peran daerah dalam target air minum,"
                        " sanitasi, dan perumahan."),
            ("catatan", "Pokja menjadi wadah komunikasi, koordinasi, dan sinkronisasi"
                        " provinsi dan kabupaten/kota."),
            ("catatan", "Capaian dan strategi tiap kabupaten/kota ditinjau."),
        ),
        unplaced=(
            "Tempat dan jam tidak disebut.",
            "Dinas kabupaten/kota hadir tanpa rincian; tidak diketahui yang mana.",
            "Target dan capaian 2022 empat indikator: disimpan sebagai indikator,"
            " bukan di rapat.",
            "Kerangka RPJMN 2020-2024, SDGs 2030, RPJMD 2021-2026: pada indikator.",
            "“Bakauda” dan “BPPP Kalimantan II” dibaca sebagai Bakeuda dan BP2P.",
        ),
    ),
    Reference(
        judul="Lokakarya P2KP Sumatera Selatan (100-0-100)",
        jenis="lokakarya",
        tempat="Sumatera Selatan",
        pembuka="Kepala Bappeda (Sekretaris TKPK)",
        mewakili="Wakil Gubernur",
        sumber="Berita lokakarya P2KP Sumatera Selatan; alamatnya tidak ditemukan",
        people=(
            ("pembuka", "opd", "Bappeda Provinsi Sumatera Selatan", "Kepala",
             "Wakil Gubernur"),
            ("peserta", "dprd", "DPRD Provinsi Sumatera Selatan", "Komisi IV", ""),
            ("peserta", "dprd", "DPRD Provinsi Sumatera Selatan", "Komisi V", ""),
            ("peserta", "akademisi", "Perguruan tinggi di Sumatera Selatan",
             "Rektor", ""),
            ("peserta", "perbankan_swasta", "Perbankan di Sumatera Selatan", "", ""),
            ("peserta", "media", "Pers di Sumatera Selatan", "", ""),
        ),
        notes=(
            ("catatan", "100-0-100: akses air 100 %, kumuh 0 %, sanitasi 100 % pada"
                        " akhir 2019."),
            ("catatan", "Aturan bersama menjadi indikator utama kinerja fasilitasi."),
            ("catatan", "Penyiapan dan penguatan “Mangkuk Masyarakat”; arti tepatnya"
                        " tidak ditemukan."),
        ),
        unplaced=(
            "Tanggal, gedung, dan penyelenggara tidak disebut.",
            "Tujuh kabupaten/kota hadir; namanya tidak disebut.",
            "Kepala dinas dan badan hadir; mana saja tidak disebut.",
            "Kapasitas sistem, lembaga, dan individu: tidak ada kolomnya pada rapat.",
            "Penulis berita “(Admin)” dan tanggal terbit: tidak dicatat.",
        ),
    ),
)  # fmt: skip
