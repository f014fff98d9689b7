// What was found, as a list that leads to each place, a line that readers of the screen hear, and a
// number beside each file. Never here: asking the server (asking.js).

const MOST_SHOWN = 60;

export class Findings {
  // `root`: the part under the editor; `desk`: {tongue, goTo(file, line, column), walk(problem)}
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.list = root.querySelector("[data-problems]");
    this.status = root.querySelector("[data-status]");
    this.shown = "";
  }

  say(words, tone = "") {
    this.status.dataset.tone = tone;
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  // How it is: while it is asked the last answer stays, so that nothing jumps.
  show(answer) {
    const { tongue } = this.desk;
    const errors = answer.problems.filter((one) => one.severity === "error").length;
    const warnings = answer.problems.length - errors;
    const parts = [];
    if (errors) parts.push(tongue.say("errors", { n: errors }));
    if (warnings) parts.push(tongue.say("warnings", { n: warnings }));
    if (!errors) parts.unshift(tongue.say(answer.deep ? "fine" : "fine_so_far"));
    if (answer.odd) parts.push(answer.odd);
    this.say(errors ? `${parts.join(", ")}.` : parts.join(" "), errors ? "error" : warnings ? "warning" : "fine");
    const key = JSON.stringify(answer.problems);
    if (key === this.shown) return;
    this.shown = key;
    const order = answer.problems.toSorted((a, b) => (a.severity > b.severity) - (a.severity < b.severity));
    this.list.replaceChildren(...order.slice(0, MOST_SHOWN).map((one) => this.row(one)));
  }

  // The session has ended, or nobody answers: said, with the way back, and nothing is lost.
  fail(why, address) {
    const { tongue } = this.desk;
    this.say(tongue.say(why), "error");
    if (why !== "ended") return;
    const link = document.createElement("a");
    Object.assign(link, { href: address, target: "_blank", rel: "noopener", textContent: tongue.say("log_in") });
    this.status.append(" ", link);
  }

  row(one) {
    const { tongue } = this.desk;
    const row = document.createElement("li");
    row.className = one.severity;
    const jump = document.createElement("button");
    jump.type = "button";
    jump.className = "link";
    jump.textContent = `${one.file}, ${tongue.say("line", { n: one.line })}`;
    jump.addEventListener("click", () => this.desk.goTo(one.file, one.line, one.column));
    const sort = document.createElement("strong");
    sort.textContent = tongue.say(one.severity);
    const words = document.createElement("span");
    words.textContent = one.words;
    row.append(sort, " ", jump, " ", words);
    if (one.turns.length) {
      const walk = document.createElement("button");
      walk.type = "button";
      walk.className = "link follow";
      walk.textContent = tongue.say("walk");
      walk.addEventListener("click", () => this.desk.walk(one, walk));
      row.append(" ", walk);
    }
    return row;
  }
}
