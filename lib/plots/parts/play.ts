import { faintInk, ink, paper } from "../../show/palette.js";
import { count } from "../../text/format.js";
import type { JsonObject } from "./figure.js";
import { thin } from "./outcome.js";
import { round } from "./words.js";

/** The steps of a walk that pictures in a row show: all of a short one, of a long one all at first and then fewer. */
export function shownSteps(last: number): number[] {
  return last <= 24 ? Array.from({ length: last + 1 }, (_, step) => step) : thin(last + 1, 30);
}

/** The room below a drawing that the controls take, in pixels. */
export const playRoom = 96;

/** How long a picture stays, in milliseconds. */
const pace = 160;

/**
 * A slider over steps below a drawing of this width, and on its left buttons that run and stop it; `left` is the room
 * beside the drawing. What a picture without scripts leaves out, it reads from `meta`.
 */
export function playControls(steps: readonly number[], width: number, left: number): JsonObject {
  // Without redraw Plotly loses the lines of a contour map, and a scene stands still.
  const [now, play] = [0, pace].map((duration) => ({
    mode: "immediate",
    fromcurrent: false,
    frame: { duration, redraw: true },
    transition: { duration: 0 },
  }));
  const share = (pixels: number): number => round((pixels - left) / width);
  const slider = {
    active: steps.length - 1,
    steps: steps.map((step) => ({ label: String(step), method: "animate", args: [[String(step)], now] })),
    currentvalue: { prefix: "step ", font: { size: 14 }, xanchor: "left" },
    transition: { duration: 0 },
    pad: { t: 58, b: 8 },
    x: share(150),
    len: round(1 - share(150)),
  };
  const button = (label: string, args: readonly [null | readonly [null], JsonObject]): JsonObject => ({
    label,
    method: "animate",
    args,
  });
  const buttons = {
    type: "buttons",
    direction: "left",
    showactive: false,
    buttons: [button("▶ play", [null, play]), button("stop", [[null], now])],
    x: share(10),
    xanchor: "left",
    y: 0,
    yanchor: "top",
    pad: { t: 82, r: 0 },
    bgcolor: paper,
    bordercolor: faintInk,
    font: { size: 13, color: ink },
  };
  return { sliders: [slider], updatemenus: [buttons], meta: { controls: playRoom } };
}

/** What the alternative text says of the controls. */
export function sayControls(steps: readonly number[]): string {
  return `A slider and a play button run through ${count(steps[steps.length - 1], "step")}; shown is the last.`;
}
