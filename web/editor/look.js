// How the editor looks: the page's own colours, so that dark mode and an office's accent hold; and
// its style sheets are adopted, since the page's policy lets no inline style in.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { StyleModule } from "style-mod";

const mounted = new Map();

// Instead of a <style> element, which a policy without inline styles refuses.
export function adoptStyles() {
  if (!("adoptedStyleSheets" in document) || !("replaceSync" in CSSStyleSheet.prototype)) return false;
  StyleModule.mount = (root, modules) => {
    const sheets = [modules].flat().map((one) => {
      if (!mounted.has(one)) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(one.getRules());
        mounted.set(one, sheet);
      }
      return mounted.get(one);
    });
    const others = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    document.adoptedStyleSheets = [...others, ...sheets];
  };
  return true;
}

const theme = EditorView.theme({
  "&": {
    color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "0.875rem",
    height: "100%", borderRadius: "inherit",
  },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": {
    fontFamily: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
    lineHeight: "1.6",
  },
  ".cm-content": { padding: "10px 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 16px 0 8px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--tint-current)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--tint-resting) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--tint-resting)", color: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--surface)", color: "var(--quiet)", border: "0",
    borderRight: "1px solid var(--hair)",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 10px", fontVariantNumeric: "tabular-nums" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 4px", cursor: "pointer", color: "var(--quiet)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--tint-resting)", color: "var(--ink)", border: "0", padding: "0 6px",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--tint-current)", outline: "1px solid var(--accent)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--tint-caution)", outline: "1px solid var(--caution)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--tint-current)" },
  ".cm-panels": { backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--hair)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--hair)" },
  ".cm-panel.cm-search": { padding: "8px 36px 8px 10px", font: "inherit" },
  ".cm-panel.cm-search label": { fontSize: "0.875rem", display: "inline-flex", gap: "4px", alignItems: "center" },
  ".cm-textfield": {
    backgroundColor: "var(--surface)", border: "1px solid var(--line)", borderRadius: "4px",
    fontSize: "0.875rem", padding: "4px 8px", minHeight: "32px",
  },
  ".cm-button": {
    backgroundImage: "none", backgroundColor: "transparent", border: "1px solid var(--line)",
    borderRadius: "4px", color: "var(--ink)", fontSize: "0.875rem", minHeight: "32px", padding: "4px 10px",
  },
  ".cm-panel.cm-search [name=close]": { fontSize: "1.25rem", width: "32px", height: "32px" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line)",
    borderRadius: "6px", maxWidth: "min(30rem, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "5px 12px", lineHeight: "1.4" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--quiet)", marginLeft: "1em" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionIcon": { display: "none" },
  ".cm-tooltip.cm-completionInfo": { padding: "8px 12px", maxWidth: "20rem", fontFamily: "var(--font)" },
  ".cm-tooltip-hover, .cm-help": { fontFamily: "var(--font)" },
  ".cm-help": { padding: "8px 12px", lineHeight: "1.5", fontSize: "0.9375rem" },
  ".cm-diagnostic": { padding: "8px 12px", fontFamily: "var(--font)", lineHeight: "1.5", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--attention)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--caution)" },
  ".cm-lintRange-error": {
    backgroundImage: "none", textDecoration: "underline wavy var(--attention)",
    textUnderlineOffset: "3px", textDecorationSkipInk: "none",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none", textDecoration: "underline wavy var(--caution)",
    textUnderlineOffset: "3px", textDecorationSkipInk: "none",
  },
  ".cm-gutter-lint": { width: "1.1em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0 0 4px" },
  ".cm-lint-marker": { width: "0.7em", height: "0.7em", content: "none !important", borderRadius: "50%", marginTop: "0.45em" },
  ".cm-lint-marker-error": { backgroundColor: "var(--attention)" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--caution)", borderRadius: "2px" },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.keyword], color: "var(--caution)" },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: "var(--quiet)" },
]);

export const look = [theme, syntaxHighlighting(colours)];
