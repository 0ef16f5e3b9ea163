"""The deeds of the trail in words. A verb is ``thing.deed``; unknown ones stay."""

GROUPS = {
    "login.": "Masuk dan keluar",
    "user.": "Akun",
    "duty.": "Penugasan",
    "password.": "Kata sandi",
    "token.": "Token API",
    "wilayah.": "Wilayah",
    "kawasan.": "Kawasan",
    "rt.": "RT",
    "assessment.": "Penilaian",
    "kegiatan.": "Kegiatan",
    "tahun.": "Tahun",
    "sk.": "SK Kumuh",
    "pertimbangan.": "Pertimbangan",
    "konvensi.": "Konvensi",
    "harga.": "Harga satuan",
    "sungai.": "Sungai",
    "indikator.": "Indikator",
    "target.": "Target",
    "capaian.": "Capaian",
    "berkas.": "Berkas",
    "catatan.": "Catatan",
    "persetujuan.": "Persetujuan wilayah",
    "massal.": "Tinjauan massal",
    "ksm.": "KSM",
    "rekap.": "Rekap",
    "import.": "Impor",
    "data.": "Unduhan",
}
_DEEDS = {
    "login.succeeded": "Masuk",
    "login.ended": "Keluar",
    "login.failed": "Gagal masuk",
    "login.locked": "Terkunci sementara",
    "user.created": "Akun dibuat",
    "user.changed": "Data orang diubah",
    "user.deactivated": "Akun dinonaktifkan",
    "user.reactivated": "Akun diaktifkan kembali",
    "duty.added": "Penugasan ditambahkan",
    "duty.ended": "Penugasan diakhiri",
    "password.changed": "Kata sandi diganti",
    "password.reset": "Kata sandi direset",
    "token.created": "Token dibuat",
    "token.revoked": "Token dicabut",
    "data.exported": "Data diunduh",
    "konvensi.set": "Konvensi ditetapkan",
    "berkas.created": "Berkas diunggah",
    "berkas.removed": "Berkas dihapus",
    "berkas.restored": "Berkas dipulihkan",
    "institution.created": "Instansi ditambahkan",
    "institution.updated": "Data instansi diubah",
    "rt.denominators_set": "Penyebut RT disimpan",
    "tahun.opened": "Tahun dibuka",
    "tahun.locked": "Tahun dikunci",
    "tahun.unlock_asked": "Diminta membuka tahun",
    "tahun.unlocked": "Tahun dibuka kembali",
    "tahun.unlock_refused": "Permintaan membuka tahun ditolak",
    "kegiatan.moved": "Status kegiatan diubah",
    "kegiatan.refused": "Verifikasi kegiatan ditolak",
    "kegiatan.taken_back": "Verifikasi kegiatan ditarik",
    "demo.loaded": "Data contoh dimuat",
}
_GENERAL = {
    "created": "dibuat",
    "updated": "diubah",
    "closed": "ditutup",
    "reopened": "dibuka kembali",
    "submitted": "diajukan",
    "returned": "dikembalikan",
    "verified": "diverifikasi",
    "approved": "disahkan",
    "cancelled": "dibatalkan",
    "retried": "dicoba lagi",
    "received": "diterima dari perangkat",
    "saved": "disimpan",
    "restored": "dipulihkan dari Keranjang",
}


def in_words(verb: str) -> str:
    """What happened, as the list shows it."""
    if verb in _DEEDS:
        return _DEEDS[verb]
    thing, _, deed = verb.partition(".")
    if deed in _GENERAL:
        return f"{GROUPS.get(f'{thing}.', thing)} {_GENERAL[deed]}"
    return verb
