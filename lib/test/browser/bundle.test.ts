import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { findChromium, launch } from "../../run/chromium.js";
import { type Bundle, bundle } from "../../web/bundle.js";
import { expected, type Tour, tour } from "../support/tour.js";

/**
 * The library in a page whose content security policy allows this one script and no other, no code made from text and
 * no request. 'wasm-unsafe-eval' is for Graphviz, which is WebAssembly: nothing else needs it.
 */
const allowGraphviz = "'wasm-unsafe-eval'";
const policy = (more: string): string =>
  `default-src 'none'; script-src 'nonce-one' ${more}; style-src 'unsafe-inline'; img-src data:`;
const entry = fileURLToPath(new URL("../support/tour.js", import.meta.url));
let browser: Browser;
let made: Bundle;

before(async () => {
  made = await bundle(entry, "library");
  browser = await launch(findChromium() as string);
});
after(() => browser?.close());

/** What a script of the page gives, and all that its console and the policy complain of. */
async function inPage<T>(csp: string, script: string): Promise<{ answer: T; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  const code = made.code.replaceAll("</script", "<\\/script");
  const html = `<!doctype html><meta charset="utf-8"><title>page</title><p id="answer"></p>
<script nonce="one">
addEventListener("securitypolicyviolation", (event) => console.error("refused: " + event.blockedURI));
</script>
<script nonce="one">${code}</script>
<script nonce="one">(async () => { ${script} })().then(
  (answer) => { document.getElementById("answer").textContent = JSON.stringify({ answer }); },
  (error) => { document.getElementById("answer").textContent = JSON.stringify({ error: String(error) }); },
);</script>`;
  await page.route("**/*", (route) =>
    route.request().url() === "http://page.test/"
      ? route.fulfill({ contentType: "text/html", headers: { "content-security-policy": csp }, body: html })
      : route.abort(),
  );
  await page.goto("http://page.test/");
  await page.locator("#answer:not(:empty)").waitFor({ state: "attached" });
  const { answer, error } = JSON.parse((await page.locator("#answer").textContent()) ?? "");
  await page.close();
  assert.equal(error, undefined);
  return { answer, complaints };
}

test("one thing of every room works in a browser under a strict policy, and comes out as in Node", async () => {
  const { answer, complaints } = await inPage<Tour>(policy(allowGraphviz), "return library.tour();");
  const { values, gradients, compiled, layer, points } = answer;
  assert.deepEqual({ values, gradients, compiled, layer, points }, expected);
  assert.deepEqual(answer, JSON.parse(JSON.stringify(await tour())));
  assert.deepEqual(complaints, []);
});

test("the policy is really in force: it stops code made from text", async () => {
  const script = 'try { new Function("return 1"); return "allowed"; } catch (error) { return error.name; }';
  const { answer, complaints } = await inPage<string>(policy(allowGraphviz), script);
  assert.equal(answer, "EvalError");
  assert.deepEqual(complaints, ["refused: eval"]);
});

test("without Graphviz's permission the rest works, and a drawing says what is missing", async () => {
  const script = `
    const f = library.formula("a * b", { a: 2, b: 3 });
    const refused = [];
    try { library.draw(f); } catch (error) { refused.push(error.code); }
    await library.ready().catch((error) => refused.push(error.code));
    return { gradients: f.gradients(), refused };`;
  const { answer, complaints } = await inPage<unknown>(policy(""), script);
  assert.deepEqual(answer, { gradients: { a: 3, b: 2 }, refused: ["graphviz-not-ready", "no-graphviz"] });
  // Graphviz's own script complains too.
  assert.deepEqual(
    complaints.filter((one) => one.startsWith("refused")),
    ["refused: wasm-eval"],
  );
});

test("the size of the script is told", () => {
  assert.equal(made.bytes, Buffer.byteLength(made.code));
  assert.ok(made.brotli < made.bytes / 2 && made.bytes < 2e6, `${made.bytes} bytes, ${made.brotli} sent`);
});
