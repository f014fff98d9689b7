// Comfort only: while work is under way, its figures are looked up again; the link does the same.
"use strict";
(() => {
  const look = async () => {
    const here = document.querySelector("[data-under-way]");
    if (!here) return;
    try {
      const where = here.closest("[data-move]").dataset.move || location.href;
      const answer = await fetch(where, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("[data-move]"), now = document.querySelector("[data-move]");
      // Whoever is inside with the keyboard is not thrown out.
      if (next && now && !now.contains(document.activeElement)) now.replaceWith(next);
    } catch { /* away for a moment: the next look tells */ }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
