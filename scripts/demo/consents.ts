import { setTimeout as pause } from 'node:timers/promises';
import type { ConsentImport } from '../../server/consents/consent-imports.contract.js';
import type { ApiClient } from './api-client.js';
import { type Organisation, ORGANISATIONS as O } from './organisations.js';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 30_000;

/** Whose customers gave consents, how many, and in how many days they end: everybody renews at some time of the year. */
const REGISTERS: readonly (readonly [Organisation, string, number, (n: number) => number])[] = [
  [O.bandymas, 'berlin-1.3', 180, (n) => 4 + ((n * 37) % 170)],
  [O.pavyzdys, 'berlin-1.3', 640, (n) => (n % 3 === 0 ? 62 + (n % 4) : 10 + ((n * 53) % 160))],
  [O.imaginary, 'berlin-1.3', 45, (n) => 30 + ((n * 11) % 90)],
];

/** Takes in consents from one CSV an edition, as an operator does who gets it from their own systems. */
export async function enterConsents(operator: ApiClient, now: Date): Promise<void> {
  const day = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const lines = REGISTERS.flatMap(([of, edition, count, endsIn]) =>
    Array.from({ length: count }, (_, n) => {
      const last = endsIn(n);
      const asked = new Date(now.getTime() + (last - 178) * DAY_MS - n * 60_000).toISOString();
      return [
        ...[
          `${of.domain.slice(0, 8)}-${String(n + 1).padStart(4, '0')}`,
          `PSD${of.ncaId}-${of.authorisationNumber}`,
        ],
        ...[edition, 'valid', day(last), asked, `psu-${(n * 7919) % 100_000}`],
      ].join(';');
    }),
  );
  const header = 'consentId;organisation;edition;status;validUntil;authorisedAt;psu';
  const form = new FormData();
  form.append('file', new Blob([[header, ...lines].join('\r\n')], { type: 'text/csv' }), 'consents.csv');
  const { id, reading } = await operator.post<ConsentImport>('consent-imports', form);
  await operator.post(`consent-imports/${id}/check`, { ...reading.proposed, edition: 'berlin-1.3' });
  await reached(operator, id, 'checked');
  await operator.post(`consent-imports/${id}/run`);
  await reached(operator, id, 'done');
}

async function reached(operator: ApiClient, id: string, state: ConsentImport['state']): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(200))
    if ((await operator.get<ConsentImport>(`consent-imports/${id}`)).state === state) return;
  throw new Error(`The consents of the demo were not ${state} in time.`);
}
