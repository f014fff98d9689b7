// Comfort beside the editor only: the page keeps drafts by its own button without this file.
"use strict";
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const shown = form.querySelector("[data-kept]"), revision = form.elements.revision;
  const content = () => {
    const plain = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      if (typeof value === "string" && name !== "revision") plain.append(name, value);
    });
    return plain;
  };
  let last = content().toString(), timer = 0, stopped = false;

  // Keep the draft a moment after the last key. A button waits for a save that is under way.
  const keep = async () => {
    const body = content(), typed = body.toString();
    if (stopped || form.busy || form.dataset.sent || typed === last) return;
    body.set("revision", revision.value);
    let done;
    form.busy = new Promise((end) => { done = end; });
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body });
      const said = await answer.json();
      if (answer.ok) {
        last = typed;
        revision.value = said.revision;
      }
      stopped = answer.status === 409;
      shown.textContent = said.says;
    } catch { /* the next key tries again */ }
    form.busy = null;
    done();
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 2000); });

  // The step in which the cursor stands is shown beside the text.
  const steps = [...document.querySelectorAll(".said .step")];
  const follow = (box) => {
    const file = box.closest(".form-group").querySelector("input[name^=file-]").value;
    const line = box.value.slice(0, box.selectionStart).split("\n").length;
    const here = steps.filter((one) => one.dataset.file === file && one.dataset.line <= line);
    const step = here.sort((a, b) => b.dataset.line - a.dataset.line)[0];
    if (!step || step.hasAttribute("data-here")) return;
    steps.forEach((one) => { if (one.dataset.here === "") { one.open = false; delete one.dataset.here; } });
    step.open = true;
    step.dataset.here = "";
    const frame = step.parentElement;
    if (frame.scrollHeight > frame.clientHeight) frame.scrollTop = step.offsetTop - frame.offsetTop;
  };
  form.querySelectorAll("textarea.code").forEach((box) => {
    ["keyup", "click"].forEach((what) => box.addEventListener(what, () => follow(box)));
  });
})();
