/** The keyboard's minus, before a number or between two, as a page shows it: "-4 - 2" → "−4 − 2". */
export function withMinus(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])-(?=[\d.(\p{L}])| - /gu, (sign) => sign.replace("-", "−"));
}
