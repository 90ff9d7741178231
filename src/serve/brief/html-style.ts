// Edge "serve", part "brief": how a brief looks as a page, on a screen of any width, light or dark, and on paper.

/** Contrast of letters is at least 4.5 to 1 in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #555; --line: #c4c4c4; --soft: #f1f1ef; --link: #0b4f8a; --good: #1b6e3c; --warm: #14777a; --cool: #a85b00; --bad: #a1261c; --actor: #d3efdb; --recipient: #d5e4fb; --both: #d2f0f0; --trigger: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --faint: #b5b5b5; --line: #4c4c4c; --soft: #262626; --link: #8cc4ff; --good: #6fce91; --warm: #62c6c9; --cool: #f0a95b; --bad: #ff8d80; --actor: #1d4a2c; --recipient: #1f3c66; --both: #1b4b4b; --trigger: #5e4a00; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 52rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: .5rem 0; text-wrap: balance; } h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid var(--line); } h3 { font-size: 1rem; margin: 1.2rem 0 0; color: var(--faint); }
p { margin: .3rem 0; } a { color: var(--link); text-underline-offset: .15em; } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; } main:focus { outline: none; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; background: var(--paper); padding: .5rem; }
ul { padding-left: 0; list-style: none; margin: 0; } nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .8rem 0; }
.lines > li { display: grid; grid-template-columns: 7.5rem 1fr; column-gap: 1rem; padding: .8rem 0; border-bottom: 1px solid var(--line); scroll-margin-top: 1rem; } .lines > li:last-child { border-bottom: 0; }
.told { min-width: 0; } .when { font-variant-numeric: tabular-nums; font-weight: 600; } .when i { font-weight: 400; color: var(--faint); font-size: .9rem; }
.what { font-weight: 600; font-size: 1.08rem; margin: 0; } .chips { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .4rem; }
.chip { font-size: .8rem; line-height: 1.35; padding: .05rem .5rem; border-radius: .7rem; background: var(--soft); border: 1px solid transparent; } .chip.deed { border-radius: .2rem; border-left: .35rem solid var(--quad); } .chip.status { background: none; border: 1.5px dashed var(--faint); font-weight: 600; } .chip.voice { background: none; border-color: var(--line); } .chip.strong { font-weight: 600; }
svg.band { width: 6.5rem; height: .5rem; } svg.band rect { fill: var(--line); } svg.band rect.held { fill: var(--link); }
figure { margin: .5rem 0 0; } blockquote { margin: 0; padding-left: .8rem; border-left: 3px solid var(--line); font-family: Georgia, "Times New Roman", serif; scroll-margin-top: 4rem; }
figcaption, footer, caption, .sure { color: var(--faint); font-size: .88rem; } .lines figcaption { margin: .2rem 0 0 .95rem; } code { font-size: .85em; } a.record { color: inherit; } .sure { white-space: nowrap; }
.lines > li:target, blockquote:target { background: var(--soft); } blockquote:target { border-left-color: var(--link); }
details { margin-top: .4rem; } summary { cursor: pointer; color: var(--link); font-size: .9rem; width: fit-content; }
mark { color: var(--ink); background: none; padding: 0 .12em; border-radius: .2em; } mark.actor { background: var(--actor); } mark.recipient { background: var(--recipient); } mark.both { background: var(--both); } mark.trigger { background: var(--trigger); }
table { border-collapse: collapse; margin: .6rem 0; } th, td { padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; } .months td { text-align: right; } caption { text-align: left; } .dispute { width: 100%; } .dispute caption { color: inherit; font-size: 1rem; font-weight: 600; } .dispute th { width: 30%; font-weight: 600; }
footer { margin-top: 2.5rem; border-top: 2px solid var(--line); padding-top: .5rem; }
@media (max-width: 40rem) { .lines > li { grid-template-columns: 1fr; } .when br { display: none; } h1 { font-size: 1.5rem; } }
@media print { @page { margin: 16mm; } :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #bbb; --soft: #f1f1ef; --link: #000; --good: #1b6e3c; --warm: #14777a; --cool: #a85b00; --bad: #a1261c; --actor: #d3efdb; --recipient: #d5e4fb; --both: #d2f0f0; --trigger: #ffe9a8; } body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; } .skip, nav, .months { display: none; } details::details-content { content-visibility: visible; display: block; height: auto; } .lines > li { grid-template-columns: 6.5rem 1fr; } figure, .picture { break-inside: avoid; } h2, h3, .what, .chips { break-after: avoid; } .lines a[href^="http"]::after { content: " <" attr(href) ">"; } }
`;
