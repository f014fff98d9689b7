// The diagram beside the text: it comes from the server as SVG, and is lit here. Never here: which
// state the cursor stands in (main.js), what a story says (walk.js).

const SCALE = 0.72; // letters of the picture against its own size
// Which lines stand for what happens in a story.
const LINES = { silence: ".silence", skip: ".rung", route: ".route" };
const ACTED = ":not(.silence, .rung, .route)";
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Picture {
  // `go(state)`, `unfold(phase)`: somebody pressed a state, or a folded phase, in the picture.
  constructor(frame, whole, go, unfold) {
    this.frame = frame;
    this.whole = whole;
    this.source = "";
    this.svg = null;
    whole.addEventListener("change", () => { this.size(); this.find(); });
    frame.addEventListener("click", (event) => {
      const node = event.target.closest?.("[data-state]");
      const phase = event.target.closest?.("[data-phase]");
      if (node) go(node.dataset.state);
      else if (phase) unfold(phase.dataset.phase);
    });
  }

  // `first`: what to look at while no state is lit.
  put(source, first) {
    if (source === this.source) return;
    this.source = source;
    const read = new DOMParser().parseFromString(source, "image/svg+xml");
    if (read.querySelector("parsererror")) return;
    const { scrollLeft, scrollTop } = this.frame, old = this.svg;
    this.svg = document.importNode(read.documentElement, true);
    this.wide = Number(this.svg.getAttribute("width")) || 800;
    this.svg.removeAttribute("height");
    this.frame.replaceChildren(this.svg);
    this.size();
    this.frame.scrollTo(scrollLeft, scrollTop);
    this.light(this.now, this.path);
    if (!old && !this.now) this.find(first);
  }

  size() {
    if (!this.svg) return;
    this.svg.setAttribute("width", this.whole.checked ? "100%" : String(Math.round(this.wide * SCALE)));
  }

  has(state) { return Boolean(this.node(state)); }

  node(state) { return state && this.svg?.querySelector(`[data-state="${CSS.escape(state)}"]`); }

  // `now`: the state to look at; `path`: [{from, to}] of a story up to here.
  light(now, path = []) {
    this.now = now;
    this.path = path;
    if (!this.svg) return;
    for (const one of this.svg.querySelectorAll(".now, .lit, .walked")) one.classList.remove("now", "lit", "walked");
    this.svg.classList.toggle("told", path.length > 0);
    for (const { from, to, kind } of path) {
      this.node(from)?.classList.add("lit");
      this.node(to)?.classList.add("lit");
      const edge = `[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]${LINES[kind] ?? ACTED}`;
      for (const one of this.svg.querySelectorAll(edge)) one.classList.add("walked");
    }
    this.node(now)?.classList.add("now");
    this.find(now);
  }

  // Bring the state into the middle of the frame, without moving the page.
  find(state = this.now) {
    const node = this.node(state);
    if (!node) return;
    const here = node.getBoundingClientRect(), frame = this.frame.getBoundingClientRect();
    this.frame.scrollBy({
      left: here.left + here.width / 2 - frame.left - frame.width / 2,
      top: here.top + here.height / 2 - frame.top - frame.height / 2,
      behavior: still.matches ? "instant" : "smooth",
    });
  }
}
