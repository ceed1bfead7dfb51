/** The stage on which slides are laid out, in pixels of its own: it is scaled to the screen as a whole. */
export const stage = { width: 1280, height: 720 } as const;

/** How slides look. */
export const slideStyle = (fontFamily: string): string => `
html,body{margin:0;height:100%;background:#fff}
.reveal{font:22px/1.45 ${fontFamily};color:#1a1a1a}
.reveal .slides{text-align:left}
.reveal .slides>section{box-sizing:border-box;width:${stage.width}px;height:${stage.height}px;padding:34px 56px 26px;display:flex;flex-direction:column}
.reveal .slides>section:has(>h1){padding-bottom:60px}
.still{width:${stage.width}px;height:${stage.height}px}
.reveal .body{position:relative;flex:1;min-height:0;display:flow-root}
.reveal h1,.reveal h2,.reveal h3{flex:none;margin:0 0 14px;line-height:1.2}
.reveal h1{font-size:46px;margin-top:40px}.reveal h2{font-size:32px;color:#00558b}.reveal h3{font-size:27px;color:#00558b}
.reveal p,.reveal ul,.reveal ol{margin:0 0 12px}.reveal ul,.reveal ol{padding-left:1.4em}.reveal li{margin:0 0 5px}
.reveal a{color:#00558b}
.reveal pre{font:17px/1.42 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;background:#f3f5f8;border-radius:6px;padding:10px 14px;margin:0 0 12px;white-space:pre-wrap;overflow-wrap:anywhere}
.reveal pre.text{background:none;border-left:4px solid #d5dae0;border-radius:0;padding:4px 14px}.reveal pre.error{color:#b3261e}
.reveal code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.88em}
.reveal p code,.reveal li code,.reveal td code{background:#f3f5f8;border-radius:4px;padding:.05em .3em}.reveal pre code{font-size:1em}
.reveal figure{margin:0}.reveal img{max-width:100%!important;min-width:0!important;max-height:560px;width:auto;height:auto}
.reveal .pair{display:grid;grid-template-columns:minmax(0,45fr) minmax(0,55fr);gap:24px;align-items:start}.reveal .even{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.reveal .pair pre{font-size:15px}
.reveal table{border-collapse:collapse;font-size:18px;margin:0 0 12px}.reveal td,.reveal th{padding:.16em .7em;border-bottom:1px solid #d5dae0;vertical-align:top;font-variant-numeric:tabular-nums}
.reveal caption{font-weight:600;padding:.2em 0}
.reveal details{border:1px solid #c9d0d8;border-radius:8px;padding:8px 16px 0;margin:0 0 12px}.reveal summary{font-weight:600;margin-bottom:8px}
.reveal .blanks span{display:inline-block;margin:6px 30px 12px 0;white-space:nowrap}.reveal .blanks u{display:inline-block;width:140px;border-bottom:2px solid #1a1a1a;text-decoration:none}
.reveal .room{height:180px;border:1.5px dashed #9aa4b0;border-radius:8px}
.reveal .katex-display{margin:.5em 0}.reveal .backprop-graph div,.reveal .backprop-stepper svg{min-width:0!important}.reveal .shown{max-width:100%}
.reveal blockquote{margin:0 0 12px;padding-left:16px;border-left:4px solid #d5dae0}
.reveal .fragment{transition:none!important}.reveal .progress{color:#00558b}.reveal .slide-number{background:none;color:#5a6472;font-size:14px;right:auto;left:16px;bottom:10px}.reveal .controls{color:#00558b}
.reveal .course{position:absolute;left:56px;bottom:26px;font-size:16px;color:#5a6472}
.backprop-stepper{font-size:16px}`;
