// Comfort only: every page works without this file.
"use strict";
(() => {
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const LONGEST = 1600, HEAVIEST = 300 * 1024;

  // What is wrong comes first, for the keyboard and for readers of the screen.
  document.querySelector("[data-focus]")?.focus();

  // One send for however many presses; a page that comes back from the cache may send again.
  addEventListener("pageshow", () => all("form").forEach((form) => delete form.dataset.sent));
  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    if (form.busy) {
      event.preventDefault();
      form.busy.then(() => form.requestSubmit(button || undefined));
      return;
    }
    if (form.dataset.sent && form.method === "post") event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 8000);
  });

  // Show the password.
  all("input[data-show]").forEach((input) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link reveal";
    button.textContent = input.dataset.show;
    button.addEventListener("click", () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.textContent = hidden ? input.dataset.hide : input.dataset.show;
    });
    input.after(button);
    input.form?.addEventListener("submit", () => { input.type = "password"; });
  });

  // Save while somebody types, so that a dead battery loses seconds.
  all("form[data-autosave]").forEach((form) => {
    const shown = form.querySelector("[data-saved]");
    let timer = 0, last = "";
    const content = () => {
      const data = new FormData(form), plain = new URLSearchParams();
      data.forEach((value, name) => { if (typeof value === "string") plain.append(name, value); });
      return plain;
    };
    const save = async () => {
      const body = content();
      if (form.dataset.sent || body.toString() === last) return;
      last = body.toString();
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body });
        if (answer.ok && shown) shown.textContent = (await answer.json()).saved;
      } catch { last = ""; }
    };
    last = content().toString();
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
  });

  // Photos are made smaller on the phone: less to pay for, less to wait for.
  const smaller = async (file) => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= HEAVIEST) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      let made = null;
      for (const quality of [0.82, 0.7, 0.55, 0.4]) {
        made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
        if (!made || made.size <= HEAVIEST) break;
      }
      if (!made || made.size >= file.size) return file;
      return new File([made], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch { return file; }
  };
  all("input[type=file][accept*=image]").forEach((input) => {
    input.addEventListener("change", () => {
      if (!window.DataTransfer || !window.createImageBitmap) return;
      const work = Promise.all([...input.files].map(smaller)).then((files) => {
        const bag = new DataTransfer();
        files.forEach((file) => bag.items.add(file));
        input.files = bag.files;
        input.form.busy = null;
      });
      input.form.busy = work;
    });
  });

  // Take a text along; where the browser does not let us, it is selected in its box.
  all("button[data-copy]").forEach((button) => {
    const box = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      let copied = true;
      try { await navigator.clipboard.writeText(box.value); } catch {
        box.closest("details").open = true;
        box.select();
        copied = document.execCommand("copy");
      }
      const said = button.parentElement.querySelector("[data-copied]");
      said.textContent = copied ? button.dataset.done : button.dataset.select;
    });
  });
})();
