import {
  type MaskedBalance,
  readAccounts,
  readBalances,
  readTransactions,
} from '../../core/connections/account-data.js';
import { type Outcome, outcome } from '../../core/connections/outcomes.js';
import { scopeOf } from '../../core/connections/scope.js';
import { dayOf } from '../../core/consents/bank-day.js';
import { Problem } from '../../platform/http/problem.js';
import { type BankCall, resourceBaseOf } from '../bank-calls.service.js';
import { type CheckStep, type StepParts, type StepSituation, withCustomer } from '../check-step.js';
import { consentOf } from '../own-consent.js';

type Asked =
  | { readonly ok: true; readonly call: BankCall; readonly calls: readonly BankCall[] }
  | { readonly ok: false; readonly outcomes: readonly Outcome[]; readonly calls: readonly BankCall[] };

const DAY_MS = 86_400_000;
/** Older ones ask for another strong authentication (RTS (EU) 2018/389 art. 10). */
const TRANSACTIONS_DAYS = 89;

/**
 * A call about accounts: with the token of the consent, renewed where it has to be, and counted before it is made when the customer
 * is not there.
 */
async function ask(
  { check, connection, line, psuAddress }: StepSituation,
  path: string,
  { tokens, calls, budgets }: StepParts,
): Promise<Asked> {
  const consent = consentOf(check.context);
  const token = await tokens.inHand(connection, scopeOf({ kind: 'consent', id: consent.id }) ?? '', line);
  if (!token.ok) return token;
  const { edition } = connection;
  const { frequencyPerDay } = consent;
  if (psuAddress === null && !(await budgets.take({ edition, consentId: consent.id, frequencyPerDay })))
    return {
      ok: false,
      outcomes: [outcome('frequency-spent', `${frequencyPerDay} a day`)],
      calls: token.calls,
    };
  const request = {
    url: `${resourceBaseOf(line)}${path}`,
    headers: { Authorization: `Bearer ${token.accessToken}`, 'Consent-ID': consent.id },
  };
  const call = await calls.send(line, withCustomer(request, psuAddress));
  return { ok: true, call, calls: [...token.calls, call] };
}

export const listAccounts: CheckStep = async (situation, parts) => {
  const asked = await ask(situation, '/accounts', parts);
  if (!asked.ok) return asked;
  const reading = readAccounts(asked.call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: asked.calls, isPersonal: true };
  const { value } = reading;
  parts.memory.accounts(situation.check.id, value);
  return {
    outcomes: [outcome(value.length === 0 ? 'accounts-none' : 'accounts-listed')],
    ...{ facts: [{ name: 'accounts', value: String(value.length) }], calls: asked.calls, isPersonal: true },
  };
};

export const readAccountBalances: CheckStep = async (situation, parts) => {
  const path = accountPath(situation, parts);
  const asked = await ask(situation, `${path}/balances`, parts);
  if (!asked.ok) return asked;
  const reading = readBalances(asked.call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: asked.calls, isPersonal: true };
  const { value } = reading;
  parts.memory.add(situation.check.id, { balances: value });
  return {
    outcomes: [outcome(value.length === 0 ? 'balances-none' : 'balances-read')],
    facts: [
      { name: 'balances', value: String(value.length) },
      { name: 'balanceType', value: typesOf(value) },
    ],
    ...{ calls: asked.calls, isPersonal: true },
  };
};

const typesOf = (balances: readonly MaskedBalance[]): string =>
  [...new Set(balances.map(({ type }) => type))].filter((type) => type !== '').join(', ');

export const readAccountTransactions: CheckStep = async (situation, parts) => {
  const path = accountPath(situation, parts);
  const { edition } = situation.connection;
  const from = dayOf(new Date(parts.now().getTime() - TRANSACTIONS_DAYS * DAY_MS), edition);
  const query = new URLSearchParams({ bookingStatus: 'both', dateFrom: from }).toString();
  const asked = await ask(situation, `${path}/transactions?${query}`, parts);
  if (!asked.ok) return asked;
  const reading = readTransactions(asked.call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: asked.calls, isPersonal: true };
  const { count, shown } = reading.value;
  parts.memory.add(situation.check.id, { transactions: shown, transactionsCount: count });
  return {
    outcomes: [outcome(count === 0 ? 'transactions-none' : 'transactions-read')],
    facts: [
      { name: 'dateFrom', value: from },
      { name: 'transactions', value: String(count) },
    ],
    ...{ calls: asked.calls, isPersonal: true },
  };
};

/**
 * Names of accounts are nowhere but in memory, for some minutes and in the process that listed them. A step that asked for nothing
 * must not pass, so without them it is refused.
 */
function accountPath({ check, input }: StepSituation, { memory }: StepParts): string {
  const listed = memory.of(check.id)?.accounts;
  if (listed === undefined)
    throw new Problem('check-step-waiting', {
      detail: 'First: accounts.list. What it found is remembered for some minutes only.',
    });
  const account = listed[input.account];
  if (account === undefined)
    throw new Problem('invalid-input', {
      errors: [{ path: 'account', message: `is none of the ${listed.length} that were listed.` }],
    });
  return `/accounts/${encodeURIComponent(account.resourceId)}`;
}
