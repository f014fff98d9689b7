"""Where the sample office is, and which of its villages have RWs of their own in the directory.

Everything but the sets of districts is read from the area list. Never here: people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.store.areas import Area

REGENCY = "33.26"  # Kabupaten Pekalongan: 19 districts, 272 desa, 13 kelurahan
HOME = "33.26.13.1019"  # Kelurahan Kedungwuni Timur: here the sample logins work
NEIGHBOUR = "33.26.13.2001"  # the desa of the sample login `kades`
RWS = ("001", "002", "003")
# Besides all kelurahan, the first desa of these districts have RWs of their own.
RW_DISTRICTS = ("33.26.06", "33.26.09", "33.26.11", "33.26.13", "33.26.15")
# A Koramil covers a set of districts and is named after the first of them. The sets are made up.
KORAMIL = (
    ("33.26.13", "33.26.18"),
    ("33.26.08", "33.26.01"),
    ("33.26.02",),
    ("33.26.06", "33.26.05", "33.26.04"),
    ("33.26.07", "33.26.03"),
    ("33.26.09",),
    ("33.26.10", "33.26.17"),
    ("33.26.11", "33.26.12"),
    ("33.26.14", "33.26.15"),
    ("33.26.16", "33.26.19"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """The regency and its parts, by code."""

    regency: Area
    districts: Mapping[str, Area]
    villages: Mapping[str, Area]

    @property
    def with_rws(self) -> tuple[Area, ...]:
        """The villages whose RWs have heads of their own; a coordinator stands for all others."""
        first = [
            next(code for code in self.villages if code.startswith(f"{district}.2"))
            for district in RW_DISTRICTS
        ]
        kelurahan = [area.code for area in self.villages.values() if area.kind == "urban_village"]
        return tuple(self.villages[code] for code in sorted({*first, *kelurahan}))


def places_of(regency: Area, inside: Iterable[Area]) -> Places:
    """The places from the regency's row and everything below it, by code."""
    parts = list(inside)
    districts = {area.code: area for area in parts if area.kind == "district"}
    villages = {area.code: area for area in parts if area.kind in ("village", "urban_village")}
    return Places(regency, districts, villages)
