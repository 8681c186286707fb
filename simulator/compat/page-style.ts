/** The style of the page: colours as on the simulator's own page, light and dark as the reader's system is. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --bench: light-dark(#e6e8e5, #151716);
  --panel: light-dark(#fafbf9, #1b1e1d);
  --ink: light-dark(#1a1d1b, #ecefec);
  --ink-2: light-dark(#4e5552, #b0b7b3);
  --hair: light-dark(#d5d9d5, #303533);
  --go: light-dark(#0b6656, #63d3bd);
  --go-soft: light-dark(#d6eae4, #173a33);
  --warn: light-dark(#7f5200, #f1bd64);
  --warn-soft: light-dark(#fbefd6, #372b14);
  --bad: light-dark(#b0261c, #ff8f83);
  --bad-soft: light-dark(#fbe4e1, #3b1d1a);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 1440px;
  padding: 32px 24px 64px;
  background: var(--bench);
  color: var(--ink);
  font: 400 14px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { margin: 0; font-size: 28px; line-height: 1.2; }
h2 { margin: 40px 0 12px; font-size: 18px; }
h3 { margin: 0; font-size: 16px; overflow-wrap: anywhere; }
p { margin: 4px 0 0; }
small, .facts, figcaption { color: var(--ink-2); font-size: 12px; }
header p { color: var(--ink-2); }
header .summary { color: var(--ink); font-size: 17px; }
a { color: var(--go); }
:focus-visible { outline: 2px solid var(--go); outline-offset: 2px; }
.scroll { overflow-x: auto; border: 1px solid var(--hair); border-radius: 12px; background: var(--panel); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 7px 14px; border-bottom: 1px solid var(--hair); text-align: left; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--ink-2); font-size: 12px; font-weight: 600; }
tbody th { font-weight: 500; }
tbody th a { display: inline-block; min-height: 24px; }
.number { text-align: right; white-space: nowrap; }
.outcome {
  display: inline-block;
  padding: 1px 10px;
  border-radius: 99px;
  background: var(--go-soft);
  color: var(--go);
  font-size: 12px;
  font-weight: 600;
  white-space: nowrap;
}
.warnings, .incomplete { background: var(--warn-soft); color: var(--warn); }
.exception, .ended, .refused { background: var(--bad-soft); color: var(--bad); }
.packages { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr)); gap: 16px; align-items: start; }
article { padding: 18px; border: 1px solid var(--hair); border-radius: 16px; background: var(--panel); scroll-margin-top: 16px; min-width: 0; }
article:target { border-color: var(--go); }
.reason { color: var(--bad); }
.pictures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10px; margin: 14px 0 10px; }
figure { margin: 0; min-width: 0; }
figure img, .no-picture { display: block; width: 100%; aspect-ratio: 1; border-radius: 22%; background: #000; }
.no-picture { display: grid; place-items: center; background: none; border: 1px dashed var(--ink-2); color: var(--ink-2); font-size: 12px; }
figcaption { margin-top: 6px; text-align: center; }
dl { margin: 10px 0 0; }
dt { color: var(--ink-2); font-size: 12px; }
dd { margin: 0 0 6px; overflow-wrap: anywhere; }
details { margin-top: 10px; border-top: 1px solid var(--hair); padding-top: 8px; }
summary { min-height: 24px; cursor: pointer; font-weight: 600; }
ul { margin: 6px 0 0; padding-left: 18px; max-height: 320px; overflow-y: auto; }
li { margin-bottom: 6px; overflow-wrap: anywhere; }
code { display: block; color: var(--ink-2); font: 12px ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
`;
