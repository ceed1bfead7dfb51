import { headOf, joins, type Names, nextHead } from "./heads.js";
import { isChange, logicalLines, type Piece, piecesOf } from "./lines.js";
import { sheetTokens, type Token } from "./tokens.js";

/** One answer on a sheet as it was written: "dq = f * z = 1 * (-4) = -4". */
export interface Statement {
  /** "dq"; undefined for what stands under no name. */
  name: string | undefined;
  /** What follows, between one equal sign and the next: "f * z", "1 * (-4)", "-4". */
  parts: string[];
  /** It is written as a change, "w: 0 → 0.016" or "w := …": the name stands for the new value. */
  changes: boolean;
  /** Where the name begins in the text; where the rest does, when there is no name. */
  at: number;
}

/**
 * Takes a sheet's text apart into statements, as they are written on paper: several in a line, with or without
 * separators, chains of equal signs over one line or more, lists, titles that end in a colon.
 */
export function statements(text: string, names: Names): Statement[] {
  const answered = new Map<string, string>();
  return logicalLines(sheetTokens(text)).flatMap((line) => statementsOf(text, line, names, answered));
}

function statementsOf(
  text: string,
  line: readonly Token[],
  names: Names,
  answered: Map<string, string>,
): Statement[] {
  const found: Statement[] = [];
  const slice = (tokens: readonly Token[]): string => sliceOf(text, tokens);
  const [first, ...rest] = piecesOf(line);
  let before: Statement | undefined;
  let now = begin(first.tokens);

  function begin(tokens: readonly Token[]): Statement {
    const head = rest.length > 0 ? headOf(tokens, names) : undefined;
    const lead = rest.length > 0 ? withoutBullet(tokens.slice(0, head ?? tokens.length)) : tokens;
    const last = lead.at(-1);
    const goesOn = head !== undefined && last !== undefined && joins(last, tokens[head]);
    if (head === undefined || goesOn) {
      const all = head === undefined ? lead : [...lead, ...tokens.slice(head)];
      const at = all[0]?.at ?? tokens[0]?.at ?? 0;
      return { name: undefined, parts: all.length > 0 ? [slice(all)] : [], changes: false, at };
    }
    before = last && { name: undefined, parts: [slice(lead)], changes: false, at: lead[0].at };
    return { name: slice(tokens.slice(head)), parts: [], changes: false, at: tokens[head].at };
  }
  function end(): void {
    const { name, parts } = now;
    if (before) found.push(before);
    before = undefined;
    const behind = parts.findIndex((part, i) => i > 0 && names.isKnown(part));
    // "x + y = q = 3" and "3 = q" have their name behind.
    if (name !== undefined) {
      found.push(now);
      answered.set(names.keyOf(name), parts.at(-1) ?? "");
    } else if (behind > 0)
      found.push({
        ...now,
        name: parts[behind],
        parts: behind === parts.length - 1 ? parts.slice(0, -1) : parts.slice(behind + 1),
      });
    else if (parts.some((part) => part !== "")) found.push({ ...now, parts: [parts.join(" = ")] });
  }

  for (const [i, piece] of rest.entries()) {
    const { sign, tokens } = piece;
    const isLast = i === rest.length - 1;
    const isTitle =
      isColon(sign) && now.parts.length <= (now.name === undefined ? 1 : 0) && !names.isKnown(now.name ?? "");
    if (isTitle && !(isLast && tokens.length > 0)) {
      before = undefined;
      now = begin(tokens);
      continue;
    }
    now.changes ||= sign !== undefined && isChange(sign);
    const next = isLast ? undefined : nextHead(piece, names, answered, rest[i + 1].tokens);
    now.parts.push(slice(tokens.slice(0, next)));
    if (next === undefined) continue;
    end();
    now = begin(tokens.slice(next));
  }
  end();
  return found;
}

/** The text of tokens, without separators at either end. */
function sliceOf(text: string, tokens: readonly Token[]): string {
  const isText = (token: Token): boolean => token.kind !== "comma" && !isLinking(token);
  const first = tokens.find(isText);
  if (first === undefined) return "";
  let end = tokens.length - 1;
  while (!isText(tokens[end])) end--;
  return text.slice(first.at, tokens[end].to);
}

const isColon = (sign: Piece["sign"]): boolean => /^[:：]$/.test(sign?.text ?? "");

/** Words that lead from one answer to the next and mean nothing else. */
const linking = new Set("so thus hence then therefore and also with where we get ∴".split(" "));
const isLinking = ({ text }: Token): boolean => linking.has(text.toLowerCase());

const bullet = /^(?:[-*•·▪◦‣>+–—⇒∴✓]|[([]?(?:\d{1,3}|[a-zA-Z])[.)\]]+|\d{1,3}\.|\[[ xX]?\]|[([{])$/;

/** Without the mark of a list before it, "1)" or "•", and without linking words. */
function withoutBullet(tokens: readonly Token[]): readonly Token[] {
  const mark = [3, 2, 1].find(
    (n) =>
      tokens.length >= n &&
      bullet.test(
        tokens
          .slice(0, n)
          .map(({ text }) => text)
          .join(""),
      ),
  );
  const from = mark ?? 0;
  const first = tokens.findIndex((token, i) => i >= from && token.kind !== "comma" && !isLinking(token));
  return first < 0 ? [] : tokens.slice(first);
}
