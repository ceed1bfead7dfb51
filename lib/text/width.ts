import { eastAsianWidth } from "get-east-asian-width";

/** Whether a character fills two columns where letters have one width: CJK, kana, hangul, full-width forms, emoji. */
export function isWide(character: string): boolean {
  return eastAsianWidth(character.codePointAt(0) ?? 0) === 2;
}

/** How many columns a text takes where letters have one width. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const character of text) columns += isWide(character) ? 2 : 1;
  return columns;
}
