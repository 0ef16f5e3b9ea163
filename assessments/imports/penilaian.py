"""Imports sheets of assessments: whole and sound ones only, or as drafts when asked.

A sheet is handed in in the name of the operator. It becomes official only when two
other people are named who may verify and approve in its place.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from assessments import areas, kondisi, scoring, workflow
from assessments.imports import lines, sources
from assessments.imports.lines import Line, Verdict
from assessments.models import Assessment
from assessments.models.assessment import RULESET_2018
from kawasan.imports import batch
from kawasan.imports import rt as rts
from kawasan.imports.report import Report
from kawasan.imports.rt_store import known_rt
from kawasan.models import ImportBatch, RtPenyebut, Wilayah
from kawasan.models.rt import EKSISTING, PENYEBUT
from sibungas.lib.errors import Refused

_NAMESPACE = uuid.UUID("7c0f6f5e-6a07-5e0b-9d2c-637100000000")
HEADERS = (*PENYEBUT, *EKSISTING)


@dataclass(frozen=True)
class Options:
    """What the operator chose; reviewers are named both or not at all."""

    within: str = ""
    tahun: int | None = None
    jenis: str = Assessment.Jenis.BASELINE
    ruleset: str = RULESET_2018
    draft: bool = False
    titles: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    verifier: Any = None
    approver: Any = None


def load(
    *, path: Path, options: Options, dry_run: bool = False, again: bool = False, by: Any
) -> ImportBatch:
    """Import the sheets of a file; refuses reviewers who are not three people."""
    _check_people(options, by)

    def work(report: Report, batch_row: ImportBatch) -> None:
        _Loader(path, options, report, batch_row, by).run()

    return batch.run(
        jenis=ImportBatch.Jenis.PENILAIAN,
        path=path,
        options={
            "kab": options.within,
            "tahun": options.tahun,
            "jenis": str(options.jenis),
            "aturan": options.ruleset,
            "draf": options.draft,
            "kolom": options.titles,
            "lembar": options.sheet,
            "verifikator": getattr(options.verifier, "username", ""),
            "pengesah": getattr(options.approver, "username", ""),
        },
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


def _check_people(options: Options, by: Any) -> None:
    named = [person for person in (options.verifier, options.approver) if person]
    if not named:
        return
    if len(named) == 1:
        raise Refused("Sebutkan verifikator dan pengesah, atau tidak keduanya.")
    if options.draft:
        raise Refused("Draf tidak dapat disahkan.")
    if len({by.pk, *(person.pk for person in named)}) < 3:
        raise Refused("Pengimpor, verifikator, dan pengesah harus tiga orang berbeda.")


class _Loader:
    def __init__(
        self, path: Path, options: Options, report: Report, row: ImportBatch, by: Any
    ):
        self.path, self.options, self.report = path, options, report
        self.batch, self.by = row, by
        self.ruleset = scoring.load(options.ruleset)
        self.now = timezone.now()
        self.limits = self._density_limits()
        rights = [batch.allowed(by)]
        if options.verifier:
            rights.append(batch.allowed(options.verifier, "verify"))
            rights.append(batch.allowed(options.approver, "approve"))
        self.may = lambda kode: all(may(kode) for may in rights)
        self.denominators: dict[int, list[RtPenyebut]] = {}
        self.present: dict[tuple[int, int], Assessment] = {}
        self.official: set[tuple[int, int]] = set()

    def _density_limits(self) -> dict[str, Decimal | None]:
        classes = Wilayah.objects.current().exclude(kelas_kota="")
        return {
            kode: scoring.density_limit(self.ruleset, name)
            for kode, name in classes.values_list("kode", "kelas_kota")
        }

    def run(self) -> None:
        options = self.options
        source = sources.Source(
            path=self.path,
            within=options.within,
            ruleset=self.ruleset,
            tahun=options.tahun,
            may=self.may,
            report=self.report,
            titles=options.titles,
            sheet=options.sheet,
        )
        taken = []
        for line, row, problems in sources.found(source):
            values = lines.read_values(self.ruleset, row, problems)
            if line is None:
                verdict = self._judge(None, row, values, problems)
                self.report.refuse(row, [*problems[:1], *_rest(verdict, problems)])
                continue
            line.values = values
            taken.append((line, problems))
        self._take(taken)

    def _take(self, found: list[tuple[Line, list[tuple[str, str]]]]) -> None:
        """From lines with a place to sheets; each line is counted once."""
        self._read_present(line for line, _problems in found)
        known = known_rt({line.place.pk for line, _problems in found})
        times: dict[Any, list[int]] = {}
        for line, _problems in found:
            times.setdefault(line.key, []).append(line.row.number)
        sound = []
        closed = _Closed()
        for line, problems in found:
            if reason := closed.why(line.place.kode, line.tahun):
                problems.insert(0, (rts.rt_column(line.row), reason))
            rt = known.get(line.key[:-1])
            if rt is None or not rt.aktif:
                reason = "RT ini belum ada dalam data RT."
                problems.insert(0, (rts.rt_column(line.row), reason))
            else:
                line.rt_id = rt.pk
                self._complete(line)
            if len(rows := times[line.key]) > 1:
                listed = ", ".join(map(str, rows))
                reason = f"RT dan tahun yang sama tertulis pada baris {listed}."
                problems.insert(0, (rts.rt_column(line.row), reason))
            verdict = self._judge(line, line.row, line.values, problems)
            if verdict.errors:
                self.report.refuse(line.row, verdict.errors)
            elif self._is_free(line):
                sound.append((line, verdict))
        self._insert(sound)

    def _read_present(self, found: Iterable[Line]) -> None:
        """Denominators and sheets of the kelurahan of the file, in three queries."""
        places = {line.place.pk for line in found}
        rows = RtPenyebut.objects.filter(rt__kelurahan__in=places)
        for row in rows.order_by("-berlaku_tahun"):
            self.denominators.setdefault(row.rt_id, []).append(row)
        sheets = Assessment.objects.filter(rt__kelurahan__in=places).active()
        # Beside the official one there may be its replacement on its way.
        for sheet in sheets.filter(jenis=self.options.jenis).order_by("resmi", "pk"):
            self.present[(sheet.rt_id, sheet.tahun)] = sheet
        self.official = set(sheets.official().values_list("rt_id", "tahun"))

    def _complete(self, line: Line) -> None:
        """Denominators that the row does not bring come from those of the RT."""
        rows = self.denominators.get(line.rt_id, [])
        valid = next((r for r in rows if r.berlaku_tahun <= line.tahun), None)
        if valid is None:
            return
        for name in HEADERS:
            if name not in line.values and (value := getattr(valid, name)) is not None:
                line.values[name] = value

    def _judge(
        self,
        line: Line | None,
        row: Any,
        values: dict[str, Decimal],
        problems: list[tuple[str, str]],
    ) -> Verdict:
        limit = self.limits.get(line.place.kode[:5]) if line else None
        # Denominators of an RT that is unknown are not missing, they are unread.
        complete = line is not None and bool(line.rt_id) and not self.options.draft
        return lines.judge(self.ruleset, row, values, problems, limit, complete)

    def _is_free(self, line: Line) -> bool:
        """Whether the RT still lacks this sheet; the same sheet again is no news."""
        key = (line.rt_id, line.tahun)
        there = self.present.get(key)
        if there is None and not (self.options.approver and key in self.official):
            return True
        names = lines.columns_of(self.ruleset)
        if there is not None and all(
            getattr(there, name) == line.values.get(name) for name in names
        ):
            self.report.accept("sama", line.values)
            return False
        reason = f"RT ini sudah mempunyai penilaian {line.tahun} dengan isi lain."
        self.report.refuse(line.row, [(rts.rt_column(line.row), reason)])
        return False

    def _insert(self, sound: list[tuple[Line, Verdict]]) -> None:
        def refuse(pair: tuple[Line, Verdict], reason: str) -> None:
            self.report.refuse(pair[0].row, [("", reason)])

        for (line, verdict), _row in batch.insert(
            Assessment, sound, refuse, self._build
        ):
            self.report.accept("baru", line.values)
            for column, _kode, reason in verdict.warnings:
                self.report.warn(line.row, column, reason)

    def _build(self, pair: tuple[Line, Verdict]) -> Assessment:
        line, verdict = pair
        options, score = self.options, verdict.score
        sheet = Assessment(
            uuid=uuid.uuid5(
                _NAMESPACE, f"{self.batch.sha256}/{line.rt_id}/{line.tahun}"
            ),
            rt_id=line.rt_id,
            tahun=line.tahun,
            jenis=options.jenis,
            ruleset=options.ruleset,
            status=workflow.DRAF,
            kanal=Assessment.Kanal.IMPOR,
            impor=self.batch,
            catatan=f"Impor {self.batch.nama_berkas}, baris {line.row.number}.",
            dibuat_oleh=self.by,
            **{n: line.values.get(n) for n in lines.columns_of(self.ruleset)},
        )
        if score is not None and score.lengkap:
            sheet.skor, sheet.tingkat = score.total, score.tingkat or ""
            sheet.rata_rata = score.rata_rata
        if not options.draft:
            self._hand_in(sheet, line, verdict)
        return sheet

    def _hand_in(self, sheet: Assessment, line: Line, verdict: Verdict) -> None:
        reason = (
            f"Data impor {self.batch.nama_berkas}; alasan tidak tercatat di sumber."
        )
        sheet.alasan_peringatan = {kode: reason for _c, kode, _p in verdict.warnings}
        sheet.status = workflow.DIAJUKAN
        sheet.diajukan_oleh, sheet.diajukan_pada = self.by, self.now
        if self.options.approver:
            sheet.status, sheet.resmi = workflow.DISAHKAN, True
            sheet.diverifikasi_oleh = self.options.verifier
            sheet.disahkan_oleh = self.options.approver
            sheet.diverifikasi_pada = sheet.disahkan_pada = self.now


class _Closed:
    """Years that are locked or approved over a place; each is asked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], str] = {}

    def why(self, kode: str, tahun: int) -> str:
        if (kode, tahun) not in self._known:
            try:
                kondisi.require_open(kode, tahun)
                areas.require_open(kode, tahun)
                self._known[kode, tahun] = ""
            except Refused as refusal:
                self._known[kode, tahun] = refusal.message
        return self._known[kode, tahun]


def _rest(verdict: Verdict, problems: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What else is wrong in a row whose RT is unknown."""
    return [problem for problem in verdict.errors if problem not in problems[:1]]
