"""The offices that the second shipped life needs beside the town's: two chains of command."""

import datetime as dt

from engine.service import organisations
from engine.service.organisations import NewOffice, NewOrganisation
from tests.web import town as towns
from tests.web.town import Town

DISTRICT = "33.26.15"
OFFICES = {
    "danramil": ("KORAMIL-15", "military_subdistrict", "military_head", "Danramil Tirto", DISTRICT),
    "kapolsek": ("POLSEK-15", "police_sector", "police_head", "Kapolsek Tirto", DISTRICT),
    "bupati": ("BUPATI", "region_head_office", "region_head", "Bupati Pekalongan", towns.REGENCY),
    "dandim": ("KODIM", "military_district", "military_district_head", "Dandim", towns.REGENCY),
    "inspektur": ("INSP", "inspectorate", "inspectorate", "Inspektur Daerah", towns.REGENCY),
}
NAMES = {
    "danramil": "Kapten Joko",
    "kapolsek": "AKP Yanto",
    "bupati": "Ibu Fadia",
    "dandim": "Letkol Wibowo",
    "inspektur": "Ali Reza",
}


def appoint(town: Town) -> None:
    """Give the town these offices, once."""
    if "danramil" in town.persons:
        return
    town.persons |= towns.populate(town.desk, NAMES, towns.VILLAGE)
    new = [
        NewOrganisation(
            code,
            kind,
            name,
            (area,),
            (NewOffice(office, name, holder=town.persons[who]),),
            whole_tenant=area == towns.REGENCY,
        )
        for who, (code, kind, office, name, area) in OFFICES.items()
    ]
    made = organisations.add_many(
        town.desk, new, None, None, towns.OPENED, from_on=dt.date(2026, 1, 1)
    )
    assert isinstance(made, dict), made
