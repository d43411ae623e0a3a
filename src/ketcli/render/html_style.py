"""How a page of HTML looks: light or dark as the reader has it, black on white in print."""

STYLESHEET = """\
:root { --page: #fff; --ink: #1a1a1a; --quiet: #505050; --line: #b5b5b5; --bar: #33526e;
  --some: #7a94ad; --link: #0b4f8a; --now: #a10e1c; --now-page: #fdeeee; --today: #7a4a00;
  --today-page: #fff5e0; color-scheme: light dark; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #161616; --ink: #ececec; --quiet: #b8b8b8; --line: #5c5c5c; --bar: #a9c7e4;
    --some: #587087; --link: #9cc8f5; --now: #ff9a9a; --now-page: #331416; --today: #f5c56b;
    --today-page: #2d220c; } }
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 50rem; overflow-wrap: break-word; }
header p { margin: 0; color: var(--quiet); }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.4em 0 .4em; }
h1 { font-size: 1.25rem; margin-top: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
p { margin: .5em 0; white-space: pre-wrap; }
a { color: var(--link); }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.alarm { color: var(--now); }
.today { color: var(--today); }
.aside { color: var(--quiet); }
mark { background: none; color: inherit; font-weight: bold; text-decoration: underline; }
.card { border: 1px solid; border-left-width: .5rem; padding: .6rem .9rem; margin: 1rem 0;
  color: var(--ink); break-inside: avoid; }
.card.alarm { border-color: var(--now); background: var(--now-page); }
.card.today { border-color: var(--today); background: var(--today-page); }
.card h2, .card h3, .card h4 { margin: 0; font-size: 1.15rem; }
.card.alarm > :first-child { color: var(--now); }
.card.today > :first-child { color: var(--today); }
ul { padding-left: 1.3rem; }
li { margin: .3em 0; }
dl > div { display: grid; grid-template-columns: 9rem 1fr; gap: .2rem 1rem; padding: .3rem 0; }
dt, caption { font-weight: bold; text-align: left; }
dd { margin: 0; min-width: 0; }
.wide { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-bottom: 1px solid var(--line); }
tbody th { font-weight: normal; }
.number { white-space: nowrap; }
.drawn { width: 30%; min-width: 6rem; padding-top: .65rem; }
.bar { display: flex; height: .8rem; border: 1px solid var(--line); }
.bar > span { background: var(--bar); height: 100%; min-width: 2px;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar > .some { background: var(--some); }
code { font: inherit; white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 34rem) { dl > div { display: block; } th, td { padding-right: .5rem; } }
@media print {
  html { font-size: 10pt; } body { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; } tr, li, dl > div { break-inside: avoid; }
  .wide { overflow: visible; } a { color: inherit; }
  .brief a.label::after { content: " <" attr(href) ">"; overflow-wrap: anywhere; } }
"""
