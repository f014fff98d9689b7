// One file in one editor over its text box. The box stays the truth: what is written goes back into
// it, and the form sends the box. Never here: what is wrong with the text (the server says it).
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, insertTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { completer } from "./complete.js";
import { helper } from "./help.js";
import { look } from "./look.js";

const WRITE_BACK = 250; // ms after the last key

export class Sheet {
  // `box`: the text area; `desk`: {tongue, workflow, known(), changed(sheet), moved(sheet)}
  constructor(box, file, desk) {
    this.box = box;
    this.file = file;
    this.desk = desk;
    this.dirty = false; // the box does not hold it yet
    this.frame = document.createElement("div");
    this.frame.className = "sheet";
    box.before(this.frame);
    this.view = new EditorView({ parent: this.frame, state: this.state(box.value) });
    this.timer = 0;
  }

  state(text) {
    const { tongue, workflow, known } = this.desk;
    const phrases = {};
    for (const [key, words] of Object.entries(tongue.words)) {
      if (key.startsWith("phrase.")) phrases[key.slice(7)] = words;
    }
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), highlightActiveLineGutter(), lintGutter(), foldGutter(),
        highlightSpecialChars(), history(), drawSelection(), dropCursor(),
        EditorState.allowMultipleSelections.of(true), EditorState.tabSize.of(2), indentUnit.of("  "),
        indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(),
        highlightSelectionMatches(), search({ top: true }), yaml(),
        autocompletion({ override: [completer(tongue, this.file, workflow, known)], icons: false }),
        helper(tongue, this.file, workflow),
        EditorState.phrases.of(phrases),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": this.file, "aria-describedby": "editor-keys", spellcheck: "false" }),
        // What was said of the text before is of another text only where this changes it.
        EditorView.updateListener.of((update) => this.updated(update)),
        keymap.of([
          { key: "Tab", run: this.tab, shift: indentLess },
          { key: "Escape", run: this.free },
          ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap,
          ...historyKeymap, ...foldKeymap, ...defaultKeymap,
        ]),
        look,
      ],
    });
  }

  tab = (view) => {
    if (completionStatus(view.state) === "active") return acceptCompletion(view);
    return view.state.selection.main.empty ? insertSpaces(view) : indentMore(view);
  };

  // After Escape the next Tab leaves, so that nobody is caught in here.
  free = (view) => {
    if (completionStatus(view.state)) return false;
    view.setTabFocusMode(true);
    return false;
  };

  updated(update) {
    if (update.docChanged) {
      this.dirty = true;
      update.view.setTabFocusMode(false);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.writeBack(), WRITE_BACK);
    }
    if (update.focusChanged && !update.view.hasFocus) update.view.setTabFocusMode(false);
    if (update.docChanged || update.selectionSet || update.focusChanged) this.desk.moved(this);
    if (update.docChanged) this.desk.changed(this);
  }

  get text() { return this.view.state.doc.toString(); }

  // The box holds what the editor shows; whoever keeps drafts hears of it as of typing.
  writeBack() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.dirty = false;
    const text = this.text;
    if (unwrapped(this.box.value) === text) return;
    this.box.value = text;
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The editor holds what was typed into the box.
  readBack() {
    const text = unwrapped(this.box.value);
    if (text !== this.text) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    this.dirty = false;
  }

  // What is wrong, as places in this text.
  show(problems) {
    const { doc } = this.view.state;
    const found = problems.map((one) => {
      const [from, to] = range(doc, one.line, one.column);
      return { from, to, severity: one.severity, message: one.words };
    });
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  // Put the cursor there, in sight.
  goTo(line, column = 1) {
    const [from] = range(this.view.state.doc, line, column);
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }
}

const insertSpaces = (view) => {
  if (view.state.readOnly) return insertTab(view);
  const { head } = view.state.selection.main;
  const column = head - view.state.doc.lineAt(head).from;
  view.dispatch(view.state.replaceSelection(" ".repeat(2 - (column % 2))), { userEvent: "input", scrollIntoView: true });
  return true;
};

const unwrapped = (text) => text.replaceAll("\r\n", "\n");

// From a line and a column (letters, from 1) to the word that begins there.
function range(doc, number, column) {
  const line = doc.line(Math.max(1, Math.min(number, doc.lines)));
  let at = 0;
  for (const sign of line.text) {
    if (--column <= 0) break;
    at += sign.length;
  }
  const word = /^(?:"[^"]*"?|'[^']*'?|[^\s,{}[\]]+)/.exec(line.text.slice(at));
  const from = line.from + Math.min(at, line.length);
  return [from, Math.min(from + (word ? word[0].replace(/:$/, "").length : 1), line.to)];
}
