"""Addresses of community groups."""

from django.urls import include, path

from kelompok.views import (
    action_board,
    action_items,
    checklist,
    ksm,
    pokja,
    pokja_performance,
    register,
)

app_name = "kelompok"
urlpatterns = [
    path("kelompok/ksm/", ksm.KsmList.as_view(), name="ksm_list"),
    path("kelompok/ksm/baru/", ksm.new, name="ksm_new"),
    path("kelompok/ksm/<int:pk>/", ksm.detail, name="ksm"),
    path("kelompok/ksm/<int:pk>/ubah/", ksm.edit, name="ksm_edit"),
    path("kelompok/tindak/", action_items.ActionItemList.as_view(), name="action_list"),
    path("kelompok/tindak/saya/", action_items.OwnList.as_view(), name="action_own"),
    path("kelompok/tindak/papan/", action_board.board, name="action_board"),
    path("kelompok/tindak/baru/", action_items.new, name="action_new"),
    path("kelompok/tindak/<int:pk>/", action_items.detail, name="action"),
    path("kelompok/tindak/<int:pk>/ubah/", action_items.edit, name="action_edit"),
    path(
        "kelompok/tindak/<int:pk>/<slug:langkah>/",
        action_items.step,
        name="action_step",
    ),
    path("kelompok/pokja/", pokja.PokjaList.as_view(), name="pokja_list"),
    path("kelompok/pokja/baru/", pokja.new, name="pokja_new"),
    path(
        "kelompok/pokja/kinerja/",
        pokja_performance.Ranking.as_view(),
        name="pokja_ranking",
    ),
    path(
        "kelompok/pokja/kinerja/baru/",
        pokja_performance.new,
        name="pokja_performance_new",
    ),
    path(
        "kelompok/pokja/kinerja/<int:pk>/",
        pokja_performance.edit,
        name="pokja_performance_edit",
    ),
    path(
        "kelompok/pokja/kinerja/aspek/",
        pokja_performance.aspects,
        name="pokja_aspects",
    ),
    path("kelompok/pokja/<int:pk>/", pokja.detail, name="pokja"),
    path("kelompok/pokja/<int:pk>/ubah/", pokja.edit, name="pokja_edit"),
    path("kelompok/pokja/<int:pk>/anggota/", pokja.member_new, name="pokja_member_new"),
    path(
        "kelompok/pokja/<int:pk>/anggota/<int:anggota>/",
        pokja.member_edit,
        name="pokja_member_edit",
    ),
    path(
        "kelompok/pokja/<int:pk>/anggota/<int:anggota>/hapus/",
        pokja.member_remove,
        name="pokja_member_remove",
    ),
    path("dokumen/", register.DocumentList.as_view(), name="dokumen_list"),
    path("dokumen/baru/", register.new_view(register.DOCUMENT), name="dokumen_new"),
    path("dokumen/matriks/", checklist.matrix, name="dokumen_matriks"),
    path("dokumen/wilayah/<str:kode>/", checklist.of_place, name="dokumen_wilayah"),
    path("dokumen/<int:pk>/", register.document, name="dokumen"),
    path(
        "dokumen/<int:pk>/ubah/",
        register.edit_view(register.DOCUMENT),
        name="dokumen_edit",
    ),
    path("aturan-bersama/", register.RuleList.as_view(), name="aturan_list"),
    path("aturan-bersama/baru/", register.new_view(register.RULE), name="aturan_new"),
    path("aturan-bersama/<int:pk>/", register.rule, name="aturan"),
    path(
        "aturan-bersama/<int:pk>/ubah/",
        register.edit_view(register.RULE),
        name="aturan_edit",
    ),
    path("rplp/", register.RplpList.as_view(), name="rplp_list"),
    path("rplp/baru/", register.new_view(register.PLAN), name="rplp_new"),
    path("rplp/<int:pk>/", register.plan, name="rplp"),
    path("rplp/<int:pk>/ubah/", register.edit_view(register.PLAN), name="rplp_edit"),
    path("", include("kelompok.group_urls")),
    path("", include("kelompok.urls_works")),
    path("", include("kelompok.urls_bimtek")),
    path("", include("kelompok.urls_rapat")),
    path("sinkronisasi/", include("kelompok.urls_plans")),
    path("lokus/", include("kelompok.urls_lokus")),
]
