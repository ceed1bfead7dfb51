// Runs in a page: reads what is packed in it, and runs scripts that are packed. The page's policy knows their digests.
globalThis.backpropUnpacked = async (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
};

/** Runs a packed script, once however often it is asked for. */
globalThis.backpropLoaded = (() => {
  const loaded = new Map();
  const load = async (id) => {
    const script = document.createElement("script");
    script.textContent = await backpropUnpacked(id);
    document.head.append(script);
  };
  return (id) => {
    if (!loaded.has(id)) loaded.set(id, load(id));
    return loaded.get(id);
  };
})();
