import { functions } from "./functions.js";
import type { Tree } from "./tree.js";

/** How strongly JavaScript binds. */
const Bind = { choice: 0, comparison: 1, sum: 2, product: 3, negative: 4, atom: 5 } as const;

interface Piece {
  text: string;
  bind: number;
}

/**
 * A formula as a JavaScript expression, in which `rename` answers what stands for each name: the fast form, which
 * makes the same bits as evaluate.ts. The code it goes into must know lib/notation/functions.ts's `pow`.
 */
export function code(tree: Tree, rename: (name: string) => string): string {
  return write(tree, rename).text;
}

function write(tree: Tree, rename: (name: string) => string): Piece {
  const at = (part: Tree, bind: number): string => {
    const piece = write(part, rename);
    return piece.bind >= bind ? piece.text : `(${piece.text})`;
  };
  switch (tree.kind) {
    case "number":
      return { text: tree.text, bind: Bind.atom };
    case "name":
      return { text: rename(tree.name), bind: Bind.atom };
    case "negative":
      return { text: `-${at(tree.of, Bind.atom)}`, bind: Bind.negative };
    case "operation": {
      if (tree.sign === "^") return power(at(tree.left, Bind.atom), tree.right);
      const bind = tree.sign === "+" || tree.sign === "-" ? Bind.sum : Bind.product;
      return { text: `${at(tree.left, bind)} ${tree.sign} ${at(tree.right, bind + 1)}`, bind };
    }
    case "comparison": {
      const sign = tree.sign === "==" || tree.sign === "!=" ? `${tree.sign}=` : tree.sign;
      return {
        text: `${at(tree.left, Bind.sum)} ${sign} ${at(tree.right, Bind.sum)}`,
        bind: Bind.comparison,
      };
    }
    case "choice": {
      const condition = at(tree.condition, Bind.comparison);
      return {
        text: `${condition} ? ${at(tree.yes, Bind.sum)} : ${at(tree.no, Bind.choice)}`,
        bind: Bind.choice,
      };
    }
    case "call": {
      const args = tree.args.map((arg) => at(arg, Bind.choice)).join(", ");
      return { text: `${functions[tree.name].code}(${args})`, bind: Bind.atom };
    }
    case "element":
    case "reduction":
      throw new TypeError("elements and sums over indices have no code of this kind");
  }
}

/** A square or a cube of a name is a product. */
function power(base: string, exponent: Tree): Piece {
  const times = exponent.kind === "number" ? exponent.value : 0;
  return { text: `(${Array(times).fill(base).join(" * ")})`, bind: Bind.atom };
}
