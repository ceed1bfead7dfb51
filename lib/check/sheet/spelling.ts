import { plainFor } from "../../formula/characters.js";

const newer = String.raw`(?:new|neu|updated|next|[tkn]\+1)`;

/** What stands for the same on paper, in TeX and in code, one after the other. */
const spellings: readonly (readonly [written: RegExp, plain: string])[] = [
  [/\\[dt]?frac\s*\{(.*)\}\s*\{(.*)\}/, "$1/$2"],
  [/(?<![\p{L}\p{N}_])(?:\\mathrm\s*\{d\}|\\partial(?![a-z])|∂|\\nabla(?![a-z])|∇)[\s_]*/gu, "d"],
  [/(?:\\Delta(?![a-z])|[∆Δ])[\s_]*/g, "Δ"],
  [/\\(?=[a-zA-Z])/g, ""],
  [/_\{([^{}]*)\}/g, "_$1"],
  [/['′’‵`⁺]$|\^?\+$/, "'"],
  [new RegExp(`^${newer}[ _](.+)$`, "i"), "$1'"],
  [new RegExp(`[_.^ ({]{1,3}${newer}[)}]{0,2}$`, "i"), "'"],
  [/^(.+)\.(?:grad|gradient)$/, "d$1"],
  [/\s*[/∕⁄]\s*/g, "/"],
  [/(?<=^|\/)d(?:\s*\(([^()]*)\)|\s+)/g, "d$1"],
  [/^(\p{L}[\p{L}\p{N}_]*)\([\p{L}\p{N}_, ]*\)$/u, "$1"],
];

/** A name as it is typed on a keyboard, in one of its ways: "∂y/∂w₁" is "dy/dw1", "w_1^{new}" is "w_1'". */
export function plainName(written: string): string {
  let name = written;
  for (const [sign, plain] of spellings) name = name.replace(sign, plain);
  return name
    .normalize("NFKC")
    .replace(/[Α-ω]/gu, (letter) => (letter === "Δ" ? letter : (plainFor(letter) ?? letter)));
}

/** The same for names that differ only in underscores and capitals: "w_1", "w1", "W1". */
export function loosely(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
