// The task list by keyboard. Comfort only: every key has a link or a button that does the same.
"use strict";
(() => {
  const list = document.querySelector("[data-list]");
  const dialog = document.querySelector("[data-keys]");
  if (!list || !dialog || !dialog.showModal) return;
  const offer = document.querySelector("[data-keys-offer]");
  const on = dialog.querySelector("[data-keys-on]");
  const OFF = "pintasan-mati";
  const kept = () => { try { return localStorage.getItem(OFF) !== "1"; } catch { return true; } };
  const stops = [...list.querySelectorAll("td.what > a, td.what input")];

  // Whoever speaks to the machine, or reads the screen by letters, switches them off for good.
  on.checked = kept();
  on.addEventListener("change", () => {
    try { localStorage.setItem(OFF, on.checked ? "0" : "1"); } catch { /* for this page only */ }
  });
  offer.hidden = false;
  const help = () => { if (!dialog.open) dialog.showModal(); };
  offer.querySelector("[data-keys-help]").addEventListener("click", help);

  const here = () => stops.indexOf(document.activeElement);
  const go = (step) => {
    const at = here() + step;
    const stop = stops[here() < 0 ? 0 : Math.max(0, Math.min(stops.length - 1, at))];
    stop.focus();
    stop.closest("tr").scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    const stop = stops[here()];
    if (stop) location.assign(stop.dataset.open || stop.href);
  };
  const choose = () => {
    const stop = stops[here()];
    if (!stop) return;
    if (stop.type === "checkbox") { stop.click(); return; }
    const address = new URL(list.dataset.one, location.href);
    address.searchParams.set("centang", stop.dataset.case);
    location.assign(address);
  };
  const search = () => document.getElementById("cari")?.select();
  const next = () => document.querySelector("a[data-next]")?.click();
  const KEYS = { j: () => go(1), k: () => go(-1), o: open, x: choose, n: next, "/": search, "?": help };
  // Arrows belong to the page unless somebody stands in the list.
  const ARROWS = { ArrowDown: () => go(1), ArrowUp: () => go(-1) };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest(
      "textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])");
    if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || event.isComposing) return;
    const does = ARROWS[event.key] ? here() >= 0 && ARROWS[event.key] : on.checked && KEYS[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });

  // Back from choosing one by key: the list goes on where it was.
  const ticked = stops.find((stop) => stop.type === "checkbox" && stop.checked);
  if (ticked && new URLSearchParams(location.search).has("centang")) ticked.focus();
})();
