import { createHash } from 'node:crypto';
import type { CertificateKind } from '../core/certificate/kind.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import type { RegisterChangeNews } from '../core/alerts/register-change-mail.js';
import type { EntryChange } from '../core/registers/compare-editions.js';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { concerns } from '../core/registers/register-key.js';
import { questionOfCertificate } from '../core/registers/register-question.js';
import { entryKey } from '../core/registers/stored-entry.js';
import type { PublishedEdition } from '../registers/published-editions.service.js';
import type { RegisterChangeEntity } from './register-change.entity.js';

/** An entry that is otherwise than before; `null` where it was not there, or is not any more. */
export interface ChangedEntry {
  readonly before: RegisterEntry | null;
  readonly after: RegisterEntry | null;
  readonly changes: readonly EntryChange[];
}

export const stateOf = ({ before, after }: ChangedEntry): RegisterEntry => (after ?? before) as RegisterEntry;

/** Whether a certificate belongs to whom the entry is, or was, about. */
export function isTouched({ before, after }: ChangedEntry, der: Uint8Array, day: string): boolean {
  const decoded = decodeCertificate(der);
  const asked = decoded.ok ? questionOfCertificate(decoded.value) : undefined;
  if (asked?.ok !== true) return false;
  return [after, before].some((entry) => entry !== null && concerns(entry, asked.question, day));
}

export interface Circumstances {
  readonly edition: PublishedEdition;
  readonly day: string;
  readonly at: Date;
}

/** The rows of an entry's changes. */
export function changeRows(
  changed: ChangedEntry,
  touched: number,
  { edition, day, at }: Circumstances,
): RegisterChangeEntity[] {
  const entry = stateOf(changed);
  return changed.changes.map((change, i) => ({
    id: idOf(edition.id, day, entryKey(entry), change.kind, String(i)),
    ...{ editionId: edition.id, publishedAt: edition.publishedAt, recordedAt: at, source: edition.source },
    ...{ kind: change.kind, entryKey: entryKey(entry), type: entry.type },
    name: entry.names[0] ?? entry.code,
    ...{ authority: entry.authority, country: countryOf(entry), number: entry.number },
    ...{ sentence: change.sentence, host: change.country },
    service: change.services.length === 0 ? null : change.services.join(' '),
    ...{ touched, awaitsDigest: touched > 0 },
  }));
}

/** Certificates named in one alert; the rest is counted. */
const SHOWN = 20;

export interface TouchedFacts {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly organisation: string;
  readonly serialNumber: string;
  readonly notAfter: Date;
}

export const newsOf = (
  row: RegisterChangeEntity,
  register: string,
  touched: readonly TouchedFacts[],
): RegisterChangeNews => ({
  ...{ changeId: row.id, entryId: row.entryKey, register, changeKind: row.kind },
  ...{ name: row.name, authority: row.authority, number: row.number, sentence: row.sentence, host: row.host },
  publishedAt: row.publishedAt.toISOString(),
  certificates: touched.slice(0, SHOWN).map(({ id, kind, organisation, serialNumber, notAfter }) => {
    return { id, kind, organisation, serialNumber, notAfter: notAfter.toISOString() };
  }),
  touched: touched.length,
});

/** Of the authority; of the entity where that is unknown. */
const countryOf = ({ authority, address }: RegisterEntry): string | null =>
  authority?.slice(0, 2) ?? address.country;

/** A UUID (version 8) that follows from the parts. */
function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
