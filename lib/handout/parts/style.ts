/** How a handout looks: on a screen, light and dark, down to a phone; and on paper. */
export const style = (fontFamily: string): string => `
:root{color-scheme:light dark;--ink:#1a1a1a;--ground:#fff;--faint:#5a6472;--line:#d5dae0;--code:#f5f7f9;--accent:#00558b}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8eaed;--ground:#16191d;--faint:#a8b0ba;--line:#3a414a;--code:#20252b;--accent:#7fc4ff}}
*{box-sizing:border-box}
body{font:17px/1.6 ${fontFamily};color:var(--ink);background:var(--ground);max-width:46rem;margin:0 auto;padding:1rem 1.2rem 4rem}
h1{font-size:1.8rem;line-height:1.25;margin:1rem 0}h2{font-size:1.35rem;margin:2.2rem 0 .6rem}h3{font-size:1.1rem;margin:1.6rem 0 .4rem}
a{color:var(--accent)}p,ul,ol{margin:.7rem 0}
nav.course,.edition{color:var(--faint);font-size:.85rem}
nav.toc{border-left:3px solid var(--line);padding:.1rem 1rem;font-size:.92rem;margin:1rem 0}nav.toc ul{list-style:none;padding:0;margin:.3rem 0}
pre{font:13.5px/1.5 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;background:var(--code);padding:.7rem .9rem;border-radius:6px;overflow-x:auto;margin:.4rem 0}
pre.text{background:none;border-left:3px solid var(--line);border-radius:0}pre.error{color:#c0392b}
code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.9em}p code,li code,td code{background:var(--code);padding:.08em .3em;border-radius:4px}pre code{font-size:1em}
details.cell>summary{font-size:.72rem;color:var(--faint);cursor:pointer;width:max-content}
details.solution{border:1px solid var(--line);border-radius:6px;padding:.4rem .9rem;margin:.7rem 0}details.solution>summary{font-weight:600;cursor:pointer}
figure{margin:1rem 0}figure img,.shown img{max-width:100%;height:auto}
@media screen and (prefers-color-scheme:dark){figure img,.shown img{background:#fff;border-radius:6px}}
figure[data-figure]{position:relative;max-width:100%}figure.live>img{display:none}
.plot{overflow:hidden;border-radius:6px}.plot>div{transform-origin:0 0}.plot .updatemenu-item-rect{fill:var(--code)!important}
.explore{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:center;margin:.3rem 0;font-size:.85rem;color:var(--faint)}
button{font:inherit;color:var(--accent);background:none;border:1px solid var(--accent);border-radius:6px;padding:.35em .8em;cursor:pointer}button:disabled{cursor:wait}
.rate{display:block;max-width:500px;font-size:.9rem;margin:.3rem 0}.rate input{display:block;width:100%;accent-color:var(--accent);min-height:2rem}
.shown{overflow-x:auto;margin:.6rem 0}.shown [style*="overflow-x:auto"]{overflow:visible!important}
table{border-collapse:collapse;font-size:.92rem;margin:.6rem 0}td,th{padding:.2em .7em;border-bottom:1px solid var(--line);vertical-align:top;font-variant-numeric:tabular-nums}
caption{caption-side:top;font-weight:600;padding:.3em 0}
.blanks span{display:inline-block;margin:.2rem 1.4rem .5rem 0;white-space:nowrap}.blanks u{display:inline-block;width:7rem;border-bottom:1.5px solid var(--ink);text-decoration:none}
.exercise{border:1px solid var(--line);border-radius:6px;padding:.2rem .9rem .7rem;margin:.7rem 0}.exercise input{font:inherit;width:8rem;max-width:60vw;padding:.2em .4em;color:inherit;background:var(--code);border:1px solid var(--faint);border-radius:4px}
.judged:not(:empty){color-scheme:light;background:#fff;color:#1a1a1a;border-radius:6px;padding:.1rem .7rem;margin-top:.6rem;overflow-x:auto}
.room{height:7rem;border:1px dashed var(--line);border-radius:6px;margin:.7rem 0}
.katex-display{overflow-x:auto;overflow-y:hidden}
.skip{position:absolute;left:-99em}
@media print{
body{font-size:10.5pt;line-height:1.45;max-width:none;padding:0}
h1{font-size:18pt}h2{font-size:13.5pt}h3{font-size:11.5pt}h1,h2,h3,h4,h5,h6{break-after:avoid}
nav.course,details.cell>summary,.backprop-controls,.explore,.plot,.rate,.exercise button{display:none}.exercise{border:0;padding:0}.exercise input{border-width:0 0 1.5px;border-radius:0;background:none}figure.live>img{display:block}
nav.toc{columns:2}
pre{font-size:8.4pt;white-space:pre-wrap;overflow-wrap:anywhere;break-inside:avoid-page;border:.5pt solid #ccc}
.shown{overflow:visible}.shown>div{overflow:visible!important}.shown img{min-width:0!important;max-width:100%!important}
figure img{max-height:88mm;width:auto}figure,table,tr,details.solution,.blanks,.room{break-inside:avoid}thead{display:table-header-group}
p{orphans:3;widows:3}a{color:inherit;text-decoration:none}table{font-size:8.6pt;max-width:100%}
.backprop-tables table{font-size:7.4pt}.backprop-tables td,.backprop-tables th{padding:.15em .3em}
}`;
