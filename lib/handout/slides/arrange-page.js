// Runs in the page that lays a notebook out on slides: what stands in #units is taken apart and put on slides, each
// filled as long as it fits, so that none is taller than the stage. Called from arrange.ts.

const { document } = globalThis;
/** What does not fit is made smaller down to this; what is too large even then is cut in two where it may be. */
const smallest = 0.78;

/** A picture that is wider than this would have to be made too small to stand beside code. */
const widestBesideCode = 1000;

const element = (name, className = "") => Object.assign(document.createElement(name), { className });

/** A slide under construction: a heading, a body of limited height, and notes. */
class Slide {
  constructor(stage, heading) {
    this.section = element("section");
    this.body = element("div", "body");
    this.notes = [];
    if (heading) this.section.append(heading.cloneNode(true));
    this.section.append(this.body);
    stage.replaceChildren(this.section);
  }
  get fits() {
    return this.isWideEnough && this.body.scrollHeight <= this.body.clientHeight + 1;
  }
  get isWideEnough() {
    return this.body.scrollWidth <= this.body.clientWidth + 1;
  }
  /** The share of the body's height that is taken. */
  get filled() {
    const last = this.body.lastElementChild;
    return last ? (last.offsetTop + last.offsetHeight) / this.body.clientHeight : 0;
  }
  get isEmpty() {
    return this.body.childElementCount === 0;
  }
  /** True when it fits beside what is there; else it is taken off again. */
  take(part) {
    this.body.append(part);
    if (this.fits) return true;
    part.remove();
    return false;
  }
}

/** In two, the first as long as `fits` allows; undefined where nothing can be cut. */
function cut(part, fits) {
  const box = part.matches("table") ? part.tBodies[0] : (part.querySelector(":scope > code") ?? part);
  const lines = part.matches("pre") ? box.textContent.split("\n") : undefined;
  const pieces = lines ?? [...box.children];
  const isText = !lines && [...box.childNodes].some((one) => one.nodeType === 3 && one.data.trim() !== "");
  if (pieces.length < 2 || isText || !part.matches("table,ul,ol,pre,div,details,.output")) return undefined;
  const having = (some, from) => {
    const copy = part.cloneNode(true);
    const inner = copy.matches("table") ? copy.tBodies[0] : (copy.querySelector(":scope > code") ?? copy);
    if (lines) inner.textContent = some.join("\n");
    else inner.replaceChildren(...some.map((one) => one.cloneNode(true)));
    if (copy.matches("ol")) copy.start = (part.start || 1) + from;
    return copy;
  };
  let many = pieces.length - 1;
  while (many > 1 && !fits(having(pieces.slice(0, many), 0))) many--;
  return [having(pieces.slice(0, many), 0), having(pieces.slice(many), many)];
}

globalThis.arrange = async () => {
  const [units, stage] = ["units", "stage"].map((id) => document.getElementById(id));
  await document.fonts.ready;
  await Promise.all([...units.querySelectorAll("img")].map((image) => image.decode().catch(() => undefined)));
  const slides = [];
  let heading;
  let slide = new Slide(stage);
  const next = () => {
    if (!slide.isEmpty || slide.section.querySelector("h1")) slides.push(slide);
    slide = new Slide(stage, heading);
  };
  const fitsAlone = (part) => new Slide(stage, heading).take(part);
  /** True when it fits on a slide that is empty, made smaller by steps. */
  const shrunk = (part, from, least) => {
    for (let zoom = from; zoom >= least; zoom -= 0.04) {
      part.style.zoom = zoom.toFixed(2);
      if (slide.take(part)) return true;
    }
    part.style.zoom = from;
    return false;
  };
  /** How much smaller it has to be for the width alone. */
  const zoomForWidth = (part) => {
    const trial = new Slide(stage, heading);
    trial.body.append(part);
    let zoom = 1;
    while (!trial.isWideEnough && zoom > 0.3) part.style.zoom = zoom -= 0.04;
    part.remove();
    stage.replaceChildren(slide.section);
    return zoom;
  };
  const put = (part) => {
    if (slide.take(part)) return;
    const zoom = zoomForWidth(part);
    if (slide.take(part)) return;
    if (!slide.isEmpty) next();
    if (slide.take(part) || shrunk(part, zoom, zoom * smallest)) return;
    const isWrapper = part.matches("div") && part.children.length === 1;
    const halves = isWrapper ? [...part.children] : cut(part, (half) => fitsAlone(half));
    stage.replaceChildren(slide.section);
    if (halves) {
      for (const half of halves) put(half);
      return;
    }
    if (shrunk(part, zoom, 0.1)) return;
    throw new Error(`no slide is large enough for ${part.outerHTML.slice(0, 200)}`);
  };
  const putCell = (cell) => {
    const [code, ...outputs] = cell.children;
    const pictures = [...cell.querySelectorAll("img, .backprop-stepper svg")];
    const isWide = pictures.some((one) => (one.naturalWidth ?? one.viewBox.baseVal.width) > widestBesideCode);
    if (!isWide && cell.querySelector("img, .backprop-stepper, table")) {
      const pair = element("div", "pair");
      const [left, right] = [element("div"), element("div")];
      left.append(code.cloneNode(true));
      for (const output of outputs)
        (output.querySelector("img, .backprop-stepper, table") ? right : left).append(output.cloneNode(true));
      pair.append(left, right);
      if (slide.take(pair)) return;
      const old = slide;
      next();
      if (slide.take(pair)) return;
      if (slides.at(-1) === old) slides.pop();
      slide = old;
      stage.replaceChildren(slide.section);
    }
    put(code);
    while (outputs.length > 0) putOutput(outputs);
  };
  /** The next output; two pictures that follow each other stand side by side. */
  const putOutput = (outputs) => {
    const [one, two] = outputs;
    if (!two || ![one, two].every((output) => output.querySelector("figure"))) return put(outputs.shift());
    const pair = element("div", "pair even");
    pair.append(one, two);
    outputs.splice(0, 2);
    put(pair);
  };
  /** A small heading may stand on the slide of the one above it while there is little under that. */
  const putHeading = (part) => {
    const isSmall = part.tagName === "H3" && slide.section.querySelector(":scope > h2");
    if (isSmall && slide.filled < 0.25 && slide.take(part.cloneNode(true))) {
      heading = part;
      return;
    }
    heading = undefined;
    next();
    slide = new Slide(stage, part);
    heading = part.tagName === "H1" ? undefined : part;
  };
  for (const unit of [...units.children]) {
    if (unit.matches("aside")) {
      // The presenter's window has no style for set formulas: it sets the MathML itself.
      for (const one of unit.querySelectorAll(".katex-html")) one.remove();
      slide.notes.push(unit);
    } else if (unit.matches(".cell")) putCell(unit);
    else
      for (const part of [...unit.children]) {
        if (/^H[123]$/.test(part.tagName)) putHeading(part);
        else {
          // The class sees it with the next press of a key.
          if (unit.matches(".solutions")) part.classList.add("fragment");
          put(part);
        }
      }
  }
  next();
  return slides.map(({ section, notes }) => {
    section.append(...notes);
    return section.outerHTML;
  });
};
