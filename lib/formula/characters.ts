/*
 * Characters that only look like those of a formula: what a word processor, an input method or a web page puts in.
 * Each is refused with the plain one that was meant.
 */
const greek =
  "α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ϑ theta ι iota κ kappa λ lambda μ mu µ mu ν nu ξ xi ο o " +
  "π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi " +
  "Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X";
const cyrillic =
  "а a в b е e і i ј j к k м m н h о o р p с c т t у y х x ѕ s А A В B Е E К K М M Н H О O Р P С C Т T У Y Х X";
const signs =
  "− - – - — - ‐ - ‑ - ‒ - ― - ﹣ - × * ✕ * ✖ * ⨯ * ∗ * · * ⋅ * ∙ * • * ÷ / ∕ / ⁄ / ➗ / ➕ + ➖ - √ sqrt ∞ Infinity ˆ ^ ↑ ^ " +
  "， , 、 , ； ; 。 . （ ( ） ) 【 ( 】 ) 「 ( 」 ) ＝ = ≈ =";

const plain = new Map<string, string>();
for (const pairs of [greek, cyrillic, signs]) {
  const words = pairs.split(" ");
  for (let i = 0; i < words.length; i += 2) plain.set(words[i], words[i + 1]);
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ";
const lowered = "0123456789-+n";

/** The plain characters that one character stands for, or undefined when it is plain, or stands for none. */
export function plainFor(character: string): string | undefined {
  if (isPlain(character)) return undefined;
  const raisedAt = raised.indexOf(character);
  if (raisedAt >= 0) return `^${lowered[raisedAt]}`;
  const known = plain.get(character);
  if (known !== undefined) return known;
  if (/[\u2018-\u201f\u2032-\u2037\u00ab\u00bb]/.test(character)) return "";
  const folded = character.normalize("NFKC").replace("⁄", "/");
  return [...folded].every(isPlain) ? folded : undefined;
}

/** The whole text in plain characters as far as they are known: what to offer. */
export function plainText(text: string): string {
  const powers = text.replace(new RegExp(`[${raised}]+`, "g"), (run) => {
    const digits = [...run].map((character) => lowered[raised.indexOf(character)]).join("");
    return digits.length > 1 && /^[-+]/.test(digits) ? `^(${digits})` : `^${digits}`;
  });
  const words = powers.replace(/√\s*([\w.]+)/g, "sqrt($1)").replace(/σ(?=\s*[(（])/g, "sigmoid");
  return [...words].map((character) => plainFor(character) ?? character).join("");
}

function isPlain(character: string): boolean {
  return /^[\x20-\x7e\s]$/.test(character);
}

/** Plain characters that a formula has no use for: what they are, and what to do. */
export const useless = new Map<string, readonly [code: string, message: string]>([
  ["[", ["bracket", "square brackets (lists, indexing) are not read; group with ( )"]],
  ["]", ["bracket", "square brackets (lists, indexing) are not read; group with ( )"]],
  ["{", ["brace", "braces are not read; group with ( )"]],
  ["}", ["brace", "braces are not read; group with ( )"]],
  ['"', ["quotation", "a formula holds no text in quotation marks; leave them out"]],
  ["'", ["quotation", "a prime or quotation mark is not read; leave it out"]],
  ["`", ["quotation", "a formula holds no text in quotation marks; leave them out"]],
  ["%", ["percent", "% is not read; write 20% as 20 / 100"]],
  ["!", ["factorial", "! is not read: a factorial has no derivative"]],
  ["?", ["condition", "conditions are not read; max, min, abs and relu choose between values"]],
  [":", ["range", "ranges and conditions are not read; divide with /"]],
  ["<", ["comparison", "comparisons are not read; max, min, abs and relu choose between values"]],
  [">", ["comparison", "comparisons are not read; max, min, abs and relu choose between values"]],
  ["&", ["unknown-character", "& is not read"]],
  ["|", ["unknown-character", "| is not read; write abs(x) for |x|"]],
  ["~", ["unknown-character", "~ is not read"]],
  ["#", ["comment", "comments are not read; leave out what follows #"]],
  ["$", ["unknown-character", "$ is not read; names are letters, digits and _"]],
  ["@", ["unknown-character", "@ is not read"]],
  ["\\", ["unknown-character", "\\ is not read: write the formula plainly, such as a / b, sqrt(x), x^2"]],
]);
