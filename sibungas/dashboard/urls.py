"""Addresses of the dashboard."""

from django.urls import URLPattern, path, re_path

from sibungas.dashboard.views import (
    akhir,
    bin,
    board,
    handbook,
    history,
    home,
    kawasan,
    pokja,
    rt,
    simulasi,
    sk,
    wilayah,
)

_KODE = r"(?P<kode>[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?)"

app_name = "dashboard"


def _history(at: str, name: str, kind: history.Kind) -> list[URLPattern]:
    """The versions of a kind of row and, where it is done, putting one back."""
    listed = history.HistoryList.as_view(kind=kind)
    found = [path(f"{at}riwayat/", listed, name=name)]
    if kind.put_back:
        again = history.restore_view(kind)
        found.append(path(f"{at}riwayat/pulihkan/", again, name=f"{name}_restore"))
    return found


urlpatterns = [
    path("", home.home, name="home"),
    re_path(rf"^wilayah/{_KODE}/$", wilayah.wilayah, name="wilayah"),
    re_path(rf"^wilayah/{_KODE}/peta\.json$", wilayah.wilayah_map, name="wilayah_map"),
    re_path(rf"^wilayah/{_KODE}/kumuh-akhir/$", akhir.wilayah, name="akhir"),
    # "baru" is a page of its own, never the code of a kawasan.
    re_path(
        r"^kawasan/(?!baru/)(?P<kode>[A-Za-z0-9][A-Za-z0-9.-]{0,29})/$",
        kawasan.kawasan,
        name="kawasan",
    ),
    path("rt/<int:pk>/", rt.rt, name="rt"),
    *_history("penilaian/<uuid:uuid>/", "history_sheet", history.SHEET),
    *_history("kawasan/<str:kode>/", "history_kawasan", history.KAWASAN),
    *_history("rt/<int:pk>/", "history_rt", history.RT),
    *_history(
        "rt/<int:pk>/penyebut/<int:tahun>/",
        "history_denominators",
        history.DENOMINATORS,
    ),
    *_history("kegiatan/<uuid:uuid>/", "history_work", history.WORK),
    path("kawasan/<str:kode>/simulasi/", simulasi.of_kawasan, name="simulasi_kawasan"),
    path("rt/<int:pk>/simulasi/", simulasi.of_rt, name="simulasi_rt"),
    path("keranjang/", bin.CancelledSheets.as_view(), name="bin"),
    path("keranjang/rt/", bin.ClosedRt.as_view(), name="bin_rt"),
    path("100-0-100/", board.home, name="board_home"),
    path("100-0-100/rujukan/", board.references, name="references"),
    re_path(rf"^100-0-100/{_KODE}/$", board.Board.as_view(), name="board"),
    path("dasbor-pokja/", pokja.home, name="pokja_home"),
    path("dasbor-pokja/<str:kode>/", pokja.of_province, name="pokja"),
    path("dasbor-pokja/<str:kode>/tinjauan/", pokja.review, name="pokja_review"),
    path("sk/periksa/", sk.SkCheck.as_view(), name="sk_check"),
    path("sk/<uuid:uuid>/", sk.dossier, name="sk"),
    path("bantuan/", handbook.help_page, name="help"),
    path("tentang/", handbook.about, name="about"),
]
