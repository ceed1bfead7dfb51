import assert from "node:assert/strict";
import { test } from "node:test";
import { formula } from "../../formula/formula.js";
import { multiply } from "../../gates/scalar.js";
import { Graph } from "../../graph/graph.js";
import { stepper } from "../../stepper/stepper.js";
import { OptionError } from "../../text/errors.js";

const chainRule = formula("q = x + y; f = q * z", { x: -2, y: 5, z: -4 });
const neuron = formula("1/(1+exp(-(w0*x0+w1*x1+w2)))", { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });

/** HTML as it is read: without tags, signs in place of their codes. */
function read(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, " ");
}

test("every step says upstream × local = sent, each named", () => {
  const told = stepper(chainRule).sentences.map(({ title, body }) => `${read(title)} | ${read(body)}`);
  assert.deepEqual(told, [
    "The inputs | x = −2, y = 5, z = −4",
    "Forward through the gate + | q = x + y = −2 + 5 = 3",
    "Forward through the gate × | f = q × z = 3 × (−4) = −12",
    "The way back starts at the result | df/df = 1A change of f changes f by as much.",
    "Backward through the gate × of f | to q: df/df = 1 upstream × z = −4 local at ×, to q = −4 sentto z: df/df = 1 upstream × q = 3 local at ×, to z = 3 sent",
    "Backward through the gate + of q | to x: df/dq = −4 upstream × 1 local at +, to x = −4 sentto y: df/dq = −4 upstream × 1 local at +, to y = −4 sent",
  ]);
});

test("where paths meet, the sum is said; a choice is said with what was chosen", () => {
  const [last] = stepper(formula("b = a + a; c = b + b", { a: 3 })).sentences.slice(-1);
  assert.match(read(last.body), /Paths meet at a, so gradients add: dc\/da = 2 \+ 2 = 4$/);
  const relu = stepper(formula("relu(x) * 2", { x: -1 })).sentences.slice(-1)[0];
  assert.match(read(relu.body), /\(1 if x > 0, else 0\) = 0 local at relu, to x = 0 sent/);
});

test("the article's steps, worked to two decimals", () => {
  const told = stepper(neuron, { working: 2 }).sentences.map(({ body }) => read(body));
  assert.match(
    told[10],
    /= 1\.00 upstream × −1 \/ v72 = −1 \/ 1\.372 = −0\.53 local at 1\/x, to v7 = −0\.53 sent/,
  );
  assert.match(told[12], /exp\(v5\) = exp\(−1\.00\) = 0\.37 local at exp, to v5 = −0\.20 sent/);
});

test("without scripts the whole picture and the table stand there, with no TeX and no inline SVG", () => {
  const still = stepper(chainRule)
    .html()
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
  const picture = Buffer.from(still.match(/base64,([^"]+)/)?.[1] ?? "", "base64").toString();
  for (const number of ["−2", "5", "−4", "3", "−12", "1"]) assert.ok(picture.includes(`>${number}<`), number);
  assert.doesNotMatch(picture, /opacity|visibility="hidden"[^>]*data-at/);
  assert.equal(still.match(/<tr data-moment=/g)?.length, 2 + 1 + 4);
  assert.doesNotMatch(still, /<svg|\$/);
});

test("it is small, closed in itself, and asks nothing of the network", () => {
  const html = stepper(neuron).html();
  assert.ok(html.length < 70_000, `${html.length} characters`);
  const script = html.match(/<script>([\s\S]*?)<\/script>/)?.[1] ?? "";
  assert.ok(script.startsWith("(() => {") && script.endsWith("})();"));
  assert.doesNotMatch(
    html.replaceAll("http://www.w3.org/2000/svg", ""),
    /https?:|\bfetch\b|import\(|\bsrc="(?!data:)/,
  );
});

test("a name can break out of neither the markup nor the data", () => {
  const graph = new Graph();
  const x = graph.input("</script><img src=x onerror=alert(1)>", 2);
  const html = stepper(multiply(x, x, '"><script>alert(2)</script>')).html();
  assert.equal(html.match(/<script/g)?.length, 2);
  assert.equal(html.match(/<\/script>/g)?.length, 2);
  assert.equal(html.match(/<img/g)?.length, 1);
  const json = html.match(/<script type="application\/json">(.*?)<\/script>/)?.[1] ?? "";
  assert.doesNotMatch(json, /</);
  const data = JSON.parse(json);
  for (const { title, body } of data.steps) assert.doesNotMatch(title + body, /<(img|script)/);
});

test("an opening step out of range is refused; text/plain tells all", () => {
  assert.throws(() => stepper(chainRule, { start: 6 }), {
    constructor: OptionError,
    code: "start-out-of-range",
  });
  assert.match(String(stepper(chainRule).toMime()["text/plain"]), /f = q × z +3 × \(-4\) +-12/);
});

test("at a kink the sentence says what is taken there, and only there", () => {
  const last = (x: number): string =>
    read(stepper(formula("relu(x) * 2", { x })).sentences.slice(-1)[0].body);
  assert.match(last(0), /one is agreed on: relu'\(0\) is taken as 0\.$/);
  assert.doesNotMatch(last(1), /agreed/);
});
