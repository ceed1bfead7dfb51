import type { Part, Place } from "./part.js";

/** The straight stretch of a wire between its two numbers. */
export function across({ width }: Part, { x, y }: Place): string {
  return `M${round(x - width / 2 - 2)} ${round(y)}h${round(width + 4)}`;
}

/** A wire's path and, where it ends in a gate, its arrowhead. */
export function curve(points: Place[], target: Target | undefined): { path: string; arrow: string } {
  if (points.length < 4) return { path: "", arrow: "" };
  const [start, ...rest] = target ? enter(points, target) : points;
  if (!target) return { path: `M${at(start)}C${rest.map(at).join(" ")}`, arrow: "" };
  const [before, end] = rest.slice(-2);
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const side = (sign: number): Place => ({
    x: end.x - 9 * dx + sign * 4 * dy,
    y: end.y - 9 * dy - sign * 4 * dx,
  });
  const tail = { x: end.x - 5 * dx, y: end.y - 5 * dy };
  const path = `M${at(start)}C${[...rest.slice(0, -1), tail].map(at).join(" ")}`;
  return { path, arrow: `M${at(end)}L${at(side(1))}L${at(side(-1))}z` };
}

interface Target extends Place {
  rx: number;
  ry: number;
}

/** A short wire into a gate is drawn anew, from straight ahead to a place on the gate's left half. */
function enter(points: Place[], { x, y, rx, ry }: Target): Place[] {
  const [start] = points;
  const dx = x - start.x;
  if (points.length > 4 || dx > rx + 60 || Math.abs(y - start.y) > 75) return points;
  const angle = Math.max(-0.95, Math.min(0.95, Math.atan2(start.y - y, dx)));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const end = { x: x - rx * cos, y: y + ry * sin };
  const ahead = { x: start.x + 0.6 * (end.x - start.x), y: start.y };
  return [start, ahead, { x: end.x - 14 * cos, y: end.y + 14 * sin }, end];
}

function at({ x, y }: Place): string {
  return `${round(x)} ${round(y)}`;
}

/** A tenth of a pixel is fine enough, and keeps the file small. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
