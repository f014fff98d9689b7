// The studio's editor: comfort over the plain text boxes of the editing page, which work without it.
// This module only joins the others. Never here: editing, asking, drawing.
import { Asking } from "./asking.js";
import { Beside } from "./beside.js";
import { Findings } from "./findings.js";
import { helpAt } from "./help.js";
import { adoptStyles } from "./look.js";
import { pathAt } from "./path.js";
import { Picture } from "./picture.js";
import { Sheet } from "./sheet.js";
import { Tongue } from "./tongue.js";
import { Walk } from "./walk.js";

const CHOICE = "rembuk-editor"; // `plain` where the person chose the text boxes
const FOLLOW = 120; // ms after the cursor stands still

const remembered = () => { try { return localStorage.getItem(CHOICE); } catch { return null; } };
const remember = (word) => { try { localStorage.setItem(CHOICE, word); } catch { /* for this page only */ } };

class Editor {
  constructor(form, tongue) {
    this.form = form;
    this.tongue = tongue;
    this.workflow = form.dataset.workflow;
    this.page = form.closest("[data-desk]");
    this.find = (what) => this.page.querySelector(what);
    this.groups = [...form.querySelectorAll("[data-sheet]")];
    this.names = {};
    this.sheets = null;
    this.plain = this.find("[data-plain]");
    this.plain.addEventListener("click", () => {
      remember(this.on ? "plain" : "rich");
      if (this.on) this.leave(); else this.enter(true);
    });
    form.addEventListener("formdata", (event) => this.fill(event.formData));
    if (remembered() === "plain") this.leave(); else this.enter(false);
  }

  get on() { return this.page.dataset.desk === "rich"; }

  // The boxes give way to editors, made on the first entry.
  enter(byHand) {
    this.page.dataset.desk = "rich";
    if (!this.sheets) this.build();
    else for (const sheet of this.sheets) sheet.readBack();
    this.dress();
    this.asking.changed();
    if (byHand) this.sheet.view.focus();
  }

  // The boxes come back with all that was written.
  leave() {
    for (const sheet of this.sheets ?? []) sheet.writeBack();
    this.page.dataset.desk = "plain";
    this.dress();
  }

  dress() {
    this.plain.textContent = this.tongue.say(this.on ? "plain" : "rich");
    this.find("[data-bar]").hidden = false;
    for (const one of this.page.querySelectorAll("[data-rich]")) one.hidden = !this.on;
    for (const one of this.page.querySelectorAll("[data-boxes]")) one.hidden = this.on;
    if (this.on) this.open(this.sheet ?? this.sheets[0]);
    else this.groups.forEach((group) => { group.hidden = false; });
  }

  build() {
    const { tongue } = this;
    const desk = {
      tongue,
      workflow: this.workflow,
      known: () => this.names,
      changed: () => this.asking.changed(),
      moved: () => this.follow(),
    };
    this.picture = new Picture(this.find("[data-picture]"), this.find("[data-whole]"), (state) => this.goState(state), (phase) => this.asking.look([phase]));
    this.beside = new Beside(this.find("[data-live]"), tongue, (step) => this.goState(step.key));
    this.walk = new Walk(this.find("[data-walk]"), {
      tongue, picture: this.picture,
      look: (states) => this.asking.look(states),
      ended: () => { this.asking.look(this.near()); this.follow(); },
    });
    this.findings = new Findings(this.find("[data-under]"), {
      tongue,
      goTo: (file, line, column) => this.goTo(file, line, column),
      walk: (problem, opener) => this.walk.begin(problem, opener),
    });
    this.asking = new Asking(this.form, {
      answered: (answer, fresh) => this.answered(answer, fresh),
      drawn: (answer) => this.drawn(answer),
      failed: (why) => this.findings.fail(why, this.form.dataset.login),
    });
    this.sheets = this.groups.map((group) => {
      const box = group.querySelector("textarea");
      return new Sheet(box, group.dataset.sheet, desk);
    });
    this.tabs();
    // A link to a box leads into the editor that stands in its place.
    document.addEventListener("click", (event) => {
      const target = this.on && event.target.closest?.('a[href^="#text-"]');
      const sheet = target && this.sheets.find((one) => `#${one.box.id}` === target.hash);
      if (sheet) { event.preventDefault(); this.open(sheet); sheet.view.focus(); }
    });
  }

  tabs() {
    const list = this.find("[data-files]");
    this.buttons = this.sheets.map((sheet) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = short(sheet);
      button.addEventListener("click", () => { this.open(sheet); sheet.view.focus(); });
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
      return button;
    });
  }

  open(sheet) {
    this.sheet = sheet;
    this.sheets.forEach((one, n) => {
      this.groups[n].hidden = one !== sheet;
      if (one === sheet) this.buttons[n].setAttribute("aria-current", "true");
      else this.buttons[n].removeAttribute("aria-current");
    });
    sheet.view.requestMeasure();
    this.follow();
  }

  goTo(file, line, column) {
    const sheet = this.sheets.find((one) => one.file === file) ?? this.sheets[0];
    this.open(sheet);
    sheet.goTo(line, column);
  }

  // Where a state begins in the text as it is now, not as it was when it was checked.
  goState(state) {
    const sheet = this.sheets[0], { doc } = sheet.view.state;
    for (let n = 1; n <= doc.lines; n++) {
      if (doc.line(n).text.trimEnd().startsWith(`  ${state}:`)) {
        const at = pathAt(doc, doc.line(n).to);
        if (at.path[0] === "states" && at.path[1] === state) { this.open(sheet); sheet.goTo(n, 3); return; }
      }
    }
  }

  fill(data) {
    if (!this.on) return;
    for (const sheet of this.sheets) if (sheet.dirty) data.set(sheet.box.name, sheet.text);
  }

  // `fresh`: nothing was typed since it was asked.
  answered(answer, fresh) {
    if (answer.names) this.names = answer.names;
    if (answer.steps.length) this.beside.put(answer.steps);
    this.follow();
    if (!fresh) return;
    this.findings.show(answer);
    this.sheets.forEach((sheet, n) => {
      const own = answer.problems.filter((one) => one.file === sheet.file);
      sheet.show(own);
      this.badge(this.buttons[n], sheet, own);
    });
  }

  drawn(answer) {
    this.find("[data-picture-none]").hidden = answer.svg !== "";
    if (answer.svg) this.picture.put(answer.svg, this.beside.steps[0]?.key);
    this.find("[data-picture-old]").hidden = answer.current;
    this.find("[data-picture-folded]").hidden = !answer.folded;
    this.folded = answer.folded;
    if (this.walk.open) this.walk.light(); else this.follow();
  }

  badge(button, sheet, problems) {
    const errors = problems.filter((one) => one.severity === "error").length;
    const label = document.createElement("span");
    label.className = errors ? "badge error" : "badge";
    label.textContent = errors || problems.length;
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = ` ${this.tongue.say(errors ? "errors" : "warnings", { n: errors || problems.length }).replace(/^\d+/, "")}`;
    button.replaceChildren(short(sheet), ...(problems.length ? [" ", label, words] : []));
  }

  follow() {
    clearTimeout(this.following);
    this.following = setTimeout(() => this.followed(), FOLLOW);
  }

  // The line of help, the sentences and the picture go where the cursor goes.
  followed() {
    if (!this.on || !this.sheet) return;
    const { state } = this.sheet.view;
    const found = helpAt(this.tongue, this.sheet.file, this.workflow, state.doc, state.selection.main.head);
    const line = this.find("[data-key-help]");
    line.replaceChildren(...(found ? keyed(found, this.tongue) : [this.tongue.say("help_none")]));
    const here = this.here();
    if (here && here !== this.beside.state) {
      this.beside.show(here);
      if (!this.walk.open && this.folded && !this.picture.has(here)) this.asking.look(this.near());
    }
    if (!this.walk.open && here !== this.picture.now) this.picture.light(here ?? this.beside.state);
  }

  // The state in whose lines the cursor stands.
  here() {
    if (this.sheet !== this.sheets[0]) return null;
    const { doc, selection } = this.sheet.view.state;
    const line = doc.lineAt(selection.main.head);
    const { path } = pathAt(doc, /^\s*$/.test(line.text) ? selection.main.head : line.to);
    return path[0] === "states" && typeof path[1] === "string" ? path[1] : null;
  }

  near() { return this.folded && this.beside.state ? [this.beside.state] : []; }
}

const short = (sheet) => sheet.file.replace(/\.yaml$/, "");

function keyed(found, tongue) {
  const key = document.createElement("code");
  key.textContent = found.key;
  return [key, ` ${found.must ? `(${tongue.say("must")}) ` : ""}${found.words}`];
}

async function begin() {
  const form = document.querySelector("form[data-check]");
  if (!form || !adoptStyles()) return;
  const answer = await fetch(form.dataset.grammar, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  new Editor(form, new Tongue(await answer.json()));
}

begin().catch(() => { /* the boxes are there */ });
