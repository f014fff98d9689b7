// Asks the server what is said of the text: a moment after the last key, one question at a time.
// Never here: showing the answer (findings.js, beside.js).

const QUICK = 350, DEEP = 1200, AGAIN = 5000; // ms after the last key, or after a failure

export class Asking {
  // `form`: addresses stand in data-check and data-draw; `on`: {answered(answer, fresh), drawn(answer),
  // failed(why)}.
  constructor(form, on) {
    this.form = form;
    this.on = on;
    this.version = 0; // counts changes of the text
    this.near = []; // states that a large picture is drawn around
    this.picture = null; // what the last picture was drawn of
    this.timer = 0;
    this.busy = false;
    this.wanted = null; // what is to be asked next: quick, draw or deep
  }

  changed() {
    this.version++;
    this.soon("quick", QUICK);
  }

  // Other states are to be drawn.
  look(near) {
    if (near.join() === this.near.join()) return;
    this.near = near;
    this.picture = null;
    this.soon("draw", 0);
  }

  soon(what, wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(what), wait);
  }

  async ask(what) {
    if (this.busy) { this.wanted = this.wanted === "quick" ? "quick" : what; return; }
    this.busy = true;
    let again;
    try {
      again = await this.answer(what);
    } catch {
      this.on.failed("away");
      again = ["quick", AGAIN];
    }
    this.busy = false;
    const next = this.wanted;
    this.wanted = null;
    if (next) this.ask(next);
    else if (again) this.soon(...again);
  }

  // Ask, hand the answer on, and say what to ask next: [what, wait].
  async answer(what) {
    const version = this.version, fresh = () => version === this.version;
    const { check, draw } = this.form.dataset;
    const answer = await fetch(what === "draw" ? draw : check, {
      method: "POST", body: this.body(what), headers: { Accept: "application/json" },
    });
    const json = (answer.headers.get("Content-Type") || "").includes("json");
    if (!answer.ok || !json || answer.redirected) {
      const ended = answer.redirected || answer.status === 401 || answer.status === 404;
      this.on.failed(ended ? "ended" : answer.status >= 500 ? "away" : "refused");
      return ended || answer.status >= 500 ? ["quick", AGAIN] : null;
    }
    const said = await answer.json();
    if (what === "draw") {
      this.picture = said.picture;
      this.on.drawn(said);
      return fresh() ? ["deep", DEEP] : null;
    }
    this.on.answered(said, fresh());
    if (!fresh()) return null;
    if (this.picture === null || (said.picture && said.picture !== this.picture)) return ["draw", 0];
    const wrong = said.problems.some((one) => one.severity === "error");
    return said.deep || wrong ? null : ["deep", DEEP];
  }

  body(what) {
    const body = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === "string" && /^(file|text)-|^csrf_token$/.test(name)) body.append(name, value);
    });
    if (what === "draw") body.set("near", this.near.join(" "));
    if (what === "deep") body.set("deep", "1");
    return body;
  }
}
