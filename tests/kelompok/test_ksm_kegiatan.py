"""The way of a KSM activity: every step, everything that a step refuses."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kawasan.actions import intervention_steps
from kawasan.models import Intervention
from kelompok import workflow_ksm as workflow
from kelompok.actions import ksm_kas, ksm_kegiatan, ksm_langkah
from kelompok.models import BukuKas, KsmKegiatan
from sibungas.audit.models import AuditEvent
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused, Stale
from tests import factories
from tests.kawasan.works import make_work
from tests.kelompok import ksm_works as given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def who():
    return given.people()


def faults(deed):
    with pytest.raises(Refused) as refused:
        deed()
    return refused.value.details.get("masalah") or {"code": refused.value.code}


def test_the_whole_way_leaves_one_row_per_deed(who):
    one = given.make_activity(who)
    one = given.lead(one, who, workflow.OPERASI)
    assert one.status == workflow.OPERASI
    moved = AuditEvent.objects.filter(verba="ksm_kegiatan.moved", objek_id=str(one.pk))
    assert moved.count() == 11  # ten stages, and a second term
    assert one.tahap_set.exclude(tanggal=None).count() == 10
    assert one.progres_fisik == 100 and one.sertifikasi == "baik"
    assert one.tahap_set.get(tahap="perjanjian").nomor == "perjanjian-1"


@pytest.mark.parametrize("status", [workflow.USULAN, workflow.LAYAK])
def test_a_step_out_of_turn_names_those_that_are_legal(who, status):
    one = given.lead(given.make_activity(who), who, status)
    with pytest.raises(Refused, match="Langkah yang sah: ") as refused:
        given.go("selesaikan", one, who, progres_fisik=Decimal(100))
    assert (
        refused.value.details["sah"]
        == {
            workflow.USULAN: ["layak", "batalkan"],
            workflow.LAYAK: ["sepakati", "batalkan"],
        }[status]
    )


def test_only_a_verifier_calls_it_feasible_and_certifies(who):
    one = given.make_activity(who)
    with pytest.raises(PermissionDenied):
        ksm_langkah.step_ksm(
            name="layak",
            kegiatan=one,
            values={"tanggal": given.day(0)},
            versi=one.versi,
            by=who.fasilitator,
        )


def test_feasible_wants_a_budget(who):
    one = ksm_kegiatan.create_ksm_kegiatan(
        intervention=make_work(), ksm=given.make_ksm(), by=who.fasilitator
    )
    assert faults(lambda: given.go("layak", one, who)) == {"rab": "Isi RAB dahulu."}


def test_a_paper_step_wants_day_number_and_file(who):
    one = given.lead(given.make_activity(who), who, workflow.LAYAK)

    def bare():
        ksm_langkah.step_ksm(
            name="sepakati",
            kegiatan=one,
            values={"tanggal": None, "nomor": " "},
            versi=one.versi,
            by=who.fasilitator,
        )

    assert set(faults(bare)) == {"tanggal", "nomor", "berkas"}
    early = faults(lambda: given.go("sepakati", one, who, tanggal=given.day(1)))
    assert early == {"tanggal": "Tanggal ini mendahului langkah sebelumnya."}
    late = faults(lambda: given.go("sepakati", one, who, tanggal=given.day(-1)))
    assert late == {"tanggal": "Tanggal ini belum tiba."}


def test_the_agreement_wants_its_name_and_terms(who):
    one = given.lead(given.make_activity(who), who, workflow.DISEPAKATI)
    one.termin_set.all().delete()
    assert set(faults(lambda: given.go("perjanjian", one, who))) == {
        "perjanjian_jenis",
        "termin",
    }


def test_terms_add_up_to_a_hundred_and_never_ask_less(who):
    one = given.make_activity(who)

    def plan(rows):
        ksm_kegiatan.set_plan(
            kegiatan=one,
            days={},
            terms=given.terms(rows),
            versi=one.versi,
            by=who.fasilitator,
        )

    assert faults(lambda: plan([(60, 0), (30, 50)])) == {"code": "termin_tidak_penuh"}
    assert faults(lambda: plan([(60, 50), (40, 0)])) == {"code": "syarat_menurun"}
    plan([(60, 0), (30, 50), (10, 100)])
    assert [t.persen for t in one.termin_set.all()] == [60, 30, 10]


def test_a_payment_wants_progress_evidence_and_stays_in_the_budget(who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    assert faults(lambda: given.pay(one, who, 49, given.PAID[1])) == {
        "progres_fisik": "Termin ini meminta fisik 50 %."
    }
    assert faults(lambda: given.pay(one, who, 60, Decimal(4_000_001))) == {
        "jumlah_rp": "Melebihi sisa dana tunai RAB, Rp 4.000.000."
    }
    one.refresh_from_db()
    Attachment.objects.of(one).filter(tag="termin_2").delete()

    def unproven():
        ksm_langkah.step_ksm(
            name="cairkan",
            kegiatan=one,
            values={
                "tanggal": given.day(0),
                "progres_fisik": Decimal(60),
                "jumlah_rp": Decimal(1),
            },
            versi=one.versi,
            by=who.fasilitator,
        )

    assert faults(unproven) == {"berkas": "Unggah berkas buktinya dahulu."}
    [line] = one.kas_set.all()
    assert (line.masuk_rp, line.uraian) == (6_000_000, "Pencairan termin 1")


def test_budget_and_terms_bind_from_the_agreement_on(who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    said = faults(
        lambda: ksm_kegiatan.set_rab(
            kegiatan=one, lines=[], versi=one.versi, by=who.fasilitator
        )
    )
    assert said == {"code": "rab_mengikat"}


def test_the_account_must_match_the_book(who):
    one = given.lead(given.make_activity(who), who, workflow.PENCAIRAN)

    def finish(fisik=100):
        return given.go("selesaikan", one, who, progres_fisik=Decimal(fisik))

    assert "realisasi setiap baris" in faults(finish)["lpj"]
    spent = {row.pk: row.jumlah_rp for row in one.rab_set.all()}
    first = next(iter(spent))
    given.account(
        one,
        who,
        penerimaan=Decimal(9_000_000),
        realisasi={**spent, first: Decimal(7_500_000)},
    )
    assert faults(lambda: finish(90)) == {
        "progres_fisik": "Kegiatan yang selesai berprogres fisik 100 %.",
        "lpj_masuk": "Penerimaan LPJ Rp 9.000.000 tidak sama dengan buku kas"
        " Rp 10.000.000.",
        "lpj_keluar": "Realisasi tunai LPJ Rp 9.500.000 tidak sama dengan pengeluaran"
        " buku kas Rp 10.000.000.",
    }
    given.account(one, who)
    assert finish().status == workflow.SELESAI


def test_finishing_waits_for_the_last_term(who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    said = faults(lambda: given.go("selesaikan", one, who, progres_fisik=Decimal(100)))
    assert said["termin"] == "Masih ada termin yang belum cair."


def test_operation_wants_an_asset_to_look_after(who):
    one = given.lead(given.make_activity(who), who, workflow.SERAH_KPP)
    assert set(faults(lambda: given.go("operasikan", one, who))) == {"aset"}


def test_called_off_with_a_reason_and_not_after_money_flowed(who):
    one = given.lead(given.make_activity(who), who, workflow.LAYAK)
    assert set(faults(lambda: given.go("batalkan", one, who, alasan=" "))) == {"alasan"}
    one = given.go("batalkan", one, who, alasan="Lahan dipersoalkan.")
    assert one.alasan_batal == "Lahan dipersoalkan."
    with pytest.raises(Refused, match="sudah dibatalkan"):
        given.go("layak", one, who)


def test_a_work_has_one_ksm_of_its_own_kelurahan(who):
    work = make_work()
    who.verifikator = factories.make_user("verifikator", "99.01")
    far = given.make_ksm("KSM-9", factories.make_wilayah().tetangga)
    idle = given.make_ksm("KSM-8", status="tidak_aktif")

    def begin(ksm):
        return ksm_kegiatan.create_ksm_kegiatan(
            intervention=work, ksm=ksm, by=who.verifikator
        )

    assert faults(lambda: begin(far)) == {"code": "di_luar_kelurahan"}
    assert faults(lambda: begin(idle)) == {"code": "ksm_tidak_aktif"}
    first = begin(given.make_ksm())
    other = given.make_ksm("KSM-2")
    assert faults(lambda: begin(other)) == {"code": "sudah_ada"}
    # Where a KSM gave up, another may go on with the work.
    given.go("batalkan", first, who, alasan="KSM bubar.")
    assert begin(other).intervention == work
    assert work.ksm_kegiatan_set.count() == 2


def test_somebody_elses_change_is_not_overwritten(who):
    one = given.make_activity(who)
    with pytest.raises(Stale):
        ksm_kegiatan.set_rab(
            kegiatan=one, lines=[], versi=one.versi - 1, by=who.fasilitator
        )
    assert one.rab_set.count() == 3


# Cash -------------------------------------------------------------------------------


def test_the_cash_book_only_grows_and_never_goes_below_zero(who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    said = faults(lambda: given.spend(one, who, 100, bukti=None))
    assert said == {"bukti": "Unggah bukti pengeluaran ini."}
    said = faults(lambda: given.spend(one, who, 6_000_001))
    assert said == {"keluar_rp": "Saldo kurang Rp 1."}
    wrong = given.spend(one, who, 500_000)
    given.spend(one, who, -50_000, koreksi_atas=wrong, bukti=None, uraian="Koreksi")
    assert ksm_langkah.book_totals(one) == (6_000_000, 450_000)
    with pytest.raises(DatabaseError), transaction.atomic():
        BukuKas.objects.filter(pk=wrong.pk).update(keluar_rp=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        wrong.delete()
    unpaid = one.termin_set.get(nomor=2)
    assert set(faults(lambda: given.spend(one, who, 1, termin=unpaid))) == {"termin"}


def test_the_book_is_closed_with_the_account(who):
    one = given.lead(given.make_activity(who), who, workflow.SELESAI)
    assert faults(lambda: given.spend(one, who, 1)) == {"code": "buku_tertutup"}


# What the work learns ---------------------------------------------------------------


def test_a_verified_work_learns_volume_and_money_and_waits_again(who):
    one = given.lead(given.make_activity(who), who, workflow.SELESAI)
    # The work was finished meanwhile.
    Intervention.objects.filter(pk=one.intervention_id).update(status="selesai")
    work = Intervention.objects.get(pk=one.intervention_id)
    intervention_steps.verify_intervention(
        intervention=work, versi=work.versi, by=who.verifikator
    )
    one = KsmKegiatan.objects.get(pk=one.pk)
    done = ksm_kas.propose_to_work(kegiatan=one, versi=one.versi, by=who.fasilitator)
    assert done.verifikasi == Intervention.Verifikasi.MENUNGGU
    [volume] = done.volume_set.all()
    assert (volume.volume_rencana, volume.volume_realisasi) == (100, 95)
    money = done.dana_set.values_list("sumber", "bentuk", "jumlah_realisasi_rp")
    assert set(money) == {
        ("apbd_kab_kota", "uang", 10_000_000),
        ("swadaya", "tenaga", 2_000_000),
    }
    # What the office had planned stays as it was typed there.
    assert done.dana_set.get(sumber="apbd_kab_kota").jumlah_rencana_rp == 150_000_000


def test_nothing_is_proposed_before_the_account(who):
    one = given.lead(given.make_activity(who), who, workflow.PENCAIRAN)
    with pytest.raises(Refused, match="selesai dan ber-LPJ"):
        ksm_kas.propose_to_work(kegiatan=one, versi=one.versi, by=who.fasilitator)


# Pages ------------------------------------------------------------------------------


def plan_days(one, who, **days):
    return ksm_kegiatan.set_plan(
        kegiatan=given.fresh(one),
        days=days,
        terms=None,
        versi=given.fresh(one).versi,
        by=who.fasilitator,
    )


def test_late_steps_are_counted_on_the_page_and_in_the_list(client, who):
    one = given.make_activity(who)
    plan_days(one, who, layak=given.day(12), disepakati=given.day(-3))
    client.force_login(who.fasilitator)
    page = client.get(one.get_absolute_url()).content.decode()
    assert page.count("terlambat 12 hari") == 1 and "rencana" in page
    found = client.get("/kelompok/kegiatan/?waktu=terlambat")
    [row] = found.context["rows"]
    assert (row.pk, row.hari) == (one.pk, 12)
    assert not client.get("/kelompok/kegiatan/?waktu=tepat").context["rows"]
    text = b"".join(client.get("/kelompok/kegiatan/?unduh=csv").streaming_content)
    assert ";12" in text.decode()


def test_a_term_that_was_not_paid_in_time_is_late_as_well(who):
    one = given.make_activity(who)
    one.termin_set.filter(nomor=2).update(tanggal_rencana=given.day(4))
    [row] = KsmKegiatan.objects.with_lateness(given.day(0))
    assert row.terlewat == given.day(4)


def test_the_list_asks_the_database_the_same_few_times(client, who):
    one = given.make_activity(who)
    client.force_login(who.fasilitator)
    client.get("/kelompok/kegiatan/")
    with CaptureQueriesContext(connection) as few:
        client.get("/kelompok/kegiatan/")
    rt = factories.make_rt("07")
    for number in range(3):
        ksm_kegiatan.create_ksm_kegiatan(
            intervention=make_work(rt=rt, tahun=2026 - number),
            ksm=one.ksm,
            by=who.fasilitator,
        )
    with CaptureQueriesContext(connection) as many:
        client.get("/kelompok/kegiatan/")
    assert len(many) == len(few)


def test_budget_typed_on_the_page(client, who):
    one = ksm_kegiatan.create_ksm_kegiatan(
        intervention=make_work(), ksm=given.make_ksm(), by=who.fasilitator
    )
    client.force_login(who.fasilitator)
    where = f"{one.get_absolute_url()}rab/"
    data = {
        "versi": one.versi,
        "rab-TOTAL_FORMS": "2",
        "rab-INITIAL_FORMS": "0",
        "rab-0-uraian": "Beton",
        "rab-0-satuan": "m",
        "rab-0-volume": "1.000,5",
        "rab-0-harga_rp": "80.000",
        "rab-0-sumber": "dak",
        "rab-0-bentuk": "uang",
    }
    lacking = client.post(where, {**data, "rab-0-satuan": ""})
    assert lacking.status_code == 422
    assert "Baris 1, Satuan: Isi kolom ini." in lacking.content.decode()
    assert client.post(where, data).status_code == 302
    assert one.rab_set.get().jumlah_rp == Decimal("80040000.00")
    stale = client.post(where, data)
    assert stale.status_code == 409 and "menyimpan lagi" in stale.content.decode()


def test_a_step_on_its_page_says_what_is_missing(client, who):
    one = given.lead(given.make_activity(who), who, workflow.LAYAK)
    client.force_login(who.fasilitator)
    where = f"{one.get_absolute_url()}langkah/sepakati/"
    assert "Unggah" in client.get(where).content.decode()
    values = {"versi": one.versi, "tanggal": given.day(0), "nomor": "BA-1"}
    refused = client.post(where, values)
    assert refused.status_code == 422
    assert "Unggah berkas buktinya dahulu." in refused.content.decode()
    factories.make_attachment(one, tag="musyawarah")
    assert client.post(where, values).url == one.get_absolute_url()
    wrong = client.get(f"{one.get_absolute_url()}langkah/sertifikasi/")
    assert wrong.status_code == 403
    client.force_login(who.verifikator)
    wrong = client.get(f"{one.get_absolute_url()}langkah/sertifikasi/")
    assert wrong.status_code == 409


def test_a_page_of_every_stage_opens(client, who):
    one = given.make_activity(who)
    client.force_login(who.fasilitator)
    for name in ("", "rab/", "rencana/", "kas/"):
        assert client.get(f"{one.get_absolute_url()}{name}").status_code == 200
    one = given.lead(one, who, workflow.PENCAIRAN)
    for name in ("", "rencana/", "kas/", "kas/baru/", "lpj/"):
        assert client.get(f"{one.get_absolute_url()}{name}").status_code == 200


def test_the_one_button_proposes_to_the_work(client, who):
    one = given.lead(given.make_activity(who), who, workflow.SELESAI)
    client.force_login(who.fasilitator)
    assert "Usulkan ke kegiatan" in client.get(one.get_absolute_url()).content.decode()
    done = client.post(f"{one.get_absolute_url()}usulkan/", {"versi": one.versi})
    assert done.url == one.intervention.get_absolute_url()
    assert one.intervention.volume_set.get().volume_realisasi == 95


def test_receipt_goes_with_the_line(client, who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    client.force_login(who.fasilitator)
    term = one.termin_set.get(nomor=1)
    values = {
        "termin": term.pk,
        "tanggal": given.day(0),
        "uraian": "Semen",
        "keluar_rp": "1.250.000",
    }
    where = f"{one.get_absolute_url()}kas/baru/"
    assert client.post(where, values).status_code == 422
    nota = SimpleUploadedFile("nota.pdf", given.RECEIPT[1], "application/pdf")
    assert client.post(where, {**values, "bukti": nota}).status_code == 302
    page = client.get(f"{one.get_absolute_url()}kas/").content.decode()
    assert "nota.pdf" in page and "Rp 4.750.000" in page


def test_the_book_is_handed_out_as_a_file(client, who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    given.spend(one, who, 300_000, uraian="=Paku")
    client.force_login(who.fasilitator)
    where = f"{one.get_absolute_url()}kas/"
    assert "?unduh=xlsx" in client.get(where).content.decode()
    answer = client.get(f"{where}?unduh=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines[0].split(";")[4:] == ["Masuk (Rp)", "Keluar (Rp)", "Saldo (Rp)"]
    assert lines[1].split(";")[4:] == ["6000000", "0", "6000000"]
    # What a spreadsheet would take for a formula is marked as text.
    assert lines[2].split(";")[1:] == ["1", "'=Paku", "", "0", "300000", "5700000"]
    book = client.get(f"{where}?unduh=xlsx")
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content))).active
    assert [row[5] for row in sheet.iter_rows(values_only=True)][-2:] == [0, 300_000]


def test_a_correction_takes_no_more_than_there_is(who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    wrong = given.spend(one, who, 300_000, uraian="Paku")
    more = {"koreksi_atas": wrong, "bukti": None, "uraian": "Koreksi"}
    given.spend(one, who, -200_000, **more)
    found = faults(lambda: given.spend(one, who, -100_001, **more))
    assert found == {"koreksi_atas": "Koreksi melebihi jumlah baris asalnya."}
    assert given.spend(one, who, -100_000, **more).keluar_rp == -100_000


def test_a_line_that_is_sent_twice_at_once_is_one_line(who):
    one = given.lead(given.make_activity(who), who, workflow.PERJANJIAN)
    one = given.pay(one, who, 0, given.PAID[0])
    first = given.spend(one, who, 100_000, uraian="Pasir")
    assert given.spend(one, who, 100_000, uraian="Pasir") == first
    # Another receipt of the same amount is another expense.
    other = ("lain.pdf", given.RECEIPT[1] + b"\n%%EOF\n")
    assert given.spend(one, who, 100_000, uraian="Pasir", bukti=other) != first
    assert one.kas_set.filter(uraian="Pasir").count() == 2


def test_finishing_is_not_before_the_last_payment(who):
    one = given.make_activity(who)
    given.go("layak", one, who, tanggal=given.day(50))
    given.go("sepakati", one, who, tanggal=given.day(50))
    given.go("perjanjian", one, who, perjanjian_jenis="pks", tanggal=given.day(45))
    for ago, fisik, amount in ((40, 10, given.PAID[0]), (10, 60, given.PAID[1])):
        given.go(
            "cairkan", one, who, tanggal=given.day(ago), progres_fisik=Decimal(fisik),
            jumlah_rp=amount,
        )  # fmt: skip
    given.spend(one, who, 10_000_000)
    given.account(one, who)
    full = {"progres_fisik": Decimal(100)}
    found = faults(
        lambda: given.go("selesaikan", one, who, tanggal=given.day(11), **full)
    )
    assert found == {"tanggal": "Tanggal ini mendahului pencairan terakhir."}
    one = given.go("selesaikan", one, who, tanggal=given.day(10), **full)
    assert one.status == workflow.SELESAI


@pytest.mark.parametrize("reason", ["a\x00b", "x" * 5000])
def test_no_reason_breaks_the_button_that_proposes(client, who, reason):
    one = given.lead(given.make_activity(who), who, workflow.SELESAI)
    client.force_login(who.fasilitator)
    sent = {"versi": one.versi, "alasan": reason}
    answer = client.post(f"/kelompok/kegiatan/{one.pk}/usulkan/", sent)
    assert answer.status_code in (302, 422)


def test_only_works_that_are_not_ended_are_offered(client, who):
    """What is built already was carried out by somebody else."""
    statuses = ("usulan", "layak", "pelaksanaan", "selesai", "diserahterimakan")
    rt = factories.make_rt()
    works = {status: make_work(status=status, rt=rt) for status in statuses}
    ksm = given.make_ksm()
    client.force_login(who.fasilitator)
    page = client.get(f"/kelompok/ksm/{ksm.pk}/kegiatan/").content.decode()
    offered = [key for key, work in works.items() if f'value="{work.pk}"' in page]
    assert offered == ["usulan", "layak", "pelaksanaan"]
    for status in ("selesai", "diserahterimakan"):
        with pytest.raises(Refused, match=f"sudah {status}"):
            ksm_kegiatan.create_ksm_kegiatan(
                intervention=works[status], ksm=ksm, by=who.fasilitator
            )
    assert not KsmKegiatan.objects.exists()
