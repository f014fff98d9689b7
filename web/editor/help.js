// What a key means: under the mouse, at the cursor with F1, and for the line under the editor.
// Never here: the sentences (the server gives them).
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { fullPath } from "./path.js";

const toggle = StateEffect.define();

export function helpAt(tongue, file, workflow, doc, pos) {
  const at = fullPath(doc, pos);
  const found = tongue.help(file, workflow, at.path);
  return found && { ...found, from: at.from, to: at.to };
}

export function sentence(tongue, found) {
  return `${found.key}${found.must ? ` (${tongue.say("must")})` : ""}: ${found.words}`;
}

// Under the mouse, and with F1 at the cursor; Escape closes it.
export function helper(tongue, file, workflow) {
  const tooltip = (found, pos) => ({
    pos,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-help";
      const key = document.createElement("code");
      key.textContent = found.key;
      dom.append(key, ` ${found.must ? `(${tongue.say("must")}) ` : ""}${found.words}`);
      return { dom };
    },
  });
  const shown = StateField.define({
    create: () => null,
    update(value, transaction) {
      for (const effect of transaction.effects) if (effect.is(toggle)) return effect.value;
      return transaction.docChanged || transaction.selection ? null : value;
    },
    provide: (field) => showTooltip.from(field),
  });
  const ask = (view) => {
    const pos = view.state.selection.main.head;
    const found = helpAt(tongue, file, workflow, view.state.doc, pos);
    const words = found ? sentence(tongue, found) : tongue.say("help_none");
    view.dispatch({ effects: [toggle.of(found && tooltip(found, pos)), EditorView.announce.of(words)] });
    return true;
  };
  const close = (view) => {
    if (!view.state.field(shown)) return false;
    view.dispatch({ effects: toggle.of(null) });
    return true;
  };
  const hover = hoverTooltip((view, pos) => {
    const found = helpAt(tongue, file, workflow, view.state.doc, pos);
    const word = found && view.state.sliceDoc(found.from, found.to);
    return word === found?.key ? { ...tooltip(found, found.from), end: found.to } : null;
  });
  return [shown, hover, keymap.of([{ key: "F1", run: ask }, { key: "Escape", run: close }])];
}
