import { z } from 'zod';
import type { ConsentAccess } from './consent.js';
import { CONSENT_STATUSES, type ConsentStatus } from './consent-status.js';

/** What a bank says of a consent, without anything of the customer. */
export interface BankConsent {
  readonly status: ConsentStatus;
  readonly recurring: boolean;
  readonly validUntil: string;
  readonly frequencyPerDay: number;
  readonly access: readonly ConsentAccess[];
  readonly accounts: number | null;
}

export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

const status = z.enum(CONSENT_STATUSES);
const list = z.array(z.unknown()).max(10_000);
const consentShape = z.object({
  access: z.record(z.string(), z.unknown()),
  recurringIndicator: z.boolean(),
  validUntil: z.iso.date(),
  frequencyPerDay: z.int().min(1).max(100_000),
  consentStatus: status,
});

/** GET /consents/{id}. */
export function readBankConsent(json: unknown): Read<BankConsent> {
  const read = consentShape.safeParse(json);
  if (!read.success) return { ok: false, problem: problemOf(read.error) };
  const { access, recurringIndicator, validUntil, frequencyPerDay, consentStatus } = read.data;
  const lists = (['accounts', 'balances', 'transactions'] as const).flatMap((kind) => {
    const named = list.safeParse(access[kind]);
    return named.success ? [{ kind, named: named.data }] : [];
  });
  const all = (['availableAccounts', 'availableAccountsWithBalance', 'allPsd2'] as const).filter(
    (kind) => access[kind] !== undefined && access[kind] !== null,
  );
  // The account stands in several lists; how often is counted, its number is not kept.
  const named = new Set(lists.flatMap((one) => one.named.map((account) => JSON.stringify(account))));
  return {
    ok: true,
    value: {
      ...{ status: consentStatus, recurring: recurringIndicator, validUntil, frequencyPerDay },
      access: [...lists.map(({ kind }) => kind), ...all],
      accounts: all.length > 0 && named.size === 0 ? null : named.size,
    },
  };
}

/** GET /consents/{id}/status. */
export function readBankStatus(json: unknown): Read<ConsentStatus> {
  const read = z.object({ consentStatus: status }).safeParse(json);
  return read.success
    ? { ok: true, value: read.data.consentStatus }
    : { ok: false, problem: problemOf(read.error) };
}

function problemOf({ issues }: z.ZodError): string {
  const [first] = issues;
  return `The answer is no consent: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`.slice(0, 300);
}
