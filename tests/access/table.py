"""Every address of the portal, room by room."""

from tests.access.api import API
from tests.access.api_groups import API_GROUPS
from tests.access.back_room import ROUTES
from tests.access.bimtek import BIMTEK
from tests.access.coordination import COORDINATION
from tests.access.decrees import DECREES
from tests.access.figures import FIGURES
from tests.access.groups import GROUP_PAGES
from tests.access.lokus import LOKUS
from tests.access.people import PEOPLE_PAGES
from tests.access.places import PLACES
from tests.access.plans import PLANS
from tests.access.portal import PORTAL
from tests.access.rules import Route
from tests.access.sheets import SHEETS
from tests.access.upkeep import UPKEEP
from tests.access.works import WORKS

TABLE: dict[str, Route] = {
    **PORTAL,
    **FIGURES,
    **PLACES,
    **SHEETS,
    **WORKS,
    **DECREES,
    **COORDINATION,
    **PLANS,
    **LOKUS,
    **UPKEEP,
    **BIMTEK,
    **API,
    **API_GROUPS,
    **GROUP_PAGES,
    **PEOPLE_PAGES,
    **ROUTES,
}
