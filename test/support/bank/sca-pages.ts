import type { BankAccount, BankCustomer } from './customers.js';
import { balancesOf } from './customers.js';
import type { ScaSubject } from './sca-subject.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ESCAPES[one]!);

const STYLE = `
:root{color-scheme:light dark;--line:#8a8f98;--ink:#14181f;--paper:#fff;--accent:#0b57d0;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--line:#8a8f98;--ink:#eef1f5;--paper:#14181f;--accent:#9ec2ff;--bad:#ffb4ab}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
label{display:block;font-weight:600}
input[type=text],input[type=password]{width:100%;min-height:2.75rem;margin:.25rem 0 1rem;padding:.5rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.375rem}
fieldset{border:1px solid var(--line);border-radius:.375rem;margin:1rem 0;padding:.5rem 1rem}
fieldset label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;font-weight:400}
input[type=checkbox],input[type=radio]{width:1.25rem;height:1.25rem;flex:none}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
button{min-height:2.75rem;min-width:8rem;margin:.5rem .5rem 0 0;padding:.5rem 1rem;font:inherit;border-radius:.375rem;border:1px solid var(--accent);background:transparent;color:var(--accent);cursor:pointer}
button.yes{background:var(--accent);color:var(--paper)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.problem{color:var(--bad);font-weight:600}
.bank{margin:0 0 1.5rem;color:inherit;font-size:.875rem}`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Sandbox Bank</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="bank">Sandbox Bank · nothing here is real</p>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>`;

export const errorPage = (error: string, description: string): string =>
  page(
    'This request cannot be answered',
    `<p>${escaped(description === '' ? 'The request is not valid.' : description)}</p>
<dl><dt>Error</dt><dd>${escaped(error)}</dd></dl>`,
  );

/** First question: who are you? */
export const signInPage = (action: string, provider: string, problem?: string): string =>
  page(
    'Sign in',
    `<p>${escaped(provider)} asks for your agreement. Sign in to see to what.</p>
${problem === undefined ? '' : `<p class="problem" role="alert">${escaped(problem)}</p>`}
<form method="post" action="${escaped(action)}">
<label for="number">Customer number</label>
<input id="number" name="number" type="text" inputmode="numeric" autocomplete="username" required autofocus>
<label for="code">Code</label>
<input id="code" name="code" type="password" autocomplete="current-password" required>
<button class="yes">Sign in</button>
</form>`,
  );

const accountChoice = (
  account: BankAccount,
  { kind, isChosen }: { kind: 'checkbox' | 'radio'; isChosen: boolean },
): string =>
  `<label><input type="${kind}" name="account" value="${escaped(account.resourceId)}"${isChosen ? ' checked' : ''}>
<span>${escaped(account.name)} · ${escaped(account.iban)} · ${balancesOf(account).available} ${escaped(account.currency)}</span></label>`;

const choices = (
  legend: string,
  accounts: readonly BankAccount[],
  kind: 'checkbox' | 'radio',
  chosen: (account: BankAccount, index: number) => boolean,
): string =>
  `<fieldset><legend>${escaped(legend)}</legend>
${accounts.map((one, index) => accountChoice(one, { kind, isChosen: chosen(one, index) })).join('\n')}
</fieldset>`;

const RIGHTS = {
  accounts: 'which accounts you have',
  balances: 'their balances',
  transactions: 'their transactions',
};

function asked(subject: ScaSubject, customer: BankCustomer, accounts: readonly BankAccount[]): string {
  if (subject.kind === 'words')
    return `<p>It asks for access in general: ${escaped(subject.words.join(', '))}.</p>`;
  if (subject.kind === 'consent') {
    const { consent } = subject;
    const all = consent.asked.allPsd2 !== undefined;
    const kinds = (['accounts', 'balances', 'transactions'] as const).filter(
      (kind) =>
        all ||
        consent.asked[kind] !== undefined ||
        (kind === 'accounts' && consent.asked.availableAccounts !== undefined) ||
        (kind !== 'transactions' && consent.asked.availableAccountsWithBalance !== undefined),
    );
    return `<p>It wants to see ${kinds.map((kind) => RIGHTS[kind]).join(', ')}.</p>
<dl><dt>How often</dt><dd>${consent.recurring ? `up to ${consent.frequencyPerDay} times a day` : 'once'}</dd>
<dt>Until</dt><dd>${escaped(consent.recurring ? consent.validUntil : 'one hour from now')}</dd></dl>
${choices('Accounts it may see', accounts, 'checkbox', () => true)}`;
  }
  const { payment } = subject;
  const lines = payment.orders
    .map(
      ({ amount, currency, creditorName, creditorIban, text }) =>
        `<dl><dt>Amount</dt><dd>${escaped(amount)} ${escaped(currency)}</dd><dt>To</dt><dd>${escaped(creditorName)}</dd>
<dt>Account</dt><dd>${escaped(creditorIban)}</dd><dt>Text</dt><dd>${escaped(text === '' ? '–' : text)}</dd></dl>`,
    )
    .join('\n');
  if (subject.kind === 'cancellation') return `<p>This payment would be cancelled.</p>${lines}`;
  return `${lines}${choices('From', accounts, 'radio', (_, index) => index === 0)}
<p>You are signed in as ${escaped(customer.name)}.</p>`;
}

const TITLES: Readonly<Record<ScaSubject['kind'], string>> = {
  consent: 'Allow access to your accounts?',
  words: 'Allow access?',
  payment: 'Approve this payment?',
  cancellation: 'Cancel this payment?',
};

/** Second question: do you agree? */
export const decisionPage = (
  action: string,
  {
    provider,
    subject,
    customer,
    accounts,
    problem,
  }: {
    provider: string;
    subject: ScaSubject;
    customer: BankCustomer;
    accounts: readonly BankAccount[];
    problem?: string;
  },
): string =>
  page(
    TITLES[subject.kind],
    `<p><strong>${escaped(provider)}</strong> asks, ${escaped(customer.name)}.</p>
${problem === undefined ? '' : `<p class="problem" role="alert">${escaped(problem)}</p>`}
<form method="post" action="${escaped(action)}">
${asked(subject, customer, accounts)}
<button class="yes" name="decision" value="approve">Approve</button>
<button name="decision" value="refuse">Refuse</button>
</form>`,
  );
