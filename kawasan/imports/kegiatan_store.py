"""Writes the works that rows claim: work, volume and money, and their trail."""

import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils import timezone

from kawasan.imports import batch
from kawasan.imports.report import Report
from kawasan.imports.rt_store import known_rt
from kawasan.models import (
    ImportBatch,
    Intervention,
    InterventionFunding,
    InterventionVolume,
    RtPenyebut,
)
from kawasan.models.sasaran import SumberDana
from sibungas.audit.record import record_many

if TYPE_CHECKING:
    from kawasan.imports.kegiatan import Claim, Options, Rules

_NAMESPACE = uuid.UUID("7c0f6f5e-6a07-5e0b-9d2c-637100000001")
_DONE = Decimal(100)


class Store:
    """Takes each claim once: new, the same as before, or refused with its reason."""

    def __init__(
        self,
        report: Report,
        row: ImportBatch,
        options: "Options",
        rules: "Rules",
        by: Any,
    ):
        self.report, self.batch, self.options = report, row, options
        self.rules, self.by, self.now = rules, by, timezone.now()
        self.denominators: dict[int, list[RtPenyebut]] = {}

    def save(self, claims: "list[Claim]") -> None:
        known = known_rt({claim.place.pk for claim in claims})
        placed = []
        for claim in claims:
            claim.rt = known.get(claim.rt_key)
            if claim.rt is None:
                self._refuse(
                    claim, _rt_column(claim), "RT ini belum ada dalam data RT."
                )
            elif not claim.rt.aktif:
                self._refuse(claim, _rt_column(claim), "RT ini sudah ditutup.")
            else:
                placed.append(claim)
        self._read_denominators(placed)
        self._insert(self._fresh(self._single(placed)))

    def _single(self, claims: "list[Claim]") -> "list[Claim]":
        """Without rows that repeat the work, or the key, of a row above them."""
        deeds: dict[Any, int] = {}
        keys: dict[str, int] = {}
        kept = []
        for claim in claims:
            first = deeds.setdefault(claim.deed, claim.row.number)
            if (above := keys.setdefault(claim.kunci, claim.row.number)) != (
                claim.row.number
            ):
                reason = f"Nomor kegiatan ini sudah dipakai baris {above}."
                column = "kunci" if claim.row.get("kunci") else "nomor"
                self._refuse(claim, column, reason)
            elif first == claim.row.number:
                kept.append(claim)
            elif self.options.repeats:
                self.report.warn(claim.row, "nama", f"Sama dengan baris {first}.")
                kept.append(claim)
            else:
                reason = (
                    f"Kembar: RT, tahun, kriteria, volume, dan nama sama dengan baris"
                    f" {first}. Bila memang dua pekerjaan, pakai --terima-kembar."
                )
                self._refuse(claim, "nama", reason)
        return kept

    def _fresh(self, claims: "list[Claim]") -> "list[Claim]":
        """Those whose key is not there yet; the same work again is no news."""
        keys = [claim.kunci for claim in claims]
        rows = Intervention.objects.filter(kunci_impor__in=keys).defer("lokasi")
        there = {row.kunci_impor: row for row in rows.prefetch_related("volume_set")}
        new = []
        for claim in claims:
            row = there.get(claim.kunci)
            if row is None:
                new.append(claim)
            elif _told(row) == (claim.rt.pk, claim.tahun, claim.nama, _volume(claim)):
                self.report.accept("sama", self._sums(claim))
            else:
                reason = "Kegiatan ini sudah tercatat dengan isi lain; ubah di portal."
                self._refuse(claim, "nama", reason)
        return new

    def _insert(self, claims: "list[Claim]") -> None:
        done = batch.insert(
            Intervention,
            claims,
            lambda claim, reason: self._refuse(claim, "", reason),
            self._build,
            self._parts,
        )
        for claim, _row in done:
            self._warn(claim)
            self.report.accept("baru", self._sums(claim))
        record_many(
            "kegiatan.created",
            [(row, claim.place.kode, self._trail(claim)) for claim, row in done],
            by=self.by,
            channel="impor",
        )

    def _build(self, claim: "Claim") -> Intervention:
        values = {k: v for k, v in claim.values.items() if k != "realisasi_rp"}
        work = Intervention(
            uuid=uuid.uuid5(_NAMESPACE, claim.kunci),
            kunci_impor=claim.kunci,
            skala=Intervention.Skala.RT,
            rt=claim.rt,
            kawasan_id=claim.rt.kawasan_id,
            kelurahan_id=claim.place.pk,
            tahun=claim.tahun,
            nama=claim.nama,
            status=Intervention.Status.SELESAI,
            # A work that is finished is wholly built; what it cost is another matter.
            progres_fisik=_DONE,
            kanal=Intervention.Kanal.IMPOR,
            impor=self.batch,
            dibuat_oleh=self.by,
            **values,
        )
        if self.options.approved:
            work.verifikasi = Intervention.Verifikasi.DISETUJUI
            work.diverifikasi_oleh, work.diverifikasi_pada = self.by, self.now
        return work

    def _parts(self, done: "Sequence[tuple[Claim, Model]]") -> None:
        """Volumes and money of works just written, in the same savepoint."""
        InterventionVolume.objects.bulk_create(
            [
                InterventionVolume(
                    intervention_id=row.pk,
                    rt=claim.rt,
                    sasaran=claim.sasaran,
                    volume_realisasi=claim.volume,
                )
                for claim, row in done
                if claim.sasaran
            ],
            batch_size=batch.BATCH,
        )
        InterventionFunding.objects.bulk_create(
            [
                InterventionFunding(
                    intervention_id=row.pk,
                    sumber=claim.sumber,
                    sumber_asli=claim.sumber_asli,
                    jumlah_rencana_rp=claim.values.get("pagu_rp"),
                    jumlah_realisasi_rp=claim.values.get("realisasi_rp"),
                )
                for claim, row in done
                if claim.sumber
            ],
            batch_size=batch.BATCH,
        )

    def _trail(self, claim: "Claim") -> dict[str, Any]:
        return {
            "berkas": self.batch.nama_berkas,
            "baris": claim.row.number,
            "tahun": claim.tahun,
            "sasaran": claim.sasaran,
            "volume_realisasi": claim.volume,
            "verifikasi": "disetujui" if self.options.approved else "menunggu",
        }

    def _sums(self, claim: "Claim") -> dict[str, Any]:
        sums = {"pagu_rp": claim.values.get("pagu_rp")}
        return sums | ({claim.sasaran: claim.volume} if claim.sasaran else {})

    def _warn(self, claim: "Claim") -> None:
        """What is odd but possible: units mistaken, a purse nobody knows."""
        row = claim.row
        if claim.sumber == SumberDana.LAINNYA:
            self.report.warn(
                row, "sumber_dana", "Sumber dana tidak dikenal; dicatat Lainnya."
            )
        elif not claim.sumber and claim.values.get("pagu_rp"):
            self.report.warn(row, "sumber_dana", "Ada anggaran tanpa sumber dana.")
        if not claim.sasaran:
            self.report.warn(row, "kriteria", "Tanpa kriteria; tidak mengurangi skor.")
        elif not claim.volume:
            self.report.warn(row, "volume", "Volume 0 tidak mengurangi apa pun.")
        else:
            self._compare(claim)

    def _compare(self, claim: "Claim") -> None:
        rows = self.denominators.get(claim.rt.pk, [])
        valid = next((r for r in rows if r.berlaku_tahun <= claim.tahun), None)
        whole = getattr(valid, self.rules.penyebut[claim.sasaran], None)
        if whole is not None and claim.volume is not None and claim.volume > whole:
            reason = "Volume lebih besar daripada penyebut RT ini; periksa satuannya."
            self.report.warn(claim.row, "volume", reason)

    def _read_denominators(self, claims: "list[Claim]") -> None:
        rows = RtPenyebut.objects.filter(rt__in={claim.rt.pk for claim in claims})
        for row in rows.order_by("-berlaku_tahun"):
            self.denominators.setdefault(row.rt_id, []).append(row)

    def _refuse(self, claim: "Claim", column: str, reason: str) -> None:
        self.report.refuse(claim.row, [(column, reason)])


def _rt_column(claim: "Claim") -> str:
    return next((n for n in ("nomor_rt", "rt_rw") if claim.row.get(n)), "rt")


def _volume(claim: "Claim") -> list[tuple[str, Decimal | None]]:
    return [(claim.sasaran, claim.volume)] if claim.sasaran else []


def _told(work: Intervention) -> tuple[Any, ...]:
    """What a work that is there says, in the words of a claim."""
    volumes = [(v.sasaran, v.volume_realisasi) for v in work.volume_set.all()]
    return work.rt_id, work.tahun, work.nama, volumes
