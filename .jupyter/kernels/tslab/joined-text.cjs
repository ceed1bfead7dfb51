/** So many texts are sent one by one in each span of time (ms); what comes faster is joined, up to a length. */
const [most, span, long] = [50, 100, 65536];

/**
 * Hands what a cell prints on to `send(name, text)`, where name is "stdout" or "stderr". Every print would be a message:
 * Jupyter's server drops all above 1000 a second, and a loop that prints without end would fill the memory with them.
 * @returns write(name, text), and flush() to send at once what waits.
 */
function joined(send) {
  let [name, texts, length] = ["", [], 0];
  let [began, sent, timer] = [0, 0, undefined];

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (texts.length === 0) return;
    const text = texts.join("");
    texts = [];
    length = 0;
    sent++;
    send(name, text);
  }

  function write(to, text) {
    if (to !== name) flush();
    name = to;
    texts.push(text);
    length += text.length;
    const now = performance.now();
    if (now - began >= span) [began, sent] = [now, 0];
    if (sent < most || length >= long) flush();
    else timer ??= setTimeout(flush, span);
  }

  return { write, flush };
}

module.exports = { joined };
