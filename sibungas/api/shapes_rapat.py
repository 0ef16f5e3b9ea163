"""The shape of meetings and of action items in answers, for the OpenAPI document."""

from rest_framework import serializers

from kelompok import rapat
from kelompok.models import ActionItem, Meeting, MeetingFigure, MeetingNote
from kelompok.models.action_item import Dimensi
from sibungas.api.shapes import Dikenali, SatuWilayah, choice, count, day, number, words


class PesertaRapat(serializers.Serializer):
    dicatat = count("Orang pada daftar.")
    diundang = count("Orang.")
    hadir = count("Orang.")
    laki_laki = count("Yang hadir, orang.")
    perempuan = count("Yang hadir, orang.")
    tanpa_jenis_kelamin = count("Yang hadir, orang.")
    wilayah_hadir = count("Wilayah yang terwakili.")


class Rapat(Dikenali):
    judul = words()
    jenis = choice(Meeting.Jenis.choices)
    tema = words(blank=True)
    tahun = count(null=True)
    tanggal = day()
    jam_mulai = words("Jam setempat.", null=True)
    jam_selesai = words("Jam setempat.", null=True)
    tempat = words(blank=True)
    mode = choice(Meeting.Mode.choices)
    kerangka = serializers.ListField(
        child=serializers.CharField(), help_text="Kerangka dan program yang dibahas."
    )
    kapasitas = serializers.ListField(
        child=choice(Dimensi.choices), help_text="Kapasitas yang dibahas."
    )
    kode_wilayah = words("Wilayah yang berapat.", null=True)
    nama_wilayah = words(null=True)
    penyelenggara = count("Nomor (id) instansi.", null=True)
    nama_penyelenggara = words(null=True)
    status = choice(tuple(rapat.STATUSES.items()))
    jumlah_undangan = count("Undangan yang dikirim.", null=True)
    peserta_dilaporkan = count("Menurut sumber, orang.", null=True)
    wilayah_dilaporkan = count("Kab/kota menurut sumber.", null=True)
    wilayah_luar = words("Wilayah di luar portal ini.", blank=True)
    pokja = count("Nomor (id) Pokja yang berapat.", null=True)
    arti_pokja = words("Arti Pokja PKP di wilayah luar itu.", blank=True)
    peserta = PesertaRapat(help_text="Menurut daftar hadir di portal ini.")
    tidak_ada_tindak_lanjut = serializers.BooleanField()
    alasan_tanpa_tindak_lanjut = words(blank=True)
    disetujui_pada = serializers.DateTimeField(allow_null=True)
    dipublikasikan_pada = serializers.DateTimeField(allow_null=True)
    rujukan = serializers.BooleanField(
        help_text="Rapat terpublikasi yang dicatat sebagai rujukan."
    )
    sumber_rujukan = words(blank=True)
    terbit_sumber = day("Tanggal terbit sumber.")
    url = serializers.URLField()


class ButirAgenda(serializers.Serializer):
    urut = count()
    uraian = words()
    tindak_lanjut = count("Nomor (id) tindak lanjut yang terlambat.", null=True)


class CatatanRapat(serializers.Serializer):
    jenis = choice(MeetingNote.Jenis.choices)
    isi = words()


class AngkaRapat(serializers.Serializer):
    """A number that was said; official ones are elsewhere."""

    uraian = words()
    jenis = choice(MeetingFigure.Jenis.choices)
    nilai = number(3, "Seperti diucapkan, dalam `satuan`.", null=False)
    satuan = words()
    tahun = count(null=True)
    kode_wilayah = words(null=True)
    wilayah_luar = words(blank=True)


class KehadiranWilayah(serializers.Serializer):
    kode_wilayah = words()
    nama = words()
    dicatat = count("Orang.")
    hadir = count("Orang; 0 berarti tidak hadir.")


class RapatDetail(Rapat):
    ringkasan = words("Notulen ringkas.", blank=True)
    agenda = ButirAgenda(many=True)
    catatan = CatatanRapat(many=True, help_text="Isu, keputusan, dan catatan.")
    angka = AngkaRapat(many=True, help_text="Angka yang disebut, bukan data resmi.")
    kehadiran = KehadiranWilayah(many=True, allow_null=True)


class TindakLanjut(Dikenali, SatuWilayah):
    uraian = words()
    instansi = count("Nomor (id) instansi penanggung jawab.")
    nama_instansi = words()
    kategori = choice(ActionItem.Kategori.choices)
    horizon = choice(ActionItem.Horizon.choices)
    dimensi = choice(Dimensi.choices, "Dimensi kapasitas.", blank=True)
    prioritas = choice(ActionItem.Prioritas.choices)
    tenggat = day(null=False)
    status = choice(ActionItem.Status.choices)
    terlambat = serializers.BooleanField(help_text="Belum selesai sesudah tenggat.")
    progres = count("Persen.")
    selesai_pada = day()
    alasan = words("Alasan pembatalan.", blank=True)
    bukti_url = words("Alamat bukti di internet.", blank=True)
    asal = choice(ActionItem.Sumber.choices, blank=True)
    asal_id = count("Nomor (id) rapat, bimtek, atau asal lainnya.", null=True)
    kawasan = words("Kode kawasan.", null=True)
    kegiatan = serializers.UUIDField(
        allow_null=True, help_text="UUID kegiatan penanganan."
    )
    indikator = words("Kode indikator.", null=True)
    url = serializers.URLField()


class LaporanTindakLanjut(serializers.Serializer):
    tanggal = day(null=False)
    progres = count("Persen.")
    status = choice(ActionItem.Status.choices)
    catatan = words()
    dibuat_pada = serializers.DateTimeField()


class TindakLanjutDetail(TindakLanjut):
    laporan = LaporanTindakLanjut(many=True, help_text="Terbaru lebih dahulu.")
