"""A small work that two offices approve, for tests of pages: its cost is material."""

from engine.core.values import Actor, Open
from engine.service import opening, publishing
from engine.service.publishing import Published
from engine.service.results import Receipt
from tests.web import town as towns
from tests.web.cases import work
from tests.web.town import Town

WORKFLOW = "small_works"
SOURCE = """\
workflow: small_works
title: {id: Pekerjaan kecil, en: Small works}
about: {id: Dua kantor menyetujui., en: Two offices approve.}
subject: {id: pekerjaan, en: work}
number: PKJ
visibility: public
name_from: name
area_from: place
opens:
  by: opener
  on_behalf: false
  pages: [{title: {id: Apa?, en: What?}, fields: [name, place, cost]}]
phases:
  review: {id: Pembahasan, en: Review}
  closed: {id: Selesai, en: Closed}
roles:
  opener: {title: {id: Pengusul, en: Proposer}, party: opener}
  head: {title: {id: Kepala desa, en: Village head}, office: village_head, covers: case.place}
  district: {title: {id: Camat, en: District head}, office: district_head, covers: case.place}
fields:
  name: {type: text, label: {id: Judul, en: Title}, see: public}
  place: {type: area, label: {id: Tempat, en: Place}, see: public, level: village}
  cost: {type: money, label: {id: Biaya, en: Cost}, see: public}
material: {cost: {over: 5 percent, reopens: check}}
states:
  check:
    initial: true
    phase: review
    title: {id: Diperiksa desa, en: Checked by the village}
    public: {id: Diperiksa., en: Checked.}
    waits_for: head
    due: {within: 5 working days, from: day after arrival}
    if_silent: incident
    actions:
      approve: {label: {id: Setujui, en: Approve}, by: head, to: budget, weight: main}
  budget:
    phase: review
    title: {id: Dianggarkan camat, en: Budgeted by the district}
    public: {id: Dianggarkan., en: Budgeted.}
    waits_for: district
    due: {within: 5 working days, from: day after arrival}
    if_silent: incident
    actions:
      fund:
        label: {id: Danai, en: Fund}
        by: district
        may_give: cost
        to: done
        weight: main
  done:
    phase: closed
    title: {id: Didanai, en: Funded}
    public: {id: Didanai., en: Funded.}
    final: completed
"""


def at_budget(town: Town, key: str, name: str = "Jembatan bambu") -> int:
    """A work that the village has approved."""
    if WORKFLOW not in publishing.heads(town.desk):
        done = publishing.publish(
            town.desk, WORKFLOW, {f"{WORKFLOW}.yaml": SOURCE}, None, "x", towns.OPENED
        )
        assert isinstance(done, Published), done
    sari = town.persons["sari"]
    answers = {"name": name, "place": towns.VILLAGE, "cost": 90_000_000}
    request = Open(Actor(sari), {"opener": sari}, answers)
    made = opening.open_case(town.desk, WORKFLOW, request, f"works-{key}", towns.OPENED)
    assert isinstance(made, Receipt), made
    work.act(town, made.case_id, "lurah", "approve")
    return made.case_id
