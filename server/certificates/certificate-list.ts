import { z } from 'zod';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import {
  after,
  CERTIFICATE_STATUSES,
  type CertificateStatus,
  EXPIRING_DAYS,
  lastEnd,
} from '../core/certificate/status.js';
import { severityRank } from '../core/certificate/stored-facts.js';
import { SEVERITIES } from '../core/lint/lint.js';
import { registerKey } from '../core/registers/register-key.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { instantInput } from '../platform/http/common.contract.js';
import { contains, type ListFilter, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';
import { SILENCED } from './certificate.entity.js';
import {
  type CertificateFilter,
  type CertificateSort,
  SECOND_READING_STATUSES,
} from './certificates.contract.js';

/** The alias of the certificate in every query that is filtered. */
export const ALIAS = 'certificate';

/** What the list can be sorted and filtered by. Statuses and days are as of an instant, so each has its own. */
export function certificateListAt(at: Date): ListDefinition {
  return { key: 'id', sort: SORT, defaultSort: ['notAfter', 'ASC'], filters: filtersAt(at) };
}

const SORT: Readonly<Record<CertificateSort, true>> = {
  notAfter: true,
  notBefore: true,
  createdAt: true,
  subject: true,
  organisation: true,
  issuer: true,
  organizationIdentifier: true,
  ncaId: true,
  country: true,
  kind: true,
  severity: true,
  serialNumber: true,
  ownerEmail: true,
  id: true,
};

const filtersAt = (at: Date) =>
  ({
    id: oneOf(z.uuid()),
    q: searched(),
    kind: oneOf(z.enum(CERTIFICATE_KINDS)),
    role: hasPart('certificate_role', 'role'),
    ncaId: oneOf(z.string()),
    country: oneOf(z.string()),
    organisation: contains('organisation'),
    organizationIdentifier: oneOf(z.string()),
    authorisation: authorised(),
    registerKey: oneOf(z.string().max(400)),
    issuer: contains('issuer'),
    serialNumber: oneOf(z.string().toLowerCase()),
    sha256: oneOf(z.string().toLowerCase()),
    status: where(oneOrSeveral(z.enum(CERTIFICATE_STATUSES)), (source, statuses) =>
      source.andWhere(anyOf(statuses.map((status) => STATUS_CONDITIONS[status])), statusInstants(at)),
    ),
    endsWithinDays: where(z.int().min(0).max(36_500), (source, days) =>
      source.andWhere(`${ALIAS}.notAfter > :endsAfter AND ${ALIAS}.notAfter <= :endsUntil`, {
        endsAfter: lastEnd(at).toISOString(),
        endsUntil: after(at, days).toISOString(),
      }),
    ),
    notAfter_gte: bound('notAfter', '>='),
    notAfter_lte: bound('notAfter', '<='),
    createdAt_gte: bound('createdAt', '>='),
    createdAt_lte: bound('createdAt', '<='),
    finding: hasPart('certificate_finding', 'code', `part.severity > ${SILENCED}`),
    silenced: hasPart('certificate_finding', 'code', `part.severity = ${SILENCED}`),
    severity: where(oneOrSeveral(z.enum([...SEVERITIES, 'none'])), (source, severities) =>
      source.andWhere(anyOf(severities.map((severity) => `${ALIAS}.severity = ${rankOf(severity)}`))),
    ),
    secondReading: oneOf(z.enum(SECOND_READING_STATUSES)),
    verdict: where(oneOrSeveral(z.enum([...OUTCOMES, 'none'])), (source, verdicts) =>
      source.andWhere(verdicts.length === 0 ? '1 = 0' : `${ALIAS}.verdictOutcome IN (:...verdicts)`, {
        verdicts: verdicts.map((verdict) => (verdict === 'none' ? '' : verdict)),
      }),
    ),
    tag: hasPart('certificate_tag', 'tag'),
    ownerEmail: where(z.string().max(254).toLowerCase().nullable(), (source, ownerEmail) =>
      source.andWhere(`${ALIAS}.ownerEmail = :ownerEmail`, { ownerEmail: ownerEmail ?? '' }),
    ),
  }) satisfies Record<keyof CertificateFilter, ListFilter>;

/** Reads the query of a request; what it means depends on the instant. */
export const CERTIFICATE_LIST = defineList(certificateListAt(new Date(0)));

/** In use: neither retired nor superseded. Alerts, bands and the broken ones are about these. */
export const IN_USE = `${ALIAS}.retiredAt IS NULL AND ${ALIAS}.supersededById IS NULL`;

const NOT_REVOKED = `${IN_USE} AND ${ALIAS}.verdictOutcome NOT IN ('revoked', 'suspended')`;

/** `statusOf` in SQL; the end-to-end test holds the two together. */
export const STATUS_CONDITIONS: Readonly<Record<CertificateStatus, string>> = {
  retired: `${ALIAS}.retiredAt IS NOT NULL`,
  superseded: `(${ALIAS}.retiredAt IS NULL AND ${ALIAS}.supersededById IS NOT NULL)`,
  revoked: `(${IN_USE} AND ${ALIAS}.verdictOutcome = 'revoked')`,
  suspended: `(${IN_USE} AND ${ALIAS}.verdictOutcome = 'suspended')`,
  expired: `(${NOT_REVOKED} AND ${ALIAS}.notAfter <= :statusEnd)`,
  'not-yet-valid': `(${NOT_REVOKED} AND ${ALIAS}.notAfter > :statusEnd AND ${ALIAS}.notBefore > :statusNow)`,
  expiring:
    `(${NOT_REVOKED} AND ${ALIAS}.notAfter > :statusEnd AND ${ALIAS}.notAfter <= :statusSoon` +
    ` AND ${ALIAS}.notBefore <= :statusNow)`,
  valid: `(${NOT_REVOKED} AND ${ALIAS}.notAfter > :statusSoon AND ${ALIAS}.notBefore <= :statusNow)`,
};

/** The parameters that `STATUS_CONDITIONS` name. */
export const statusInstants = (at: Date) => ({
  statusNow: at.toISOString(),
  statusEnd: lastEnd(at).toISOString(),
  statusSoon: after(at, EXPIRING_DAYS).toISOString(),
});

const rankOf = (severity: (typeof SEVERITIES)[number] | 'none'): number =>
  severityRank(severity === 'none' ? null : severity);

const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '1 = 0' : `(${conditions.join(' OR ')})`;

function oneOrSeveral<Value extends string>(value: z.ZodType<Value>) {
  return z.union([z.array(value).max(1_000), value.transform((one) => [one])]);
}

/** An exact bound; the field's name says which. */
function bound(property: 'notAfter' | 'createdAt', operator: '>=' | '<='): ListFilter<Date> {
  return {
    schema: instantInput,
    apply: (source, field, value) =>
      source.andWhere(`${ALIAS}.${property} ${operator} :${field}`, { [field]: value.toISOString() }),
  };
}

/** The certificate has a row in a table of parts with one of the values. */
function hasPart(table: string, column: string, condition = '1 = 1'): ListFilter<string[]> {
  return {
    schema: oneOrSeveral(z.string().max(200)),
    apply(source, field, values) {
      if (values.length === 0) source.andWhere('1 = 0');
      else
        source.andWhere(
          `${ALIAS}.id IN (SELECT part."certificateId" FROM "${table}" part WHERE part."${column}" IN (:...${field})` +
            ` AND ${condition})`,
          { [field]: values },
        );
    },
  };
}

/** Every word occurs somewhere; the text is stored in lower case, so both engines compare alike. */
function searched(): ListFilter<string> {
  return {
    schema: z.string().trim().max(200).toLowerCase(),
    apply(source, field, value) {
      for (const [i, word] of value.split(/\s+/).filter(Boolean).slice(0, 10).entries())
        source.andWhere(`${ALIAS}.searchText LIKE :${field}${i} ESCAPE '\\'`, {
          [`${field}${i}`]: `%${word.replace(/[\\%_]/g, '\\$&')}%`,
        });
    },
  };
}

/** `PSDLT-BL-LB000458` and `PSDLT-BL-EMI:LB 000458` both name LB000458 of LT-BL. */
function authorised() {
  const schema = z.strictObject({ authority: z.string().max(20), number: z.string().max(200) });
  return where(schema, (source, { authority, number }) => {
    const key = registerKey(authority, number);
    if (key === undefined) source.andWhere('1 = 0');
    else source.andWhere(`${ALIAS}.registerKey = :authorisation`, { authorisation: key });
  });
}
