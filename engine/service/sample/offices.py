"""Who there is in the sample office: organisations, their posts, and holders named by the post.

Pure: values for the directory. Every office that the shipped workflows name exists for every
village. Never here: logins, SQL.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.service.areas import titled
from engine.service.sample.places import KORAMIL, REGENCY, RWS, Places
from engine.store.areas import Area
from engine.store.organisations import NewOffice, NewOrganisation
from engine.store.people import NewPerson

TAPD = (
    ("SETDA", "regional_secretary"),
    ("BPKD", "finance_head"),
    ("SETDA", "development_section_head"),
)
AGENCIES = (
    ("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ("DISPERKIM", "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
    ("DINKES", "Dinas Kesehatan"),
    ("DISDIKBUD", "Dinas Pendidikan dan Kebudayaan"),
    ("DINSOS", "Dinas Sosial"),
    ("DISPERINDAG", "Dinas Perindustrian dan Perdagangan"),
    ("BPBD", "Badan Penanggulangan Bencana Daerah"),
)
PARTNERS = (
    ("Mitra Infrastruktur dan Kewilayahan", ("DPUPR", "DISPERKIM", "BPBD")),
    ("Mitra Pembangunan Manusia", ("DINKES", "DISDIKBUD", "DINSOS")),
    ("Mitra Perekonomian", ("DISPERINDAG",)),
)


@dataclass(frozen=True, slots=True)
class Post:
    """One office to be filled: its organisation's code and kind find it again."""

    organisation: str
    office: NewOffice


def organisations(places: Places) -> list[NewOrganisation]:
    """The whole directory without holders, in the order in which it is made."""
    return [
        *_regional(),
        *_agencies(),
        *_chains(places),
        *(_district(area) for area in places.districts.values()),
        *(_village(area) for area in places.villages.values()),
        *(_coordinator(area) for area in places.villages.values()),
        *(_rw(area, rw) for area in places.with_rws for rw in RWS),
    ]


def holders(new: list[NewOrganisation]) -> list[NewPerson]:
    """A person for each post, named by the post, in the order of the posts."""
    return [NewPerson(office.name) for one in new for office in one.offices]


def held(new: list[NewOrganisation], persons: list[int]) -> list[NewOrganisation]:
    """The same organisations with these persons in their posts, in order."""
    waiting = iter(persons)
    return [
        replace(one, offices=tuple(replace(office, holder=next(waiting)) for office in one.offices))
        for one in new
    ]


def citizens(places: Places) -> list[NewPerson]:
    """One proposer for each RW that has a head; the last RW of each village has two."""
    return [
        NewPerson(f"Warga RW {rw} {area.name}, contoh {number}", area=f"{area.code}.{rw}")
        for area in places.with_rws
        for rw in RWS
        for number in ((1, 2) if rw == RWS[-1] else (1,))
    ]


def village_code(area: Area) -> str:
    """The code of a village's office: KEL- or DS- and its area."""
    return f"{'KEL' if area.kind == 'urban_village' else 'DS'}-{area.code}"


def _whole(code: str, kind: str, name: str, *offices: NewOffice) -> NewOrganisation:
    """An organisation that stands for the whole regency."""
    return NewOrganisation(code, kind, name, (REGENCY,), offices, whole_tenant=True)


def _regional() -> Iterator[NewOrganisation]:
    head = NewOffice("region_head", "Bupati Pekalongan")
    yield _whole("BUPATI", "region_head_office", "Bupati Pekalongan", head)
    yield NewOrganisation(
        "SETDA",
        "secretariat",
        "Sekretariat Daerah",
        (REGENCY,),
        (
            NewOffice("regional_secretary", "Sekretaris Daerah"),
            NewOffice("development_section_head", "Kepala Bagian Administrasi Pembangunan"),
        ),
    )
    secretary = NewOffice("council_secretary", "Sekretaris DPRD")
    yield _whole("SETWAN", "council_secretariat", "Sekretariat DPRD", secretary)
    inspector = NewOffice("inspectorate", "Inspektur Daerah")
    yield _whole("INSPEKTORAT", "inspectorate", "Inspektorat", inspector)
    finance = NewOffice("finance_head", "Kepala BPKD")
    name = "Badan Pengelolaan Keuangan Daerah"
    yield NewOrganisation("BPKD", "finance_agency", name, (REGENCY,), (finance,))


def _agencies() -> Iterator[NewOrganisation]:
    for code, name in AGENCIES:
        office = NewOffice("agency_head", f"Kepala {name}")
        yield NewOrganisation(code, "agency", name, (REGENCY,), (office,))
    yield _whole(
        "BAPPEDA",
        "planning_agency",
        "Badan Perencanaan Pembangunan Daerah",
        NewOffice("planning_head", "Kepala Bappeda"),
        *(NewOffice("planning_partner", name, serves) for name, serves in PARTNERS),
    )


def _chains(places: Places) -> Iterator[NewOrganisation]:
    """The military and the police chain of command, shown apart from the civil one."""
    name = "Kodim Pekalongan"
    office = NewOffice("military_district_head", f"Komandan {name}")
    yield NewOrganisation("KODIM", "military_district", name, (REGENCY,), (office,), "military")
    for districts in KORAMIL:
        name = places.districts[districts[0]].name
        yield NewOrganisation(
            f"KORAMIL-{districts[0]}",
            "military_subdistrict",
            f"Koramil {name}",
            districts,
            (NewOffice("military_head", f"Danramil {name}"),),
            "military",
        )
    for area in places.districts.values():
        office = NewOffice("police_head", f"Kapolsek {area.name}")
        name = f"Polsek {area.name}"
        yield NewOrganisation(
            f"POLSEK-{area.code}", "police_sector", name, (area.code,), (office,), "police"
        )


def _district(area: Area) -> NewOrganisation:
    offices = (
        NewOffice("district_head", f"Camat {area.name}"),
        NewOffice("district_operator", f"Operator Kecamatan {area.name}"),
    )
    return NewOrganisation(
        f"KEC-{area.code}", "district_office", titled(area), (area.code,), offices
    )


def _village(area: Area) -> NewOrganisation:
    urban = area.kind == "urban_village"
    offices = (
        NewOffice("village_head", f"{'Lurah' if urban else 'Kepala Desa'} {area.name}"),
        NewOffice("village_operator", f"Operator {titled(area)}"),
    )
    kind = "urban_village_office" if urban else "village_office"
    return NewOrganisation(village_code(area), kind, titled(area), (area.code,), offices)


def _coordinator(area: Area) -> NewOrganisation:
    """The village's community council: it speaks for every RW that has no head here yet."""
    body = "LPMK" if area.kind == "urban_village" else "LPMD"
    office = NewOffice("rw_head", f"Koordinator RW {titled(area)}")
    name = f"{body} {area.name}"
    return NewOrganisation(f"LPM-{area.code}", "community_council", name, (area.code,), (office,))


def _rw(area: Area, rw: str) -> NewOrganisation:
    office = NewOffice("rw_head", f"Ketua RW {rw} {area.name}")
    code = f"{area.code}.{rw}"
    return NewOrganisation(f"RW-{code}", "rw", f"RW {rw} {titled(area)}", (code,), (office,))
