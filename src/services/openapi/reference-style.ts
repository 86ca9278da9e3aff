export const referenceStyle = `
:root { color-scheme: light dark; --line: #d9dedb; --quiet: #5b6661; --soft: #f4f6f5; --accent: #1f6f5c }
@media (prefers-color-scheme: dark) { :root { --line: #33403b; --quiet: #a3b0aa; --soft: #1b2320; --accent: #4fb899 } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 980px; padding: 24px 16px 80px }
h1 { font-size: 24px; margin: 0 }
h2 { border-bottom: 1px solid var(--line); font-size: 17px; margin: 32px 0 8px; padding-bottom: 4px }
header p { color: var(--quiet); margin: 4px 0 16px }
label { display: block; font-weight: 600 }
input { border: 1px solid var(--line); border-radius: 6px; font: inherit; margin-top: 4px; padding: 8px 10px; width: 100% }
details { border: 1px solid var(--line); border-radius: 6px; margin: 6px 0 }
summary { cursor: pointer; overflow-wrap: anywhere; padding: 8px 12px }
summary b { color: var(--accent); display: inline-block; font: 600 13px ui-monospace, monospace; min-width: 60px }
summary code { font-weight: 600; margin-right: 10px }
summary span { color: var(--quiet) }
.body { border-top: 1px solid var(--line); padding: 10px 12px }
.body h3 { font-size: 13px; margin: 12px 0 4px }
pre, table { font-size: 13px }
pre { background: var(--soft); border-radius: 6px; margin: 0; max-height: 420px; overflow: auto; padding: 10px }
table { border-collapse: collapse; width: 100% }
td { border-top: 1px solid var(--line); padding: 4px 8px 4px 0; vertical-align: top; overflow-wrap: anywhere }
[hidden] { display: none }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
`
