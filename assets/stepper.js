/*
 * Makes the still picture and table of a stepper (lib/stepper.ts) into the view that is walked gate by gate. It runs
 * once in each output that holds it, leaves nothing behind in the page's names, and loads nothing. In the picture
 * data-at says from which moment on a number is known, data-now at which moments a thing is marked.
 */
(() => {
  const root = document.currentScript?.closest(".backprop-stepper");
  if (!root) return;
  const { start, steps } = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const last = steps.length - 1;
  const picture = root.querySelector(".backprop-picture");
  const tables = root.querySelector(".backprop-tables");
  const image = picture.querySelector("img");
  const svg = inlined(image);
  let now = -1;

  const card = make("div", { class: "backprop-card", role: "group", tabindex: "0" });
  card.setAttribute("aria-label", "Walk through the graph: arrow keys, Home and End go from step to step");
  const button = (sign, label, target) => {
    const made = make("button", { type: "button", title: label, "aria-label": label }, sign);
    made.addEventListener("click", () => go(target()));
    return made;
  };
  const first = button("|◀", "First step", () => 0);
  const back = button("◀", "One step back", () => now - 1);
  const next = button("▶", "One step on", () => now + 1);
  const end = button("▶|", "Last step", () => last);
  const slider = make("input", { type: "range", min: "0", max: String(last), step: "1" });
  slider.addEventListener("input", () => go(Number(slider.value)));
  const label = make("label", {}, "Step ");
  const count = make("output", {});
  label.append(slider, count);
  const list = make("button", { type: "button", "aria-expanded": "false" }, "All steps");
  list.addEventListener("click", () => {
    tables.hidden = !tables.hidden;
    list.setAttribute("aria-expanded", String(!tables.hidden));
  });
  const controls = make("div", { class: "backprop-controls" });
  controls.append(first, back, next, end, label, list);
  const sentence = make("div", { class: "backprop-sentence" });

  // A page that was saved while it showed the view holds what was made then: it is made anew.
  picture.querySelector("svg")?.remove();
  tables.before(card);
  root.querySelector(".backprop-picture + .backprop-controls")?.parentElement.remove();
  card.append(picture, controls, sentence);
  image.style.display = "none";
  picture.append(svg);
  tables.hidden = true;
  reserveRoom();
  sentence.setAttribute("aria-live", "polite");
  sentence.setAttribute("aria-atomic", "true");
  card.addEventListener("keydown", onKey);
  go(start);

  function go(moment) {
    const target = Math.min(last, Math.max(0, moment));
    if (target === now) return;
    now = target;
    for (const part of svg.querySelectorAll("[data-at]"))
      part.classList.toggle("later", Number(part.dataset.at) > now);
    for (const mark of svg.querySelectorAll("[data-now]"))
      mark.classList.toggle("now", mark.dataset.now.split(" ").includes(String(now)));
    for (const row of tables.querySelectorAll("[data-moment]")) {
      if (Number(row.dataset.moment) === now) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    }
    sentence.innerHTML = html(now);
    slider.value = String(now);
    slider.setAttribute(
      "aria-valuetext",
      `${now} of ${last}: ${sentence.querySelector("strong").textContent}`,
    );
    count.textContent = `${now} of ${last}`;
    for (const [one, off] of [
      [first, now === 0],
      [back, now === 0],
      [next, now === last],
      [end, now === last],
    ])
      one.setAttribute("aria-disabled", String(off));
    follow();
  }

  function onKey(event) {
    const target = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  }

  /** A sentence takes as much room as the longest, so that what stands below does not jump. */
  function reserveRoom() {
    let height = 0;
    for (let i = 0; i <= last; i++) {
      sentence.innerHTML = html(i);
      height = Math.max(height, sentence.offsetHeight);
    }
    if (height > 0) sentence.style.minHeight = `${height}px`;
  }

  /** In a picture that is wider than the page, what is marked is brought into view. */
  function follow() {
    const mark = svg.querySelector("ellipse.now");
    if (!mark || picture.scrollWidth <= picture.clientWidth) return;
    const box = mark.getBoundingClientRect();
    const frame = picture.getBoundingClientRect();
    picture.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
  }

  function html(moment) {
    return `<strong>${steps[moment].title}</strong>${steps[moment].body}`;
  }

  /** The picture's own SVG, from the data inside the image. */
  function inlined(image) {
    const bytes = Uint8Array.from(atob(image.src.split(",")[1]), (sign) => sign.charCodeAt(0));
    const source = new TextDecoder().decode(bytes);
    const found = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    const made = document.importNode(found, true);
    made.querySelector("rect").remove();
    made.style.setProperty("--legible", `${0.8 * Number(made.getAttribute("width"))}px`);
    return made;
  }

  function make(tag, attributes, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(text);
    return made;
  }
})();
