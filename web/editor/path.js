// Where in a YAML text a position stands: the keys and list places above it. It reads lines, not a
// tree, so that it answers in a text that is half written. Never here: what may stand there.

const MOST_LINES = 80; // of one flow value; nobody writes longer ones
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s,{}[\]:#"'-][^,{}[\]:#"']*?))\s*:(?=\s|$)/;

// A line in which quoted words and comments are blanks, so that signs in them mean nothing.
function masked(line) {
  let out = "", quote = "";
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (quote) {
      if (quote === '"' && sign === "\\") { out += "  "; at++; continue; }
      if (sign === quote) quote = "";
      out += quote ? "_" : "_";
    } else if ((sign === '"' || sign === "'") && /(^|[\s,{}[\]:-])$/.test(out)) {
      quote = sign;
      out += "_";
    } else if (sign === "#" && /(^|\s)$/.test(out)) {
      return out.padEnd(line.length, " ");
    } else out += sign;
  }
  return out;
}

// The dashes and the key with which a block line begins: [{indent, key or null for a dash}], rest.
function opened(text) {
  const found = [];
  let at = /^\s*/.exec(text)[0].length;
  for (let dash; (dash = /^-(\s+|$)/.exec(text.slice(at)));) {
    found.push({ indent: at, key: null });
    at += dash[0].length;
  }
  const key = KEY.exec(text.slice(at));
  if (key) {
    found.push({ indent: at, key: key[1] ?? key[2] ?? key[3] });
    at += key[0].length;
  }
  return { found, at, value: Boolean(key) };
}

// The brackets that are open at a place, from the outermost: [{line, at, sign}].
function brackets(doc, number, column) {
  const found = [];
  let depth = 0;
  for (let n = number; n > 0 && n > number - MOST_LINES; n--) {
    const text = masked(doc.line(n).text);
    for (let at = (n === number ? column : text.length) - 1; at >= 0; at--) {
      if (text[at] === "}" || text[at] === "]") depth++;
      else if (text[at] === "{" || text[at] === "[") {
        if (depth) depth--;
        else found.unshift({ line: n, at, sign: text[at] });
      }
    }
    // A line that begins with a block key ends the search: above it other values stand.
    if (!found.length && !depth && n < number) break;
    if (found.length && opened(text).found.some((one) => one.key !== null) && found[0].line === n) {
      if (!unclosed(text.slice(0, found[0].at))) break;
    }
  }
  return found;
}

const unclosed = (text) => /[{[]/.test(text.replace(/\{[^{}]*\}|\[[^[\]]*\]/g, ""));

// The path of the block line up to a column, and whether it stands in the value of its last key.
function blockPath(doc, number, column) {
  const line = doc.line(number).text.slice(0, column);
  const here = opened(line);
  const rest = line.slice(here.at);
  let path = here.found.map((one) => one.key ?? 0);
  let least = here.found.length ? here.found[0].indent : here.at;
  let dashed = here.found.length > 0 && here.found[0].key === null;
  for (let n = number - 1; n > 0 && (least > 0 || dashed); n--) {
    const text = doc.line(n).text;
    if (!text.trim() || /^\s*#/.test(text)) continue;
    for (const one of opened(text).found.reverse()) {
      // A list may stand as deep as the key that holds it.
      if (one.indent < least || (dashed && one.key !== null && one.indent === least)) {
        path.unshift(one.key ?? 0);
        least = one.indent;
        dashed = one.key === null;
      }
    }
  }
  return { path, value: here.value, prefix: rest.replace(/^\s+/, ""), indent: here.at };
}

// The part of a flow value after its last comma at this depth; and how many commas came before.
function lastPart(text) {
  let depth = 0, start = 0, count = 0;
  const plain = masked(text);
  for (let at = 0; at < plain.length; at++) {
    if ("{[".includes(plain[at])) depth++;
    else if ("}]".includes(plain[at])) depth--;
    else if (plain[at] === "," && !depth) { start = at + 1; count++; }
  }
  return { text: text.slice(start).replace(/^\s+/, ""), count };
}

// {path, key: the person writes a key here, prefix: what is written of it, from, flow, indent}
export function pathAt(doc, pos) {
  const line = doc.lineAt(pos), column = pos - line.from;
  const open = brackets(doc, line.number, column);
  if (!open.length) {
    const block = blockPath(doc, line.number, column);
    const { path, prefix } = block;
    return { path, key: !block.value, prefix, from: pos - prefix.length, flow: false, indent: block.indent };
  }
  const first = open[0];
  let { path } = blockPath(doc, first.line, first.at);
  let part = { text: "", count: 0 };
  open.forEach((bracket, index) => {
    const next = open[index + 1];
    const from = doc.line(bracket.line).from + bracket.at + 1;
    const to = next ? doc.line(next.line).from + next.at : pos;
    part = lastPart(doc.sliceString(from, to).replaceAll("\n", " "));
    if (bracket.sign === "[") path = [...path, part.count];
    const key = KEY.exec(part.text);
    if (key) {
      path = [...path, key[1] ?? key[2] ?? key[3]];
      part.text = part.text.slice(key[0].length).replace(/^\s+/, "");
      part.value = true;
    } else part.value = false;
  });
  const last = open[open.length - 1];
  const key = last.sign === "{" && !part.value;
  return { path, key, prefix: part.text, from: pos - part.text.length, flow: true, indent: 0, open: last };
}

// The whole path of what stands at a position: with the key on which the position stands.
export function fullPath(doc, pos) {
  const line = doc.lineAt(pos), column = pos - line.from;
  const before = /[\w]*$/.exec(line.text.slice(0, column))[0];
  const after = /^[\w]*/.exec(line.text.slice(column))[0];
  const word = before + after;
  const ends = column + after.length;
  if (word && /^\s*:(\s|$)/.test(line.text.slice(ends))) {
    const at = pathAt(doc, line.from + column - before.length);
    if (at.key && !at.prefix) {
      return { path: [...at.path, word], from: pos - before.length, to: pos + after.length };
    }
  }
  const at = pathAt(doc, pos);
  return { path: at.path, from: pos - before.length, to: pos + after.length };
}

// The keys that stand beside the position in the same map.
export function siblings(doc, pos, at) {
  const found = new Set();
  if (at.flow) {
    const from = doc.line(at.open.line).from + at.open.at + 1;
    const end = Math.min(doc.length, pos + 400);
    let depth = 0, text = "";
    for (const sign of masked(doc.sliceString(from, end).replaceAll("\n", " "))) {
      if ("{[".includes(sign)) depth++;
      if ("}]".includes(sign) && depth-- === 0) break;
      text += depth ? "_" : sign;
    }
    for (const part of text.split(",")) {
      const key = KEY.exec(part.trim());
      if (key) found.add(key[3] ?? "");
    }
    return found;
  }
  const number = doc.lineAt(pos).number;
  for (const way of [-1, 1]) {
    for (let n = number + way; n > 0 && n <= doc.lines; n += way) {
      const text = doc.line(n).text;
      if (!text.trim() || /^\s*#/.test(text)) continue;
      const here = opened(text).found;
      const indent = here.length ? here[0].indent : /^\s*/.exec(text)[0].length;
      for (const one of here) if (one.key !== null && one.indent === at.indent) found.add(one.key);
      if (indent < at.indent && (way === 1 || !here.some((one) => one.indent === at.indent))) break;
      if (indent < at.indent) break;
    }
  }
  return found;
}
