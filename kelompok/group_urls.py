"""Addresses of BKM, KPP, TIPP, of what is recorded about groups, of personal data."""

from typing import Any

from django.urls import path

from kelompok.views import groups, kinds, logs, norms, personal, rows

urlpatterns: list[Any] = []
_LISTS: dict[str, Any] = {
    "bkm": groups.BkmList,
    "kpp": groups.KppList,
    "tipp": groups.TippList,
}
for _jenis, _list in _LISTS.items():
    _way, _kind = f"kelompok/{_jenis}/", {"jenis": _jenis}
    urlpatterns += [
        path(_way, _list.as_view(), name=f"{_jenis}_list"),
        path(f"{_way}baru/", groups.new, _kind, name=f"{_jenis}_new"),
        path(f"{_way}<int:pk>/", groups.detail, _kind, name=_jenis),
        path(f"{_way}<int:pk>/ubah/", groups.edit, _kind, name=f"{_jenis}_edit"),
    ]
for _bagian in kinds.PARTS:
    _row = {"bagian": _bagian}
    urlpatterns += [
        path(
            f"kelompok/catatan/<slug:jenis>/<int:pk>/{_bagian}/baru/",
            rows.new,
            _row,
            name=f"{_bagian}_new",
        ),
        path(
            f"kelompok/catatan/{_bagian}/<int:pk>/ubah/",
            rows.edit,
            _row,
            name=f"{_bagian}_edit",
        ),
    ]
_NORMS: dict[str, Any] = {"binaan": norms.TargetList, "ambang": norms.LevelList}
for _norma, _list in _NORMS.items():
    _way, _kind = f"kelompok/{_norma}/", {"norma": _norma}
    urlpatterns += [
        path(_way, _list.as_view(), name=f"{_norma}_list"),
        path(f"{_way}baru/", norms.new, _kind, name=f"{_norma}_new"),
        path(f"{_way}<int:pk>/ubah/", norms.edit, _kind, name=f"{_norma}_edit"),
    ]
urlpatterns += [
    path(
        "kelompok/catatan/kunjungan/<int:pk>/tindak/",
        rows.follow,
        name="kunjungan_tindak",
    ),
    path("kelompok/kunjungan/", logs.VisitList.as_view(), name="visit_list"),
    path("kelompok/kematangan/", logs.StandingList.as_view(), name="standing_list"),
    path(
        "kelompok/pribadi/<slug:jenis>/<int:pk>/", personal.reveal, name="personal_show"
    ),
    path(
        "kelompok/pribadi/<slug:jenis>/<int:pk>/ubah/",
        personal.edit,
        name="personal_edit",
    ),
]
