"""A pact of villages, for tests of pages: a joint action, and fields that hold several."""

from engine.core.values import Actor, Open
from engine.service import opening, publishing
from engine.service.publishing import Published
from engine.service.results import Receipt
from tests.web import town as towns
from tests.web.town import Town

WORKFLOW = "village_pact"
SOURCE = """\
workflow: village_pact
title: {id: Kesepakatan desa, en: Village pact}
about: {id: Beberapa kantor bersepakat., en: Several offices agree.}
subject: {id: kesepakatan, en: pact}
number: SPK
visibility: public
name_from: name
area_from: place
opens:
  by: [opener, head]
  on_behalf: false
  pages:
    - {title: {id: Apa?, en: What?}, fields: [name, place]}
    - {title: {id: Dengan siapa?, en: With whom?}, fields: [villages, agencies]}
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
  villages:
    type: area
    label: {id: Desa yang ikut, en: Villages that join}
    see: public
    many: 2
    optional: true
  agencies:
    type: organisation
    label: {id: Dinas yang ikut, en: Agencies that join}
    see: public
    many: 3
    optional: true
  cost: {type: money, label: {id: Biaya, en: Cost}, see: public}
  remark: {type: long_text, label: {id: Catatan kesepakatan, en: Remark}, see: public}
notices:
  task:
    kind: task
    subject: {id: "Tugas {number}", en: "Task {number}"}
    body: {id: "{title}", en: "{title}"}
states:
  draft:
    initial: true
    phase: review
    title: {id: Disusun, en: Drawn up}
    public: {id: Disusun oleh desa., en: Drawn up by the village.}
    waits_for: head
    due: {within: 5 working days, from: day after arrival}
    if_silent: incident
    tells: [{who: waiting, notice: task}]
    actions:
      agree:
        label: {id: Sepakati, en: Agree}
        by: head
        joint: [head, district]
        asks: [cost, remark, words]
        may_give: [villages, agencies]
        to: done
        weight: main
      close:
        label: {id: Tutup, en: Close}
        by: [head, district]
        to: withdrawn
        weight: warning
  done:
    phase: closed
    title: {id: Berlaku, en: In force}
    public: {id: Berlaku., en: In force.}
    final: completed
  withdrawn:
    phase: closed
    title: {id: Ditarik, en: Withdrawn}
    public: {id: Ditarik., en: Withdrawn.}
    final: withdrawn
"""


def publish(town: Town) -> None:
    """The workflow is published, once."""
    if WORKFLOW not in publishing.heads(town.desk):
        done = publishing.publish(
            town.desk, WORKFLOW, {f"{WORKFLOW}.yaml": SOURCE}, None, "x", towns.OPENED
        )
        assert isinstance(done, Published), done


def pact(town: Town, key: str, name: str = "Sungai bersama") -> int:
    """A pact that waits for the village head."""
    publish(town)
    sari = town.persons["sari"]
    request = Open(Actor(sari), {"opener": sari}, {"name": name, "place": towns.VILLAGE})
    done = opening.open_case(town.desk, WORKFLOW, request, f"pact-{key}", towns.OPENED)
    assert isinstance(done, Receipt), done
    return done.case_id
