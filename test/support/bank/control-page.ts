import type { ControlledBank } from './control-desk.js';
import { BANK_SWITCH_NAMES, BANK_SWITCHES, type SwitchKind } from './switches.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ESCAPES[one]!);

/** Everything on one page, each switch a form of its own; works without scripts. */
export function controlPage({ bank, time, certificates }: ControlledBank): string {
  const on = new Map(bank.switches.all);
  const switches = BANK_SWITCH_NAMES.map((name) => {
    const kind: SwitchKind = BANK_SWITCHES[name];
    const setting = on.get(name);
    const isOn = setting !== undefined;
    const value = kind.unit
      ? `<label>${kind.unit} <input name="value" type="number" min="0" value="${setting?.value ?? kind.otherwise ?? 0}"></label>`
      : '';
    return `<tr><th scope="row">${name}</th><td>${escaped(kind.sentence)}</td><td>${isOn ? 'on' : 'off'}</td>
<td><form method="post" action="/page/switches/${name}">${isOn ? '' : value}
<button name="turn" value="${isOn ? 'off' : 'on'}" aria-label="Turn ${isOn ? 'off' : 'on'} ${name}">Turn ${isOn ? 'off' : 'on'}</button></form></td></tr>`;
  }).join('\n');
  const calls = bank.calls.all
    .slice(-30)
    .reverse()
    .map(
      ({ at, method, path, status, organizationIdentifier }) =>
        `<tr><td>${at.toISOString()}</td><td>${escaped(method)}</td><td>${escaped(path)}</td><td>${status ?? '–'}</td><td>${escaped(organizationIdentifier ?? '–')}</td></tr>`,
    )
    .join('\n');
  const customers = bank.customers
    .map(
      ({ id, code, name, edition, accounts }) =>
        `<tr><td>${id}</td><td>${code}</td><td>${escaped(name)}</td><td>${edition}</td><td>${accounts.map(({ iban, currency }) => `${iban} ${currency}`).join('<br>')}</td></tr>`,
    )
    .join('\n');
  const ready = [...certificates.values()]
    .map(
      ({ name, story, isAccepted }) =>
        `<tr><th scope="row">${name}</th><td>${escaped(story)}</td><td>${isAccepted ? 'accepted' : 'refused'}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox Bank · control</title>
<link rel="icon" href="data:,">
<style>
:root{color-scheme:light dark}body{margin:0 auto;max-width:70rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif}
div{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8a8f98}
button,input{font:inherit;min-height:2rem}input{width:7rem}form{display:flex;gap:.5rem;flex-wrap:wrap;margin:0}
</style>
</head>
<body>
<main>
<h1>Sandbox Bank</h1>
<p>${escaped(bank.origin)} · it is ${time.now().toISOString()} there.</p>
<form method="post" action="/page/later"><button name="seconds" value="3600">An hour later</button>
<button name="seconds" value="86400">A day later</button>
<button name="seconds" value="7776000">90 days later</button></form>
<h2>Switches</h2>
<form method="post" action="/page/clear"><button>Turn all off</button></form>
<div role="region" aria-label="Switches" tabindex="0"><table><thead><tr><th scope="col">Switch</th><th scope="col">What the bank does</th><th scope="col">Now</th><th scope="col">Turn</th></tr></thead><tbody>
${switches}
</tbody></table></div>
<h2>Customers</h2>
<div role="region" aria-label="Customers" tabindex="0"><table><thead><tr><th scope="col">Number</th><th scope="col">Code</th><th scope="col">Name</th><th scope="col">Edition</th><th scope="col">Accounts</th></tr></thead><tbody>
${customers}
</tbody></table></div>
<h2>Certificates</h2>
<div role="region" aria-label="Certificates" tabindex="0"><table><thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col">At its edition</th></tr></thead><tbody>
${ready}
</tbody></table></div>
<h2>Last calls</h2>
<div role="region" aria-label="Last calls" tabindex="0"><table><thead><tr><th scope="col">At</th><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Status</th><th scope="col">Provider</th></tr></thead><tbody>
${calls}
</tbody></table></div>
</main>
</body>
</html>`;
}
