"""Meetings: plan, agenda, people, notes, calendar addresses."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kelompok", "0007_bimtek"),
        ("accounts", "0002_password_due"),
        ("kawasan", "0011_import_sungai"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("nomor_undangan", models.CharField(blank=True, max_length=80)),
                ("judul", models.CharField(max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("rakor", "Rapat koordinasi"),
                            ("kick_off_meeting", "Kick off meeting"),
                            ("sinkronisasi", "Sinkronisasi"),
                            ("lokakarya", "Lokakarya"),
                            ("rapat_rutin", "Rapat rutin"),
                            ("monitoring", "Monitoring"),
                            ("fgd", "FGD"),
                            ("forum_pkp", "Forum PKP"),
                            ("sosialisasi", "Sosialisasi"),
                            ("rapat_overlay", "Rapat overlay data"),
                        ],
                        max_length=16,
                    ),
                ),
                ("tema", models.CharField(blank=True, max_length=250)),
                ("tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("tanggal", models.DateField(blank=True, null=True)),
                ("jam_mulai", models.TimeField(blank=True, null=True)),
                ("jam_selesai", models.TimeField(blank=True, null=True)),
                ("tempat", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("luring", "Luring"),
                            ("daring", "Daring"),
                            ("hybrid", "Hybrid"),
                        ],
                        default="luring",
                        max_length=6,
                    ),
                ),
                (
                    "pembuka",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="dibuka oleh"
                    ),
                ),
                (
                    "mewakili",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="pembuka mewakili"
                    ),
                ),
                (
                    "pimpinan",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="pimpinan rapat"
                    ),
                ),
                ("notulis", models.CharField(blank=True, max_length=150)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Rencana"),
                            ("undangan_terkirim", "Undangan terkirim"),
                            ("berlangsung", "Berlangsung"),
                            ("notulen_draf", "Notulen draf"),
                            ("berita_acara", "Berita acara disetujui"),
                            ("dipublikasikan", "Dipublikasikan"),
                        ],
                        default="rencana",
                        max_length=17,
                    ),
                ),
                ("ringkasan", models.TextField(blank=True, max_length=20000)),
                (
                    "tidak_ada_tindak_lanjut",
                    models.BooleanField(
                        default=False, verbose_name="tidak ada tindak lanjut"
                    ),
                ),
                (
                    "alasan_tanpa_tindak_lanjut",
                    models.CharField(blank=True, max_length=300),
                ),
                (
                    "jumlah_undangan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="jumlah undangan"
                    ),
                ),
                (
                    "peserta_dilaporkan",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="jumlah peserta menurut sumber",
                    ),
                ),
                ("disetujui_pada", models.DateTimeField(blank=True, null=True)),
                ("dipublikasikan_pada", models.DateTimeField(blank=True, null=True)),
                ("rujukan", models.BooleanField(default=False)),
                ("sumber_rujukan", models.CharField(blank=True, max_length=300)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "disetujui_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notulen_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "penyelenggara",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapat_set",
                        to="accounts.institution",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapat_set",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "rapat",
                "verbose_name_plural": "rapat",
                "ordering": [
                    models.OrderBy(
                        models.F("tanggal"), descending=True, nulls_last=True
                    ),
                    "-pk",
                ],
                "indexes": [models.Index(fields=["-tanggal"], name="rapat_tanggal")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rujukan", True),
                            models.Q(
                                ("jam_mulai__isnull", False),
                                ("penyelenggara__isnull", False),
                                ("tahun__isnull", False),
                                ("tanggal__isnull", False),
                                ("wilayah__isnull", False),
                                models.Q(("tempat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="rapat_lengkap_rencana",
                        violation_error_message="Isi tanggal, jam mulai, tempat, penyelenggara, dan wilayah.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tahun", None),
                            models.Q(("tahun__gte", 2010), ("tahun__lte", 2100)),
                            _connector="OR",
                        ),
                        name="rapat_tahun",
                        violation_error_message="Tahun harus antara 2010 dan 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jam_selesai", None),
                            models.Q(
                                ("jam_mulai__isnull", False),
                                ("jam_selesai__gt", models.F("jam_mulai")),
                            ),
                            _connector="OR",
                        ),
                        name="rapat_jam",
                        violation_error_message="Jam selesai harus setelah jam mulai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("alasan_tanpa_tindak_lanjut", ""),
                                ("tidak_ada_tindak_lanjut", False),
                            ),
                            models.Q(
                                ("tidak_ada_tindak_lanjut", True),
                                models.Q(
                                    ("alasan_tanpa_tindak_lanjut", ""), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="rapat_tanpa_tindak_lanjut_beralasan",
                        violation_error_message="Tulis alasan bila rapat ini tidak menghasilkan tindak lanjut.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disetujui_oleh", None),
                                ("disetujui_pada", None),
                                (
                                    "status__in",
                                    [
                                        "berlangsung",
                                        "notulen_draf",
                                        "rencana",
                                        "undangan_terkirim",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("disetujui_oleh__isnull", False),
                                ("disetujui_pada__isnull", False),
                                ("status__in", ["berita_acara", "dipublikasikan"]),
                            ),
                            ("rujukan", True),
                            _connector="OR",
                        ),
                        name="rapat_persetujuan_dan_status",
                        violation_error_message="Berita acara harus disetujui lebih dahulu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disetujui_oleh", None),
                            ("notulen_oleh", None),
                            models.Q(
                                ("disetujui_oleh", models.F("notulen_oleh")),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="rapat_dua_orang",
                        violation_error_message="Berita acara disetujui orang lain daripada penulis notulen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rujukan", False),
                            models.Q(("sumber_rujukan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rapat_rujukan_bersumber",
                        violation_error_message="Rujukan harus menyebut sumbernya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("urut", models.PositiveSmallIntegerField()),
                ("uraian", models.CharField(max_length=300)),
                ("penyaji", models.CharField(blank=True, max_length=150)),
                (
                    "tindak_lanjut",
                    models.PositiveBigIntegerField(blank=True, null=True),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_set",
                        to="kelompok.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir agenda",
                "verbose_name_plural": "butir agenda",
                "ordering": ["urut", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tindak_lanjut__isnull", False)),
                        fields=("meeting", "tindak_lanjut"),
                        name="agenda_tindak_lanjut_sekali",
                        violation_error_message="Tindak lanjut ini sudah ada di agenda.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("urut", models.PositiveSmallIntegerField()),
                ("uraian", models.CharField(max_length=300)),
                ("penyaji", models.CharField(blank=True, max_length=150)),
                (
                    "tindak_lanjut",
                    models.PositiveBigIntegerField(blank=True, null=True),
                ),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.meeting",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nomor_undangan", models.CharField(blank=True, max_length=80)),
                ("judul", models.CharField(max_length=200)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("rakor", "Rapat koordinasi"),
                            ("kick_off_meeting", "Kick off meeting"),
                            ("sinkronisasi", "Sinkronisasi"),
                            ("lokakarya", "Lokakarya"),
                            ("rapat_rutin", "Rapat rutin"),
                            ("monitoring", "Monitoring"),
                            ("fgd", "FGD"),
                            ("forum_pkp", "Forum PKP"),
                            ("sosialisasi", "Sosialisasi"),
                            ("rapat_overlay", "Rapat overlay data"),
                        ],
                        max_length=16,
                    ),
                ),
                ("tema", models.CharField(blank=True, max_length=250)),
                ("tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("tanggal", models.DateField(blank=True, null=True)),
                ("jam_mulai", models.TimeField(blank=True, null=True)),
                ("jam_selesai", models.TimeField(blank=True, null=True)),
                ("tempat", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("luring", "Luring"),
                            ("daring", "Daring"),
                            ("hybrid", "Hybrid"),
                        ],
                        default="luring",
                        max_length=6,
                    ),
                ),
                (
                    "pembuka",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="dibuka oleh"
                    ),
                ),
                (
                    "mewakili",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="pembuka mewakili"
                    ),
                ),
                (
                    "pimpinan",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="pimpinan rapat"
                    ),
                ),
                ("notulis", models.CharField(blank=True, max_length=150)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rencana", "Rencana"),
                            ("undangan_terkirim", "Undangan terkirim"),
                            ("berlangsung", "Berlangsung"),
                            ("notulen_draf", "Notulen draf"),
                            ("berita_acara", "Berita acara disetujui"),
                            ("dipublikasikan", "Dipublikasikan"),
                        ],
                        default="rencana",
                        max_length=17,
                    ),
                ),
                ("ringkasan", models.TextField(blank=True, max_length=20000)),
                (
                    "tidak_ada_tindak_lanjut",
                    models.BooleanField(
                        default=False, verbose_name="tidak ada tindak lanjut"
                    ),
                ),
                (
                    "alasan_tanpa_tindak_lanjut",
                    models.CharField(blank=True, max_length=300),
                ),
                (
                    "jumlah_undangan",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="jumlah undangan"
                    ),
                ),
                (
                    "peserta_dilaporkan",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="jumlah peserta menurut sumber",
                    ),
                ),
                ("disetujui_pada", models.DateTimeField(blank=True, null=True)),
                ("dipublikasikan_pada", models.DateTimeField(blank=True, null=True)),
                ("rujukan", models.BooleanField(default=False)),
                ("sumber_rujukan", models.CharField(blank=True, max_length=300)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "disetujui_oleh",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notulen_oleh",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "penyelenggara",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.meeting",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.wilayah",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="MeetingNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("isu", "Isu"),
                            ("keputusan", "Keputusan"),
                            ("catatan", "Catatan"),
                        ],
                        max_length=9,
                    ),
                ),
                ("isi", models.CharField(max_length=1000)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="catatan_set",
                        to="kelompok.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan rapat",
                "verbose_name_plural": "catatan rapat",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MeetingNoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("isu", "Isu"),
                            ("keputusan", "Keputusan"),
                            ("catatan", "Catatan"),
                        ],
                        max_length=9,
                    ),
                ),
                ("isi", models.CharField(max_length=1000)),
                ("is_demo", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.meetingnote",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="MeetingParticipant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("nama", models.CharField(blank=True, max_length=150)),
                ("jabatan", models.CharField(blank=True, max_length=150)),
                (
                    "jenis_kelamin",
                    models.CharField(
                        blank=True,
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")],
                        max_length=1,
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("anggota_pokja", "Anggota Pokja"),
                            ("opd", "Perangkat daerah"),
                            ("kab_kota", "Kabupaten/kota"),
                            ("kementerian", "Kementerian atau balai"),
                            ("dprd", "DPRD"),
                            ("akademisi", "Akademisi"),
                            ("perbankan_swasta", "Perbankan atau swasta"),
                            ("media", "Media"),
                            ("lsm", "LSM"),
                            ("bkm_ksm", "BKM atau KSM"),
                            ("pkk", "TP PKK"),
                            ("kades_lurah", "Kepala desa atau lurah"),
                            ("narasumber", "Narasumber"),
                            ("pendamping", "Pendamping"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("peserta", "Peserta"),
                            ("pembuka", "Pembuka"),
                            ("pimpinan", "Pimpinan"),
                            ("narasumber", "Narasumber"),
                            ("notulis", "Notulis"),
                            ("penutup", "Penutup"),
                        ],
                        default="peserta",
                        max_length=10,
                    ),
                ),
                ("diundang", models.BooleanField(default=True)),
                ("hadir", models.BooleanField(default=False)),
                ("mewakili", models.CharField(blank=True, max_length=150)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.institution",
                        verbose_name="instansi",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="peserta_set",
                        to="kelompok.meeting",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kawasan.wilayah",
                        verbose_name="mewakili kabupaten/kota",
                    ),
                ),
            ],
            options={
                "verbose_name": "peserta rapat",
                "verbose_name_plural": "peserta rapat",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("institution__isnull", False),
                            ("wilayah__isnull", False),
                            models.Q(("nama", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="peserta_dikenali",
                        violation_error_message="Isi nama, instansi, atau kabupaten/kota.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingParticipantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nama", models.CharField(blank=True, max_length=150)),
                ("jabatan", models.CharField(blank=True, max_length=150)),
                (
                    "jenis_kelamin",
                    models.CharField(
                        blank=True,
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")],
                        max_length=1,
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("anggota_pokja", "Anggota Pokja"),
                            ("opd", "Perangkat daerah"),
                            ("kab_kota", "Kabupaten/kota"),
                            ("kementerian", "Kementerian atau balai"),
                            ("dprd", "DPRD"),
                            ("akademisi", "Akademisi"),
                            ("perbankan_swasta", "Perbankan atau swasta"),
                            ("media", "Media"),
                            ("lsm", "LSM"),
                            ("bkm_ksm", "BKM atau KSM"),
                            ("pkk", "TP PKK"),
                            ("kades_lurah", "Kepala desa atau lurah"),
                            ("narasumber", "Narasumber"),
                            ("pendamping", "Pendamping"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("peserta", "Peserta"),
                            ("pembuka", "Pembuka"),
                            ("pimpinan", "Pimpinan"),
                            ("narasumber", "Narasumber"),
                            ("notulis", "Notulis"),
                            ("penutup", "Penutup"),
                        ],
                        default="peserta",
                        max_length=10,
                    ),
                ),
                ("diundang", models.BooleanField(default=True)),
                ("hadir", models.BooleanField(default=False)),
                ("mewakili", models.CharField(blank=True, max_length=150)),
                ("is_demo", models.BooleanField(default=False)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.institution",
                        verbose_name="instansi",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kelompok.meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="kelompok.meetingparticipant",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="kawasan.wilayah",
                        verbose_name="mewakili kabupaten/kota",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="CalendarToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "alamat kalender",
                "verbose_name_plural": "alamat kalender",
                "ordering": ["-dibuat_pada"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dicabut_pada", None)),
                        fields=("user",),
                        name="kalender_satu_per_orang",
                        violation_error_message="Alamat kalender Anda sudah ada.",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingevent" ("alasan_tanpa_tindak_lanjut", "dibuat_pada", "dipublikasikan_pada", "disetujui_oleh_id", "disetujui_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "jumlah_undangan", "mewakili", "mode", "nomor_undangan", "notulen_oleh_id", "notulis", "pembuka", "penyelenggara_id", "peserta_dilaporkan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pimpinan", "ringkasan", "rujukan", "status", "sumber_rujukan", "tahun", "tanggal", "tema", "tempat", "tidak_ada_tindak_lanjut", "versi", "wilayah_id") VALUES (NEW."alasan_tanpa_tindak_lanjut", NEW."dibuat_pada", NEW."dipublikasikan_pada", NEW."disetujui_oleh_id", NEW."disetujui_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."jumlah_undangan", NEW."mewakili", NEW."mode", NEW."nomor_undangan", NEW."notulen_oleh_id", NEW."notulis", NEW."pembuka", NEW."penyelenggara_id", NEW."peserta_dilaporkan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pimpinan", NEW."ringkasan", NEW."rujukan", NEW."status", NEW."sumber_rujukan", NEW."tahun", NEW."tanggal", NEW."tema", NEW."tempat", NEW."tidak_ada_tindak_lanjut", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="fa99abfeaf61a82a64c85f3c2949c07481b3ef0d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bb548",
                    table="kelompok_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingevent" ("alasan_tanpa_tindak_lanjut", "dibuat_pada", "dipublikasikan_pada", "disetujui_oleh_id", "disetujui_pada", "diubah_pada", "id", "is_demo", "jam_mulai", "jam_selesai", "jenis", "judul", "jumlah_undangan", "mewakili", "mode", "nomor_undangan", "notulen_oleh_id", "notulis", "pembuka", "penyelenggara_id", "peserta_dilaporkan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pimpinan", "ringkasan", "rujukan", "status", "sumber_rujukan", "tahun", "tanggal", "tema", "tempat", "tidak_ada_tindak_lanjut", "versi", "wilayah_id") VALUES (NEW."alasan_tanpa_tindak_lanjut", NEW."dibuat_pada", NEW."dipublikasikan_pada", NEW."disetujui_oleh_id", NEW."disetujui_pada", NEW."diubah_pada", NEW."id", NEW."is_demo", NEW."jam_mulai", NEW."jam_selesai", NEW."jenis", NEW."judul", NEW."jumlah_undangan", NEW."mewakili", NEW."mode", NEW."nomor_undangan", NEW."notulen_oleh_id", NEW."notulis", NEW."pembuka", NEW."penyelenggara_id", NEW."peserta_dilaporkan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pimpinan", NEW."ringkasan", NEW."rujukan", NEW."status", NEW."sumber_rujukan", NEW."tahun", NEW."tanggal", NEW."tema", NEW."tempat", NEW."tidak_ada_tindak_lanjut", NEW."versi", NEW."wilayah_id"); RETURN NULL;',
                    hash="7f6867db879fa963ca1483b703c573d2a7b49801",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a949d",
                    table="kelompok_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_agendaitemevent" ("id", "is_demo", "meeting_id", "penyaji", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tindak_lanjut", "uraian", "urut") VALUES (NEW."id", NEW."is_demo", NEW."meeting_id", NEW."penyaji", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tindak_lanjut", NEW."uraian", NEW."urut"); RETURN NULL;',
                    hash="8bb6f82b840bfeab235e33062cbe03051dbf4578",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_baec2",
                    table="kelompok_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_agendaitemevent" ("id", "is_demo", "meeting_id", "penyaji", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tindak_lanjut", "uraian", "urut") VALUES (NEW."id", NEW."is_demo", NEW."meeting_id", NEW."penyaji", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tindak_lanjut", NEW."uraian", NEW."urut"); RETURN NULL;',
                    hash="3c65fea0924448a6bfa018dbef20778850295d4f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d8255",
                    table="kelompok_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingnote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingnoteevent" ("dibuat_pada", "id", "is_demo", "isi", "jenis", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."dibuat_pada", NEW."id", NEW."is_demo", NEW."isi", NEW."jenis", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="07be44e82ffb0c103a87a4ebf9f5f245af451a78",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d193e",
                    table="kelompok_meetingnote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingnote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingnoteevent" ("dibuat_pada", "id", "is_demo", "isi", "jenis", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."dibuat_pada", NEW."id", NEW."is_demo", NEW."isi", NEW."jenis", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="b1d48e87794396a9722919c9636a701d40def5ae",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2500c",
                    table="kelompok_meetingnote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingparticipant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "kelompok_meetingparticipantevent" ("diundang", "hadir", "id", "institution_id", "is_demo", "jabatan", "jenis_kelamin", "kategori", "meeting_id", "mewakili", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wilayah_id") VALUES (NEW."diundang", NEW."hadir", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jabatan", NEW."jenis_kelamin", NEW."kategori", NEW."meeting_id", NEW."mewakili", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."wilayah_id"); RETURN NULL;',
                    hash="070b9d72a1c1a0415870562e6649275764c81081",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3fc72",
                    table="kelompok_meetingparticipant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingparticipant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "kelompok_meetingparticipantevent" ("diundang", "hadir", "id", "institution_id", "is_demo", "jabatan", "jenis_kelamin", "kategori", "meeting_id", "mewakili", "nama", "peran", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wilayah_id") VALUES (NEW."diundang", NEW."hadir", NEW."id", NEW."institution_id", NEW."is_demo", NEW."jabatan", NEW."jenis_kelamin", NEW."kategori", NEW."meeting_id", NEW."mewakili", NEW."nama", NEW."peran", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."wilayah_id"); RETURN NULL;',
                    hash="c7f3ffa83a1f2b1242eba21f123cd0cc1398318f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97244",
                    table="kelompok_meetingparticipant",
                    when="AFTER",
                ),
            ),
        ),
    ]
