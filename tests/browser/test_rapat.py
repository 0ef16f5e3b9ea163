"""The story of one meeting: plan, invitation, phone at the door, minutes, summary.

Three people and a member of an office, each in a window of their own.
"""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kawasan.models import Wilayah
from kelompok.models import ActionItem, Meeting
from sibungas.accounts.models import Institution
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits
from tests.kelompok.meetings import host
from tests.pdf_words import words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
PROMISES = [
    "Mutakhirkan data RT",
    "Susun jadwal survei",
    "Serahkan daftar SK kumuh",
    "Bersihkan drainase tepi sungai",
    "Latih kader kelurahan",
]
DECISIONS = ["Data dimutakhirkan tiap triwulan.", "Lokus 2031 dipilih pada bulan Mei."]


def shoot(page: Page, name: str) -> None:
    """At both sizes, so that somebody can look."""
    if not SHOTS:
        return
    seen = page.viewport_size
    for width, height in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
    page.set_viewport_size(seen)


def thirteen(province: Wilayah) -> list[Wilayah]:
    """As many kab/kota as Kalimantan Selatan has."""
    for number in range(3, 14):
        Wilayah.objects.create(
            kode=f"99.{number:02d}", nama=f"Contoh {number}", jenis="kabupaten",
            kelas_kota="sedang", edisi=province.edisi, parent=province,
            berlaku_mulai=date(2020, 1, 1),
        )  # fmt: skip
    return list(Wilayah.objects.current().filter(parent=province).order_by("kode"))


def shown(day: date) -> str:
    months = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body[data-ready]", state="attached")


def plan(page: Page, province: Wilayah, office: Institution, **fields: str) -> str:
    """A rakor typed into the form; the address of its page."""
    ready(page, "/rapat/baru/")
    page.select_option("[name=jenis]", "rakor")
    page.select_option("[name=wilayah]", str(province.pk))
    page.select_option("[name=penyelenggara]", str(office.pk))
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("text=Simpan rencana")
    page.wait_for_url(re.compile(r"/rapat/\d+/$"))
    return "/rapat/" + page.url.rstrip("/").rpartition("/")[2] + "/"


def paper(page: Page, label: str) -> str:
    """Downloads a paper by its button; what it says."""
    with page.expect_download() as taken:
        page.click(f"text={label}")
    document = Path(taken.value.path()).read_bytes()
    assert document.startswith(b"%PDF-")
    return words(document)


def take_attendance(phone: Page, cities: list[Wilayah]) -> None:
    """One tap per kab/kota, three guests; the page itself is never loaded again."""
    loads: list[str] = []
    phone.on("framenavigated", lambda frame: loads.append(frame.url))
    status = phone.locator("#hadir [role=status]")
    for number, city in enumerate(cities[:12], start=1):
        phone.click(f"[id='w-{city.kode}']")
        expect(status).to_contain_text(f"{number} dari 13 wilayah hadir")
    expect(status).to_contain_text(f"Belum hadir: {cities[12]}")
    shoot(phone, "rapat-hadir-12")
    phone.click(f"[id='w-{cities[12].kode}']")
    expect(status).to_contain_text("Semua wilayah hadir")
    phone.click("#tambah-orang summary")
    for number in range(1, 4):
        phone.fill("#tambah-orang [name=nama]", f"Tamu {number}")
        if number == 1:
            # Stays for those who come after from the same office.
            phone.fill("#tambah-orang [name=instansi]", "LSM Sungai Contoh")
            phone.select_option("#tambah-orang [name=kategori]", "lsm")
        phone.click("#tambah-orang .form-buttons button")
        said = f"Tamu {number} dicatat hadir."
        expect(phone.locator("#tambah-orang > [role=status]")).to_have_text(said)
    expect(phone.locator("#hadir")).to_contain_text("Hadir 16 dari 16 yang dicatat")
    # What is refused stays in the form, on the same page.
    phone.fill("#tambah-orang [name=instansi]", "")
    phone.click("#tambah-orang .form-buttons button")
    expect(phone.locator("#tambah-orang")).to_contain_text("Isi nama, instansi")
    assert loads == []


def write_minutes(desk: Page, office: Institution, debtor: Institution) -> None:
    """The text saves itself; decisions and promises are added beside it."""
    desk.fill("[name=ringkasan]", "Semua kabupaten/kota melaporkan datanya.")
    expect(desk.locator("[data-simpan]")).to_contain_text("Tersimpan", timeout=15000)
    desk.select_option("#id_jenis", "keputusan")
    for number, decision in enumerate(DECISIONS, start=1):
        desk.fill("#id_isi", decision)
        desk.click("text=Tambah butir")
        expect(desk.locator("#butir .rapat-butir li")).to_have_count(number)
        # The list was swapped; the keyboard stays where the next one is typed.
        expect(desk.locator("#id_isi")).to_be_focused()
        desk.select_option("#id_jenis", "keputusan")
    for number, promise in enumerate(PROMISES, start=1):
        desk.fill("#id_isi", f"/tindak {promise}")
        desk.click("text=Tambah butir")
        desk.wait_for_selector("#tindak-baru[open]")
        expect(desk.locator("#tindak_uraian")).to_be_focused()
        who = debtor if promise == PROMISES[3] else office
        desk.select_option("#tindak_pic_institution", str(who.pk))
        due = timezone.localdate() + timedelta(days=number)
        desk.fill("#tindak_tenggat", due.isoformat())
        desk.click("text=Simpan tindak lanjut")
        expect(desk.locator("#butir .rapat-tindak li")).to_have_count(number)
    # The text being typed was never touched.
    assert desk.input_value("[name=ringkasan]").startswith("Semua kabupaten")


def test_a_meeting_from_the_plan_to_what_is_overdue_at_the_next(enter) -> None:
    province = factories.make_wilayah().provinsi
    cities = thirteen(province)
    office = host()
    today = timezone.localdate()
    debtor = Institution.objects.create(nama="Dinas PUPR Contoh", kategori="opd")
    secretary = factories.make_user("sekretariat_pokja", "99")
    leader = factories.make_user("pimpinan", "99")
    member = factories.make_user("anggota_pokja", "99", instansi=debtor)
    ActionItem.objects.create(
        uraian="Janji lama", pic_institution=office, wilayah=province,
        kategori="sinergi", horizon="pendek",
        tenggat=timezone.localdate() - timedelta(days=9),
    )  # fmt: skip

    # The secretariat plans; what is overdue stands on the agenda by itself.
    desk = enter(secretary, DESK)
    way = plan(
        desk, province, office,
        judul="Rakor triwulan", nomor_undangan="005/1", tanggal=today.isoformat(),
        jam_mulai="09:00", tempat="Aula Bappeda", agenda="Capaian; Dinas Perkim",
    )  # fmt: skip
    expect(desk.locator("main")).to_contain_text("Tindak lanjut terlambat: Janji lama")

    # It invites, by letter and by message.
    letter = paper(desk, "Undangan PDF")
    for fact in ("Rakor triwulan", "005/1", shown(today), "09.00", "Aula Bappeda",
                 "Capaian"):  # fmt: skip
        assert fact in letter
    message = desk.input_value("#pesan")
    assert "Rakor triwulan" in message and "Aula Bappeda" in message
    assert message.rstrip().endswith(way)
    shoot(desk, "rapat-rencana")
    desk.click("text=Tandai undangan terkirim")
    desk.wait_for_selector("text=Mulai rapat")
    desk.click("text=Mulai rapat")
    desk.wait_for_selector("text=Tutup rapat")

    # At the door, on a phone.
    phone = enter(secretary, PHONE)
    ready(phone, f"{way}hadir/")
    take_attendance(phone, cities)
    assert fits(phone)
    shoot(phone, "rapat-hadir")

    # Minutes, the decisions and five promises.
    ready(desk, f"{way}notulen/")
    write_minutes(desk, office, debtor)
    shoot(desk, "rapat-notulen")
    ready(desk, way)
    desk.click("text=Tutup rapat")
    expect(desk.locator("main")).to_contain_text("Lengkap:")
    expect(desk.locator("main")).to_contain_text("bukan penulis notulennya")
    assert "DRAF" in paper(desk, "Berita acara PDF")

    # A second person approves; the paper is no draft any more.
    second = enter(leader, DESK)
    ready(second, way)
    second.click("text=Setujui berita acara")
    expect(second.locator("main")).to_contain_text("Berita acara disetujui")
    ready(desk, way)
    said = paper(desk, "Berita acara PDF")
    assert "DRAF" not in said
    for fact in (*DECISIONS, *PROMISES, "Hadir 16 orang", str(leader)):
        assert fact in said
    desk.click("button:has-text('Publikasikan')")
    desk.wait_for_selector("main >> text=ringkasan")
    shoot(desk, "rapat-terbit")
    ready(desk, f"{way}ringkasan/")
    expect(desk.locator("main")).to_contain_text(PROMISES[4])
    shoot(desk, "rapat-ringkasan")

    # A member reports on what the own institution owes.
    own = enter(member, PHONE)
    ready(own, "/kelompok/tindak/saya/")
    expect(own.locator("main")).not_to_contain_text(PROMISES[0])
    shoot(own, "rapat-tindak-saya")
    own.click(f"text={PROMISES[3]}")
    own.click("text=Laporkan kemajuan")
    own.fill("[name=progres]", "40")
    own.fill("[name=catatan]", "Dua dari lima ruas sudah bersih.")
    own.click("button:has-text('Laporkan kemajuan')")
    expect(own.locator("main")).to_contain_text("Dua dari lima ruas sudah bersih.")
    assert fits(own)
    shoot(own, "rapat-lapor")

    # What is still open when the next meeting takes place stands on its agenda.
    later = today + timedelta(days=30)
    plan(
        desk, province, office,
        judul="Rakor kedua", tanggal=later.isoformat(), jam_mulai="09:00",
        tempat="Aula",
    )  # fmt: skip
    agenda = desk.locator(".rapat-agenda")
    expect(agenda).to_contain_text(f"Tindak lanjut terlambat: {PROMISES[3]}")
    report = desk.locator("tr", has_text=PROMISES[3])
    expect(report).to_contain_text("Dua dari lima ruas sudah bersih.")
    # Cells of one row are drawn with or without a space between them.
    letter = paper(desk, "Undangan PDF")
    # The fourth promise was due on the fourth day.
    due = shown(today + timedelta(days=4))
    line = f"Dinas PUPR Contoh {due} Berjalan 40 %".replace(" ", "")
    assert line in letter.replace(" ", "")
    shoot(desk, "rapat-berikutnya")
    held = Meeting.objects.get(judul="Rakor triwulan")
    owed = ActionItem.objects.filter(sumber_jenis="rapat", sumber_id=held.pk)
    assert owed.count() == 5
    assert owed.get(pic_institution=debtor).progres == 40
    windows = (desk, phone, second, own)
    assert [window.problems for window in windows] == [[], [], [], []]
