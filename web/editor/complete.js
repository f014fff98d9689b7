// Completion of keys and values: from the grammar, and from the names that the text itself knows.
// Never here: the path of a place (path.js).
import { snippetCompletion, startCompletion } from "@codemirror/autocomplete";
import { pathAt, siblings } from "./path.js";

const TOKEN = /[\w.]*$/; // of a condition: the word that is being written

// `known`: () => {kind: [[name, title], ...]}; `file`, `workflow`: which text this is.
export function completer(tongue, file, workflow, known) {
  return (context) => {
    const { doc } = context.state;
    const at = pathAt(doc, context.pos);
    if (!context.explicit && !at.prefix && !/[:,[{] ?$/.test(doc.lineAt(context.pos).text.slice(0, context.pos - doc.lineAt(context.pos).from))) return null;
    const spec = tongue.at(file, workflow, at.path);
    if (!spec) return null;
    const names = { ...known(), person: people(doc) };
    const inList = typeof at.path[at.path.length - 1] === "number";
    let options = [];
    if (at.key) options = keyOptions(tongue, spec, siblings(doc, context.pos, at), at, names);
    if (!at.key || inList || !options.length) options = [...options, ...values(tongue, spec, names)];
    if (!options.length) return null;
    const from = spec.names === "guard" ? context.pos - TOKEN.exec(at.prefix)[0].length : at.from;
    return { from, options, validFor: spec.names === "guard" ? /^[\w.]*$/ : /^[\w ."]*$/ };
  };
}

function keyOptions(tongue, spec, there, at, names) {
  const found = [];
  for (const [key, one] of Object.entries(tongue.keys(spec))) {
    if (there.has(key)) continue;
    found.push(written(key, one, at, tongue));
  }
  if (spec.keys) for (const [name, title] of names[spec.keys] ?? []) {
    if (!there.has(name)) found.push({ label: name, detail: title, apply: apply(`${name}: `), type: "variable" });
  }
  if (spec.node === "Step") for (const [name] of names.person) {
    found.push({ label: name, detail: "", apply: apply(`${name}: `), type: "variable" });
  }
  return found;
}

// A key as it goes on: words for people at once in both languages, a map on the next line.
function written(key, spec, at, tongue) {
  const shown = {
    label: key,
    detail: spec.must ? tongue.say("must") : "",
    info: spec.help,
    type: "property",
    boost: spec.must ? 1 : 0,
  };
  if (spec.node === "Text") return snippetCompletion(`${key}: {id: \${}, en: \${}}\${}`, shown);
  const deeper = (spec.node || spec.map) && !spec.values && !at.flow;
  const next = `\n${" ".repeat(at.indent + 2)}${spec.list ? "- " : ""}`;
  return { ...shown, apply: apply(deeper ? `${key}:${next}` : `${key}: `) };
}

// Put it there and offer what may follow at once.
const apply = (text) => (view, _completion, from, to) => {
  const after = view.state.sliceDoc(to, to + 2);
  const insert = text.endsWith(": ") && after.startsWith(":") ? text.slice(0, -2) : text;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.complete" });
  if (text.endsWith(" ")) setTimeout(() => startCompletion(view), 0);
};

function values(tongue, spec, names) {
  const found = (spec.values ?? []).map((label) => ({ label, type: "constant", info: spec.help }));
  for (const label of spec.like ?? []) found.push({ label, type: "text", info: spec.help });
  if (spec.names === "guard") return [...found, ...words(names)];
  const kind = spec.names === "seat" ? "role" : spec.names;
  for (const [label, title] of names[kind] ?? []) {
    found.push({ label, detail: title, type: "variable", info: spec.help });
  }
  return found;
}

// What a condition may speak of.
function words(names) {
  const fields = (names.field ?? []).map(([name, title]) => [`case.${name}`, title]);
  const asked = (names.field ?? []).map(([name, title]) => [`has(case.${name})`, title]);
  const own = ["case.visits", "case.area_kind", "now"].map((name) => [name, ""]);
  return [...fields, ...own, ...(names.tier ?? []), ...asked].map(([label, detail]) => ({ label, detail, type: "variable" }));
}

// The cast of a scenario file, as it stands in this very text.
function people(doc) {
  const found = new Map();
  let inside = false;
  for (const line of doc.iterLines()) {
    if (/^people:/.test(line)) {
      inside = true;
      for (const one of line.slice(7).matchAll(/([a-z]\w*):/g)) found.set(one[1], "");
    } else if (inside && /^\S/.test(line)) break;
    else if (inside) {
      const one = /^ {2}([a-z]\w*):\s*(.*)$/.exec(line);
      if (one) found.set(one[1], one[2].slice(0, 40));
    }
  }
  return [...found];
}
