"""What is wrong with a survey, in sentences for the surveyor.

Errors block a submission, warnings ask for a reason. A value that is missing is
not a problem here: ``missing`` lists those. Pairs such as 1a and 1c may overlap
and together exceed their denominator; that is normal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assessments.scoring import exact
from assessments.scoring.density import is_dense
from assessments.scoring.engine import score
from assessments.scoring.exact import plain
from assessments.scoring.ruleset import Criterion, Header, Ruleset
from assessments.scoring.sheet import Sheet


@dataclass(frozen=True)
class Problem:
    """One finding. ``kriteria`` is a criterion code, a header key, or empty.

    A sheet has every warning code at most once, so reasons are kept by ``kode``.
    """

    kode: str
    jenis: str
    kriteria: str
    pesan: str


def missing(ruleset: Ruleset, sheet: Sheet) -> tuple[str, ...]:
    """Header keys and criterion codes without a number, in the order of the form."""
    headers = [one.key for one in ruleset.headers if sheet.header.get(one.key) is None]
    lines = [
        one.kode for one in ruleset.criteria if sheet.volumes.get(one.kode) is None
    ]
    return (*headers, *lines)


def problems(
    ruleset: Ruleset,
    sheet: Sheet,
    density_limit: Decimal | None = None,
    *,
    baseline: bool = False,
) -> tuple[Problem, ...]:
    """Everything wrong with the sheet of one RT, errors first.

    Without a density limit, 1b is not compared with the density. ``baseline``
    also warns of a sheet that is below the lowest slum total.
    """
    errors = [*_header_errors(ruleset, sheet), *_volume_errors(ruleset, sheet)]
    wrong = {problem.kriteria for problem in errors}
    warnings = [
        *_size_warnings(ruleset, sheet, wrong),
        *_density_warnings(ruleset, sheet, density_limit, wrong),
        *_existing_warnings(ruleset, sheet, wrong),
        *_pattern_warnings(ruleset, sheet),
    ]
    if baseline:
        warnings += _below_slum(ruleset, sheet)
    return (*errors, *warnings)


# Errors -----------------------------------------------------------------------------


def _header_errors(ruleset: Ruleset, sheet: Sheet) -> Iterator[Problem]:
    for one in (*ruleset.headers, *ruleset.optional_headers):
        value = sheet.header.get(one.key)
        if value is None:
            continue
        yield from _number_errors(one.key, one.label, value, one.is_count)
        if value == 0 and one.key in ruleset.limits.positive:
            sentence = f"{one.label} harus lebih dari 0."
            yield Problem("harus_lebih_dari_nol", "E", one.key, sentence)
    people = sheet.header.get("jumlah_penduduk")
    households = sheet.header.get("jumlah_kk")
    if people is not None and households is not None and people < households:
        sentence = (
            f"Jumlah penduduk {plain(people)} jiwa lebih sedikit daripada"
            f" jumlah KK {plain(households)}."
        )
        yield Problem("penduduk_kurang_dari_kk", "E", "jumlah_penduduk", sentence)


def _number_errors(
    place: str, label: str, value: Decimal, is_count: bool
) -> Iterator[Problem]:
    if value < 0:
        sentence = f"{label} tidak boleh kurang dari 0."
        yield Problem("negatif", "E", place, sentence)
    if is_count and value != value.to_integral_value():
        sentence = f"{label} harus bilangan bulat."
        yield Problem("bukan_bilangan_bulat", "E", place, sentence)


def _volume_errors(ruleset: Ruleset, sheet: Sheet) -> Iterator[Problem]:
    too_much = set()
    for line in ruleset.criteria:
        value = sheet.volumes.get(line.kode)
        if value is None:
            continue
        label = f"{line.label} ({line.kode})"
        yield from _number_errors(line.kode, label, value, line.is_count)
        whole = sheet.header.get(line.penyebut)
        if whole is not None and value > max(whole, Decimal(0)):
            too_much.add(line.kode)
            yield _exceeds(line, ruleset.header(line.penyebut), value, whole)
    for codes in ruleset.limits.parts:
        if not too_much.intersection(codes):
            yield from _parts_exceed(ruleset, sheet, codes)


def _exceeds(line: Criterion, of: Header, value: Decimal, whole: Decimal) -> Problem:
    kode = "melebihi_penyebut" if whole > 0 else "penyebut_nol"
    sentence = (
        f"{line.label} ({line.kode}) {plain(value)} {line.satuan} melebihi"
        f" {_in_sentence(of.label)} {plain(whole)} {of.satuan}."
    )
    return Problem(kode, "E", line.kode, sentence)


def _in_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def _parts_exceed(
    ruleset: Ruleset, sheet: Sheet, codes: tuple[str, ...]
) -> Iterator[Problem]:
    """Missing and bad metres are parts of the ideal length, and never overlap."""
    of = ruleset.header(ruleset.criterion(codes[0]).penyebut)
    whole = sheet.header.get(of.key)
    values = [sheet.volumes.get(code) for code in codes]
    known = [value for value in values if value is not None]
    if whole is None or len(known) < len(codes):
        return
    summed = exact.total(known)
    if summed > max(whole, Decimal(0)):
        sentence = (
            f"Jumlah {' dan '.join(codes)} {plain(summed)} {of.satuan} melebihi"
            f" {_in_sentence(of.label)} {plain(whole)} {of.satuan}."
        )
        yield Problem("jumlah_melebihi_penyebut", "E", codes[-1], sentence)


# Warnings ---------------------------------------------------------------------------


def _size_warnings(
    ruleset: Ruleset, sheet: Sheet, wrong: set[str]
) -> Iterator[Problem]:
    limits = ruleset.limits
    area = None if "luas_verifikasi" in wrong else sheet.header.get("luas_verifikasi")
    low, high = limits.luas_rt_ha
    if area is not None and not low <= area <= high:
        sentence = (
            f"Luas verifikasi {plain(area)} ha tidak lazim untuk satu RT"
            f" ({plain(low)}–{plain(high)} ha); periksa satuannya (ha atau m²)."
        )
        yield Problem("luas_tidak_lazim", "W", "luas_verifikasi", sentence)
    yield from _ratio_warning(
        sheet, wrong, ("jumlah_kk", "jumlah_bangunan"), limits.kk_per_bangunan
    )
    yield from _ratio_warning(
        sheet, wrong, ("jumlah_penduduk", "jumlah_kk"), limits.jiwa_per_kk
    )


_RATIOS = {
    "jumlah_kk": ("kk_per_bangunan_tidak_lazim", "Jumlah KK per bangunan"),
    "jumlah_penduduk": ("jiwa_per_kk_tidak_lazim", "Jumlah jiwa per KK"),
}


def _ratio_warning(
    sheet: Sheet, wrong: set[str], keys: tuple[str, str], usual: tuple[Decimal, Decimal]
) -> Iterator[Problem]:
    of, per = (sheet.header.get(key) for key in keys)
    if of is None or per is None or wrong.intersection(keys) or per <= 0:
        return
    low, high = usual
    if not exact.times(per, low) <= of <= exact.times(per, high):
        kode, label = _RATIOS[keys[0]]
        found = plain(exact.half_up(exact.ratio(of, per)))
        sentence = f"{label} {found}; lazimnya {plain(low)}–{plain(high)}."
        yield Problem(kode, "W", keys[0], sentence)


def _density_warnings(
    ruleset: Ruleset, sheet: Sheet, limit: Decimal | None, wrong: set[str]
) -> Iterator[Problem]:
    line = ruleset.criterion(ruleset.density_criterion)
    value = sheet.volumes.get(line.kode)
    area = sheet.header.get(line.penyebut)
    if value is None or area is None or wrong & {line.kode, line.penyebut}:
        return
    label = f"{line.label} ({line.kode})"
    if value not in (0, area):
        sentence = f"{label} satu RT diisi 0 atau seluruh luas RT, {plain(area)} ha."
        yield Problem("kepadatan_sebagian", "W", line.kode, sentence)
    elif limit is not None and "jumlah_bangunan" not in wrong:
        yield from _density_differs(sheet, limit, line, value)


def _density_differs(
    sheet: Sheet, limit: Decimal, line: Criterion, value: Decimal
) -> Iterator[Problem]:
    dense = is_dense(sheet, limit)
    if dense is None or dense == (value > 0):
        return
    buildings, area = sheet.header["jumlah_bangunan"], sheet.header["luas_verifikasi"]
    if buildings is None or area is None:
        return
    found = plain(exact.half_up(exact.ratio(buildings, area)))
    reaches = "mencapai" if dense else "di bawah"
    sentence = (
        f"Kepadatan {found} unit/ha {reaches} batas {plain(limit)} unit/ha, tetapi"
        f" {_in_sentence(line.label)} ({line.kode}) diisi {plain(value)} ha."
    )
    yield Problem("kepadatan_tidak_sesuai", "W", line.kode, sentence)


def _existing_warnings(
    ruleset: Ruleset, sheet: Sheet, wrong: set[str]
) -> Iterator[Problem]:
    for kode, key in ruleset.limits.existing.items():
        line = ruleset.criterion(kode)
        value = sheet.volumes.get(kode)
        ideal, existing = sheet.header.get(line.penyebut), sheet.header.get(key)
        if value is None or ideal is None or existing is None:
            continue
        if wrong & {kode, line.penyebut, key}:
            continue
        expected = max(Decimal(0), exact.minus(ideal, existing))
        if abs(exact.minus(value, expected)) > ruleset.limits.tolerance_m:
            sentence = (
                f"{line.label} ({kode}) {plain(value)} m, padahal panjang ideal"
                f" dikurangi eksisting {plain(expected)} m."
            )
            yield Problem(f"selisih_{key}", "W", kode, sentence)


def _pattern_warnings(ruleset: Ruleset, sheet: Sheet) -> Iterator[Problem]:
    if any(sheet.volumes.get(line.kode) is None for line in ruleset.criteria):
        return
    count = len(ruleset.criteria)
    if all(sheet.volumes[line.kode] == 0 for line in ruleset.criteria):
        sentence = f"Seluruh {count} volume bernilai 0."
        yield Problem("semua_nol", "W", "", sentence)
    elif all(
        sheet.volumes[line.kode] == sheet.header.get(line.penyebut)
        for line in ruleset.criteria
    ):
        sentence = f"Seluruh {count} volume sama dengan penyebutnya."
        yield Problem("semua_penuh", "W", "", sentence)


def _below_slum(ruleset: Ruleset, sheet: Sheet) -> list[Problem]:
    total = score(ruleset, sheet).total
    lowest = ruleset.levels[1].mulai
    if total is None or total >= lowest:
        return []
    sentence = f"Total {total} di bawah {lowest}: RT ini tidak kumuh pada baseline."
    return [Problem("baseline_tidak_kumuh", "W", "", sentence)]
