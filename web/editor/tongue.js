// What the language of definitions allows at a path: the grammar that the server gives, walked.
// Never here: the text (path.js), menus (complete.js).

export class Tongue {
  constructor(given) {
    this.nodes = given.nodes;
    this.roots = given.roots;
    this.words = given.words;
  }

  // Words of the editor; `n` chooses between one and many.
  say(key, values = {}) {
    let said = this.words[key] ?? key;
    if ("n" in values && said.includes("|")) said = said.split("|")[values.n === 1 ? 0 : 1];
    return said.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  root(file, workflow) {
    const folder = file.split("/")[0];
    const sort = file === `${workflow}.yaml` ? "workflow" : this.roots[folder] ? folder : "part";
    return { node: this.roots[sort] };
  }

  // The spec of what stands at the path; null where the language knows nothing of it.
  at(file, workflow, path) {
    let spec = this.root(file, workflow);
    for (const step of path) {
      if (!spec) return null;
      spec = typeof step === "number" ? spec : this.below(spec, step);
    }
    return spec;
  }

  below(spec, key) {
    const own = spec.node && this.nodes[spec.node]?.[key];
    if (own) return own;
    if (!spec.map) return null;
    const inner = { ...spec.map };
    inner.names ??= spec.names;
    inner.like ??= spec.like;
    inner.help ??= spec.help;
    return inner;
  }

  // The keys that a map at this spec may have: {name: spec}.
  keys(spec) {
    return (spec?.node && this.nodes[spec.node]) || {};
  }

  // What is said of the last key of the path; null where it is a name of the author's own.
  help(file, workflow, path) {
    const keys = path.filter((step) => typeof step === "string");
    const key = keys.pop();
    let spec = this.root(file, workflow);
    for (const step of keys) spec = spec && this.below(spec, step);
    const own = spec?.node && this.nodes[spec.node]?.[key];
    return own?.help ? { key, words: own.help, must: Boolean(own.must) } : null;
  }
}
