// Runs in a page with figures: a button below each still draws the figure itself in its place, and takes it away again.
(() => {
  const stills = [...document.querySelectorAll("figure[data-figure]")];
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  let figures;

  for (const place of stills) {
    if (place.hasAttribute("data-webgl") && !hasWebgl()) continue;
    const still = place.querySelector("img");
    const bar = make("p", { className: "explore" });
    const button = make("button", { type: "button", textContent: "Explore this figure" });
    const told = make("span", { role: "status" });
    bar.append(button, told);
    place.append(bar);
    let live;
    button.onclick = async () => {
      button.disabled = true;
      try {
        if (live) {
          live.remove();
          live = undefined;
        } else {
          told.textContent = "drawing …";
          live = await explorable(place, still.alt);
        }
        told.textContent = live ? "Drag to zoom or turn, double-click for the whole." : "";
      } catch {
        // The still has stayed.
        told.textContent = "This browser cannot draw it.";
      }
      place.classList.toggle("live", live !== undefined);
      button.textContent = live ? "Show the still picture" : "Explore this figure";
      button.disabled = false;
      button.focus({ preventScroll: true });
    };
  }

  function make(tag, { role, ...properties }) {
    const element = Object.assign(document.createElement(tag), properties);
    if (role) element.setAttribute("role", role);
    return element;
  }

  function hasWebgl() {
    const canvas = document.createElement("canvas");
    return (canvas.getContext("webgl2") ?? canvas.getContext("webgl")) !== null;
  }

  /** The figure drawn, in a place of the still's width, in the colours of the page, with a native slider for its own. */
  async function explorable(place, name) {
    await backpropLoaded("packed-plotly");
    figures ??= JSON.parse(await backpropUnpacked("packed-figures"));
    const figure = structuredClone(figures[Number(place.dataset.figure)]);
    const [slider] = figure.layout.sliders ?? [];
    if (slider) {
      // Its room was between the axis and the lower edge.
      delete figure.layout.sliders;
      const room = figure.layout.margin.b - slider.pad.t;
      figure.layout.height -= room;
      figure.layout.margin.b -= room;
    }
    const { width, height } = figure.layout;
    const holder = make("div", { className: "plot", role: "group", ariaLabel: name });
    const plot = make("div", {});
    holder.append(plot);
    place.insertBefore(holder, place.querySelector(".explore"));
    const draw = () => Plotly.react(plot, isDark.matches ? inDark(figure) : figure);
    const fit = () => {
      const scale = Math.min(1, place.clientWidth / width);
      plot.style.cssText = `width:${width}px;height:${height}px;transform:scale(${scale})`;
      plot.parentElement.style.height = `${height * scale}px`;
    };
    let control;
    try {
      const settings = { ...figure.config, responsive: false };
      await Plotly.newPlot(plot, { ...(isDark.matches ? inDark(figure) : figure), config: settings });
      control = slider && sliderFor(slider, figure, plot, draw);
      if (control) holder.after(control);
    } catch (error) {
      holder.remove();
      throw error;
    }
    fit();
    addEventListener("resize", fit);
    isDark.addEventListener("change", draw);
    return {
      remove() {
        removeEventListener("resize", fit);
        isDark.removeEventListener("change", draw);
        Plotly.purge(plot);
        holder.remove();
        control?.remove();
      },
    };
  }

  /**
   * A slider that keys move too; Plotly's own is a drawing. Its steps show a frame, which may run too, or update traces and
   * the layout.
   */
  function sliderFor({ steps, active, currentvalue }, figure, plot, draw) {
    const label = make("label", { className: "rate" });
    const range = make("input", { type: "range", min: 0, max: steps.length - 1, value: active ?? 0 });
    const told = make("output", {});
    const say = () => {
      told.textContent = `${currentvalue?.prefix ?? ""}${steps[range.value].label}`;
      range.setAttribute("aria-valuetext", told.textContent);
    };
    plot.on("plotly_animatingframe", ({ name }) => {
      range.value = steps.findIndex(({ label }) => label === name);
      say();
    });
    range.oninput = () => {
      const { method, args } = steps[range.value];
      if (method === "animate") {
        say();
        Plotly.animate(plot, ...args);
        return;
      }
      const [traces, layout] = args;
      for (const [key, values] of Object.entries(traces))
        for (const [i, trace] of figure.data.entries())
          trace[key] = Array.isArray(values) ? values[i] : values;
      for (const [path, value] of Object.entries(layout ?? {})) {
        const keys = path.split(".");
        const last = keys.pop();
        keys.reduce((part, key) => part[key], figure.layout)[last] = value;
      }
      say();
      draw();
    };
    label.append(told, range);
    say();
    return label;
  }

  /** The same figure on the page's dark ground. On a map, which is light, what stands on it stays as it is. */
  function inDark({ data, layout, ...rest }) {
    const isMap = data.some(({ type }) => ["contour", "heatmap"].includes(type));
    const { annotations, shapes, ...around } = layout;
    const written = isMap
      ? annotations?.map((one) => ({ ...one, font: { color: layout.font?.color, ...one.font } }))
      : annotations && darkened(annotations);
    return {
      ...rest,
      data: isMap
        ? data.map(({ colorbar, ...one }) => (colorbar ? { ...one, colorbar: darkened(colorbar) } : one))
        : darkened(data),
      layout: {
        ...darkened(around),
        ...(written ? { annotations: written } : {}),
        ...(shapes ? { shapes: isMap ? shapes : darkened(shapes) } : {}),
      },
    };
  }

  function darkened(value, key = "") {
    if (Array.isArray(value)) return value.map((one) => darkened(one, key));
    if (typeof value === "string") return inkOnDark(value);
    if (typeof value !== "object" || value === null || key === "colorscale") return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, darkened(one, name)]));
  }

  /** A colour for a dark ground: greys are turned round, other colours made light enough. What is no colour stays. */
  function inkOnDark(text) {
    const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i
      .exec(text)
      ?.slice(1)
      .map((part) => Number.parseInt(part, 16));
    const [, list, alpha] = /^rgba?\((\d+,\s*\d+,\s*\d+)(,[^)]*)?\)$/.exec(text) ?? [];
    const parts = hex ?? list?.split(",").map(Number);
    if (!parts) return text;
    const [r, g, b] = parts.map((part) => part / 255);
    const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
    const [light, spread] = [(most + least) / 2, most - least];
    const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
    const sector = most === r ? (g - b) / spread : most === g ? 2 + (b - r) / spread : 4 + (r - g) / spread;
    const hue = spread === 0 ? 210 : (60 * sector + 360) % 360;
    const isGrey = saturation < 0.3 || spread < 0.05;
    const onDark = isGrey ? 0.1 + 0.83 * (1 - light) : Math.max(light, 0.62);
    const share = `${hue} ${100 * (isGrey ? 0.14 : saturation)}% ${100 * onDark}%`;
    return rgb(share, alpha);
  }

  /** Plotly reads no modern colours: as red, green and blue. */
  function rgb(hsl, alpha = "") {
    const probe = make("span", {});
    probe.style.color = `hsl(${hsl})`;
    const numbers = probe.style.color.match(/[\d.]+/g).slice(0, 3);
    return alpha ? `rgba(${numbers.join(",")}${alpha})` : `rgb(${numbers.join(",")})`;
  }
})();
