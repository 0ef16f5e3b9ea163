"""Who may do what with works and their prices, by hand."""

from typing import Any

from tests.access import land as ground
from tests.access.rules import (
    CONVENTIONS,
    EVERYONE,
    FEW,
    GROUPS,
    LIST,
    VERIFIERS,
    get,
    page,
    pk,
    post,
    uuid_of,
)


def new_price(place: Any) -> dict[str, Any]:
    values = {"sasaran": "jalan_rusak_m", "harga_rp": "750000", "tahun": "2025"}
    return {**values, "wilayah": place.pk, "sumber": "SSH 2025"}


def price_form(price: Any) -> dict[str, Any]:
    values = {"sasaran": "jalan_rusak_m", "harga_rp": "1", "tahun": "2020"}
    place = getattr(price, "wilayah_id", 0)
    return {**values, "wilayah": place, "sumber": "SSH", "versi": price.versi}


WORKS = {
    "kawasan:harga_list": page(get(EVERYONE, queries=LIST)),
    "kawasan:harga_new": page(
        get(CONVENTIONS),
        post(
            CONVENTIONS, new_price, kind="city", gate=CONVENTIONS, foreign=422,
            parent=422, nobody=403,
        ),
    ),
    "kawasan:harga_edit": page(
        get(CONVENTIONS, kind="price", parent=403),
        post(CONVENTIONS, price_form, kind="price", parent=403),
        by=pk,
    ),
    "kawasan:interventions": page(get(EVERYONE, queries=LIST)),
    "kawasan:intervention_queue": page(get(VERIFIERS, queries=FEW)),
    "kawasan:intervention_new": page(
        get(GROUPS, (200, 404), queries=("", "kelurahan=98.01.01.1001", "rt=1")),
        post(GROUPS, ground.new_work, kind="ground", gate=GROUPS, nobody=403),
    ),
    "kawasan:intervention": page(get(EVERYONE, kind="work"), by=uuid_of),
    "kawasan:intervention_edit": page(
        get(GROUPS, kind="work"), post(GROUPS, ground.work_form, kind="work"),
        by=uuid_of,
    ),
    "kawasan:intervention_step": page(
        get(VERIFIERS, kind="work"),
        post(VERIFIERS, lambda work: {"versi": work.versi}, kind="work"),
        by=lambda work: [work.uuid, "layak"],
    ),
}  # fmt: skip
