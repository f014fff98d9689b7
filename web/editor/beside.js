// The state at the cursor, said back in plain sentences, and the list of all states to go to.
// Never here: the sentences (the server makes them), the picture.

export class Beside {
  // `root`: the part beside the text; `go(step)`: somebody chose a state from the list.
  constructor(root, tongue, go) {
    this.root = root;
    this.tongue = tongue;
    this.steps = [];
    this.state = null;
    this.choice = root.querySelector("[data-go]");
    this.choice.addEventListener("change", () => {
      const step = this.steps.find((one) => one.key === this.choice.value);
      if (step) go(step);
    });
  }

  put(steps) {
    this.steps = steps;
    const phases = new Map();
    for (const step of steps) {
      if (!phases.has(step.phase)) phases.set(step.phase, []);
      phases.get(step.phase).push(step);
    }
    const none = new Option(this.tongue.say("go_none"), "");
    const groups = [...phases].map(([phase, members]) => {
      const group = document.createElement("optgroup");
      group.label = phase || "–";
      group.append(...members.map((step) => new Option(step.title, step.key)));
      return group;
    });
    this.choice.replaceChildren(none, ...groups);
    this.show(this.state, true);
  }

  show(state, anew = false) {
    if (state === this.state && !anew) return;
    this.state = state;
    const step = this.steps.find((one) => one.key === state);
    this.choice.value = step ? state : "";
    const part = (name) => this.root.querySelector(`[data-state-${name}]`);
    part("none").hidden = Boolean(step);
    part("told").hidden = !step;
    if (!step) return;
    part("title").textContent = step.title;
    part("phase").textContent = step.phase;
    part("changed").hidden = !step.changed;
    part("words").replaceChildren(...step.sentences.map((words) => element("p", words)), ...step.ways.flatMap((way) => {
      const lead = element("p", `${way.lead}:`);
      lead.className = "lead-in";
      const list = document.createElement("ul");
      list.className = "list";
      list.append(...way.actions.map((words) => element("li", words)));
      return [lead, list];
    }));
  }
}

const element = (name, words) => Object.assign(document.createElement(name), { textContent: words });
