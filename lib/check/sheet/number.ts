import { InputError } from "../../text/errors.js";

/** A number as a learner wrote it: its value, and how exactly the text states it. */
export interface WrittenNumber {
  text: string;
  value: number;
  /** One in the place of the last digit: 0.01 for "0.20", 0.1 for "2e-1"; 0 for a fraction, which is exact. */
  unit: number;
  /** Digits after the point: 2 for "0.20"; below 0 where the last digit stands before it ("2e3"). */
  decimals: number;
  /** Digits from the first that is not 0: 2 for "0.20", 3 for "120". */
  significant: number;
  /** A bare whole number: how many of its digits count cannot be told from the text alone. */
  whole: boolean;
  /** It came as a number of the language, not as text: its digits are those that name it exactly. */
  machine: boolean;
  /** The calculation that is written out before it comes to another number. */
  refuted?: boolean;
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:(?:e|\*10\^)\(?([+-]?\d{1,4})\)?)?$/i;

/**
 * Reads a number as written on paper or typed: "0.20", ".2", "+0.2", "-0", "−0.2", "2e-1", "2·10⁻¹", "1/5".
 * @throws InputError for anything else, with a hint: "20%", "1,5", a name, a calculation, what is not finite.
 */
export function readNumber(written: string | number): WrittenNumber {
  const machine = typeof written === "number";
  const text = String(written).trim();
  const plain = /^[-+]?[\d.]+$/.test(text) ? text : plainNumber(text);
  const parts = plain.split("/");
  const [top, bottom] = parts.map((part) => readDecimal(part.trim()));
  if (parts.length === 2 && top && bottom) {
    const value = top.value / bottom.value;
    if (bottom.value === 0)
      throw unreadable("zero-denominator", text, "a fraction cannot have 0 below the bar");
    if (!Number.isFinite(bottom.value) || !Number.isFinite(value)) throw tooLarge(text);
    return { ...top, text, value, unit: 0, whole: false, machine };
  }
  if (parts.length !== 1 || top === undefined) throw explain(text, plain);
  if (!Number.isFinite(top.value)) throw tooLarge(text);
  return { ...top, text, machine };
}

function readDecimal(text: string): Omit<WrittenNumber, "text" | "machine"> | undefined {
  const match = decimal.exec(text);
  if (match === null) return undefined;
  const [, sign, before, after, power] = match;
  const digits = before + (after ?? "");
  if (digits === "" || digits.length > 400) return undefined;
  const exponent = Number(power ?? 0);
  const decimals = (after ?? "").length - exponent;
  const size = Number(`${before || "0"}.${after || "0"}e${exponent}`);
  return {
    value: sign === "-" && size !== 0 ? -size : size,
    unit: size === 0 ? Math.min(1, Number(`1e${-decimals}`)) : Number(`1e${-decimals}`),
    decimals,
    significant: digits.replace(/^0+/, "").length,
    whole: after === undefined && power === undefined,
  };
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
const raisedRun = new RegExp(`[${raised}]+`, "g");

/** Minus signs of every kind, full-width digits and ten to a power, as they are typed on a keyboard. */
function plainNumber(text: string): string {
  return text
    .replace(raisedRun, (run) => `^${[...run].map((sign) => "0123456789-+"[raised.indexOf(sign)]).join("")}`)
    .replace(/[−–—‐‑‒﹣－]/g, "-")
    .replace(/\s{0,9}[×·⋅∙✕x*]\s{0,9}10\s{0,9}\^\s{0,9}/i, "*10^")
    .replace(/[０-９．＋／ｅ]/g, (sign) => sign.normalize("NFKC"))
    .replace(/^([+-])\s+/, "$1");
}

/** Why a text is no number, and what to write instead. */
function explain(text: string, plain: string): InputError {
  if (plain === "") return unreadable("empty", text, "there is no number", "write a number such as 0.20");
  const percent = /^([+-]?[\d.]+)\s*[%％]$/.exec(plain);
  if (percent) {
    const value = readDecimal(percent[1])?.value;
    const hint = value === undefined ? "" : ` as ${Number((value / 100).toPrecision(12))}`;
    return unreadable("percent", text, "a percentage is not read", `write it${hint} without %`);
  }
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(plain))
    return unreadable("thousands", text, "commas are not read", `write ${plain.replaceAll(",", "")}`);
  if (/^[+-]?\d*[,，]\d+$/.test(plain))
    return unreadable(
      "decimal-comma",
      text,
      "a decimal comma is not read",
      `write ${plain.replace(/[,，]/, ".")}`,
    );
  if (/^(nan|[+-]?inf(inity)?|[+-]?∞)$/i.test(plain))
    return unreadable("not-finite", text, "a finite number is expected");
  if (/^[≈~≃=]/.test(plain))
    return unreadable(
      "sign-before",
      text,
      "a sign stands before the number",
      "leave it out; rounding is seen from the digits",
    );
  const form = /^([+-]?)(0[xob][\da-f]+)$/i.exec(plain);
  if (form) {
    const [, sign, digits] = form;
    const hint = Number.isSafeInteger(Number(digits)) ? `write ${sign}${Number(digits)}` : undefined;
    return unreadable("number-form", text, "only decimal numbers are read", hint);
  }
  if (/^[-+\d.eE]+$/.test(plain) && /\..*\./.test(plain))
    return unreadable("two-points", text, "there are two points in it");
  if (/[-+*/^()]/.test(plain) && /\d/.test(plain))
    return unreadable("calculation", text, "this is a calculation, not a number", "write its result");
  return unreadable("not-a-number", text, "this is no number");
}

function tooLarge(text: string): InputError {
  return unreadable("not-finite", text, "it is too large for a number (above 1.8e308)");
}

function unreadable(code: string, text: string, why: string, hint?: string): InputError {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const printable = shown.replace(/\p{C}/gu, "·");
  return new InputError(code, `"${printable}": ${why}${hint ? `; ${hint}` : ""}`, {
    value: text,
    expected: "a number such as 0.20, -4, 2e-1 or 1/5",
    ...(hint ? { hint } : {}),
  });
}
