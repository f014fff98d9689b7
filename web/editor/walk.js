// A finding's story, walked step by step: the sentence of the step, and its states lit in order.
// Never here: drawing (picture.js).

export class Walk {
  // `root`: the part beside the text; `desk`: {tongue, picture, look(states), ended()}
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.problem = null;
    this.at = 0;
    this.part = (name) => root.querySelector(`[data-walk-${name}]`);
    this.part("previous").addEventListener("click", () => this.to(this.at - 1));
    this.part("next").addEventListener("click", () => this.to(this.at + 1));
    this.part("close").addEventListener("click", () => this.close());
    root.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (way) { event.preventDefault(); this.to(this.at + way); }
      if (event.key === "Escape") this.close();
    });
  }

  get open() { return this.problem !== null; }

  get states() { return this.problem ? [...new Set(this.problem.turns.flatMap((one) => [one.from, one.to]))] : []; }

  begin(problem, opener) {
    this.problem = problem;
    this.opener = opener;
    const items = problem.turns.map((turn) => {
      const item = document.createElement("li");
      item.textContent = turn.words;
      return item;
    });
    this.part("list").replaceChildren(...items);
    this.root.hidden = false;
    this.desk.look(this.states);
    this.to(0);
    // On a narrow screen the picture stands below: both come into sight.
    this.root.scrollIntoView({ block: innerWidth < 1100 ? "start" : "nearest" });
    this.part("next").focus({ preventScroll: true });
  }

  to(at) {
    const { turns } = this.problem;
    if (at < 0 || at >= turns.length) return;
    this.at = at;
    const last = at === turns.length - 1;
    [...this.part("list").children].forEach((item, n) => {
      if (n === at) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
    this.part("place").textContent = this.desk.tongue.say("step", { n: at + 1, all: turns.length });
    this.part("status").textContent = last ? `${turns[at].words} ${this.problem.words}` : turns[at].words;
    // Not disabled: whoever presses the last one keeps the place of the keyboard.
    this.part("previous").setAttribute("aria-disabled", String(at === 0));
    this.part("next").setAttribute("aria-disabled", String(last));
    this.light();
  }

  light() {
    if (!this.problem) return;
    const path = this.problem.turns.slice(0, this.at + 1);
    this.desk.picture.light(path[this.at].to, path);
  }

  close() {
    if (!this.problem) return;
    this.problem = null;
    this.root.hidden = true;
    const back = this.opener?.isConnected ? this.opener : null;
    this.desk.ended();
    back?.focus();
  }
}
