"""How pages look: one stylesheet under one class."""

from typing import Final

# Text, lines and grounds are shades of the color around, so that they read on light and dark grounds; the accents
# alone have two tones, which the reader's system chooses.
STYLE: Final = """
.roleinfo {
  --line: color-mix(in srgb, currentColor 16%, transparent); --soft: color-mix(in srgb, currentColor 78%, transparent);
  --ground: color-mix(in srgb, currentColor 5%, transparent); --accent: #0f766e; --warn: #b45309;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  text-align: start; max-width: 60rem; overflow-wrap: anywhere;
  & *, & *::before { box-sizing: border-box; }
  & h1, & h2, & h3, & h4, & h5, & h6 {
    font-weight: 650; line-height: 1.3; margin: 1.5em 0 .5em; padding: 0; border: 0; color: inherit; text-wrap: balance;
  }
  & h1 { font-size: 1.9em; letter-spacing: -.01em; } & h1.long { font-size: 1.4em; } & h2 { font-size: 1.35em; }
  & h3 { font-size: 1.3em; } & h4 { font-size: 1.08em; } & h5, & h6 { font-size: 1em; color: var(--soft); }
  & [dir="auto"] { text-align: left; }
  & p { margin: .5em 0; max-width: 46em; }
  & ul, & ol { margin: .5em 0; padding-inline-start: 1.4em; max-width: 48em; }
  & ul { list-style: disc; } & ol { list-style: decimal; }
  & li { margin: .25em 0; } & li::marker { color: var(--soft); }
  & a { color: inherit; text-decoration: underline; text-underline-offset: .15em; }
  & a:hover { text-decoration-thickness: 2px; }
  & :is(a, summary, .wide):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  & sup { font-size: .72em; line-height: 0; vertical-align: super; margin-inline-start: .15em; color: var(--soft); }
  & em { font-style: italic; color: var(--soft); }
  & .wide { overflow-x: auto; margin: .6em 0; position: relative; }
  & .wide table { margin: 0; }
  & table:not(:has(thead)) th { width: 15em; } & :not(.wide) > table :is(th, td) { overflow-wrap: anywhere; }
  & table {
    border-collapse: collapse; border: 0; margin: .6em 0; width: 100%; font-size: .95em; table-layout: auto;
    font-variant-numeric: tabular-nums;
  }
  & caption { caption-side: top; text-align: start; color: var(--soft); padding: 0 0 .4em; font-size: 1em; }
  & caption > span { display: block; max-width: min(46em, 100vw - 3rem); }
  & tr, & tbody tr:nth-child(n) { background: none; border: 0; }
  & :is(th, td) {
    padding: .4em .8em .4em 0; text-align: start; vertical-align: top; border: 0; max-width: 30em; min-width: 6.6em;
    border-bottom: 1px solid var(--line); white-space: normal; background: none; color: inherit; font-size: 1em;
    overflow-wrap: break-word;
  }
  & :is(th, td):last-child { padding-inline-end: 0; }
  & :is(th, td).n { text-align: right; } & :is(th, td).n:first-child { text-align: left; min-width: 3.5em; }
  & thead th {
    hyphens: auto; max-width: 14em; font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--line);
    color: var(--soft);
  }
  & tbody th { font-weight: 500; }
  & tbody tr:hover > * { background: var(--ground); }
  & details { margin: .6em 0; border-top: 1px solid var(--line); padding-top: .4em; }
  & summary { cursor: pointer; color: var(--soft); padding: .15em 0; }
  & summary > :is(h1, h2, h3, h4, h5, h6) { display: inline; margin: 0; }
  & summary::marker { color: var(--accent); }
  & .warning {
    margin: 1em 0; padding: .6em 1em; border-inline-start: 4px solid var(--warn); background: var(--ground);
    border-radius: 0 4px 4px 0;
  }
  & .warning > :is(h1, h2, h3, h4, h5, h6) { margin: 0 0 .3em; font-size: 1em; }
  & .warning details { border: 0; }
  & :is(.subtitle, .sources, .faint) { color: var(--soft); } & .subtitle { margin-top: -.3em; }
  & .note { border-inline-start: 4px solid var(--warn); background: var(--ground); padding: .4em .8em; }
  & .group th { padding-top: 1em; font-weight: 600; } & .group span { font-weight: 400; color: var(--soft); }
  & .sources { font-size: .88em; } & td [role="img"] svg { max-width: 100%; height: auto; }
  & .notes { font-size: .88em; color: var(--soft); padding-inline-start: 2em; }
  & figure { margin: 1em 0; }
  & figure svg { display: block; width: 100%; height: auto; max-width: 100%; }
  & .slim { display: none; }
  & .lead { font-size: 1.15em; max-width: none; text-wrap: pretty; }
  & .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .7em; margin: 1em 0; }
  & .tiles > div { border: 1px solid var(--line); border-radius: 6px; padding: .6em .9em; }
  & .tiles b { display: block; font-size: 1.25em; font-weight: 650; line-height: 1.3; }
  & .tiles span { display: block; color: var(--soft); font-size: .9em; line-height: 1.35; }
  & .hush {
    position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap;
  }
}
@media (prefers-color-scheme: dark) { .roleinfo { --accent: #5eead4; --warn: #fbbf24; } }
@media (max-width: 60rem) {
  .roleinfo .wide:not(.stacked) {
    background: linear-gradient(to left, var(--sheet) 40%, transparent) right / 3em 100% no-repeat local,
      linear-gradient(to left, var(--line), transparent) right / .9em 100% no-repeat scroll;
  }
}
@media (max-width: 36rem) {
  .roleinfo { & .broad { display: none; } & .slim { display: block; } }
  .roleinfo .stacked {
    & :is(table, thead, tbody, caption) { display: block; }
    & tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
    & tr:nth-child(n) { border-bottom: 1px solid var(--line); }
    &.s4 tr { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    & tr > * { border: 0; min-width: 0; padding-top: .1em; } & tbody tr > * { overflow-wrap: anywhere; }
    & tbody th:first-child { grid-column: 1 / -1; padding-top: .5em; max-width: none; font-weight: 600; }
    & thead th { font-size: .88em; } & thead th:first-child, &.many thead { display: none; }
    &.many td { text-align: left; } &.many td:last-child { padding-bottom: .6em; }
    &.many :is(td, th.n)::before { content: attr(data-head); color: var(--soft); font-weight: 400; font-size: .88em; }
    &.many td::before { display: block; } &.many th.n::before { margin-inline-end: .4em; }
  }
}
@media print {
  .roleinfo {
    font-size: 9pt; line-height: 1.35; max-width: none;
    & details { border: 0; margin: .2em 0; padding: 0; } & details:not([open]) { display: none; }
    & .wide.wide { overflow: visible; background: none; }
    & :is(tr, figure, li) { break-inside: avoid; } & :is(h1, h2, h3, h4, h5, h6) { break-after: avoid; }
    & nav { display: none; }
  }
}
"""

# A page has grounds of its own, and its sections listed beside it where there is room.
PAGE: Final = """
:root { color-scheme: light dark; background: #fff; color: #1c1917; }
body.roleinfo {
  --sheet: #fff; font-size: 16px; max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  & nav { font-size: .9em; border-block: 1px solid var(--line); padding-block: .8em; margin: 1.5em 0; }
  & nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.2em; max-width: none; }
  & nav a { text-decoration: none; color: var(--soft); } & nav a:hover { text-decoration: underline; }
  & h1 { margin-top: 0; }
  & h2 { margin-top: 2em; padding-top: .6em; border-top: 1px solid var(--line); }
  & .warning > h2, & .first h2 { border: 0; padding: 0; } & .first h2 { font-size: 1.1em; margin: 1.2em 0 .3em; }
  & .first .warning > h2 { font-size: 1em; margin: 0 0 .2em; } & .first .warning ul { margin: .2em 0; }
  & .first :is(th, td) { padding-block: .25em; } & .first .subtitle { margin: 0 0 .5em; }
  & .first figure { margin: .4em 0; } & .first table:not(:has(thead)) th { width: 22em; }
}
@media (min-width: 75rem) {
  body.roleinfo {
    box-sizing: border-box; max-width: 72rem; padding-inline-start: 17rem;
    & nav {
      position: fixed; top: 1.5rem; inset-inline-start: calc(50% - 35rem); width: 13rem;
      border: 0; padding: 0; margin: 0; max-height: calc(100vh - 3rem); overflow-y: auto;
    }
    & nav ul { display: block; } & nav li { margin: 0; padding: .2em 0; }
  }
}
@media (prefers-color-scheme: dark) {
  :root { background: #171717; color: #e7e5e4; } body.roleinfo { --sheet: #171717; }
}
@page { margin: 9mm; }
@media print {
  :root { background: #fff; color: #000; }
  body.roleinfo {
    font-size: 8pt; line-height: 1.2; max-width: none; padding: 0;
    & h2 { margin-top: 1em; padding-top: .3em; } & :is(th, td) { padding-top: .08em; padding-bottom: .08em; }
    & figure { margin: .5em 0; } & figure svg { max-height: 2.2in; width: auto; margin: 0 auto; }
    & p, & ul, & ol { max-width: none; } & li { margin: .1em 0; }
    & ul:has(> li:nth-child(6)) { columns: 2; }
    & .first {
      break-after: page; font-size: 9.5pt; line-height: 1.3;
      & h1 { font-size: 17pt; margin-bottom: .2em; } & h2 { margin: .9em 0 .2em; }
      & .tiles { margin: .6em 0; gap: .5em; }
      & .tiles > div { padding: .4em .7em; } & .group th { padding-top: .5em; } & .lead { font-size: 1.15em; }
      & figure svg { max-height: none; width: 100%; }
    }
    & .dense { font-size: 8.5pt; line-height: 1.2; & :is(th, td) { padding-block: .1em; } & h1 { font-size: 15pt; } }
    & .dense tbody th[scope="row"] { white-space: nowrap; } & .dense .warning { margin: .4em 0; padding: .2em .8em; }
    & .dense .lead { font-size: 1.05em; } & .dense figure svg { max-height: 1.75in; }
    & .dense h2 { margin: .6em 0 .1em; } & .dense .group th { padding-top: .3em; }
    & .first.on { break-after: auto; & tbody th[scope="row"] { white-space: normal; } }
    & .first h1.long { font-size: 10pt; line-height: 1.2; }
  }
}
"""
