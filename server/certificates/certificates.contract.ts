import { z } from 'zod';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import { CERTIFICATE_STATUSES, EXPIRY_BANDS } from '../core/certificate/status.js';
import { SEVERITIES } from '../core/lint/lint.js';
import { LINT_PROFILES } from '../core/lint/profiles.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { email, instant } from '../platform/http/common.contract.js';

export const SECOND_READING_STATUSES = ['pending', 'agrees', 'disagrees'] as const;
export const UPLOAD_OUTCOMES = ['created', 'existing', 'refused'] as const;

/** Bytes of the DER; `end` is exclusive. */
export const byteRangeSchema = z.object({ start: z.int(), end: z.int() }).meta({ id: 'ByteRange' });

export const findingSchema = z
  .object({
    code: z.string(),
    severity: z.enum(SEVERITIES),
    message: z.string(),
    citation: z.string(),
    /** Path of the value at fault in the standard's names; `null` when something is absent. */
    at: z.string().nullable(),
    range: byteRangeSchema.nullable(),
    /** A request that can be forwarded to the QTSP as it is. */
    ask: z.string().nullable(),
    /** When an administrator decided that this weighs otherwise than the rule says, or nothing. */
    adjustment: z
      .object({
        id: z.uuid(),
        from: z.enum(SEVERITIES).meta({ description: 'What the rule itself says.' }),
        severity: z.enum([...SEVERITIES, 'off']),
        reason: z.string(),
        until: instant.nullable(),
        createdAt: instant,
        createdBy: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Finding' });

/** The fields of the `inspect` contract, the same as the command line prints. Times are whole seconds in UTC. */
const inspectionShape = {
  sha256: z.string().meta({ description: 'Lower-case hex of the DER.' }),
  kind: z.enum(CERTIFICATE_KINDS),
  profile: z
    .enum(LINT_PROFILES)
    .nullable()
    .meta({ description: '`null` when no rule judges this kind: no findings then means nothing.' }),
  serialNumber: z.string().meta({ description: 'Lower-case hex without leading zeros.' }),
  subject: z.string().meta({ description: 'RFC 4514.' }),
  issuer: z.string().meta({ description: 'RFC 4514.' }),
  notBefore: z.string().meta({ description: '`2026-01-31T00:00:00Z`' }),
  notAfter: z.string().meta({ description: '`2027-01-31T23:59:59Z`' }),
  organizationIdentifier: z
    .object({
      value: z.string(),
      scheme: z.string().nullable(),
      country: z.string().nullable(),
      authority: z.string().nullable(),
      reference: z.string().nullable(),
    })
    .nullable(),
  psd2: z
    .object({
      roles: z.array(z.object({ oid: z.string(), name: z.string(), agrees: z.boolean() })),
      ncaName: z.string(),
      ncaId: z.string(),
      recovered: z.boolean(),
    })
    .nullable(),
  usableRoles: z.array(z.string()),
  qcStatements: z
    .object({
      ids: z.array(z.string()),
      compliance: z.boolean(),
      types: z.array(z.string()),
      sscd: z.boolean(),
      pds: z.array(z.object({ url: z.string(), language: z.string() })),
      legislation: z.array(z.string()),
      semantics: z.string().nullable(),
    })
    .nullable(),
  policies: z.array(z.string()),
  keyUsage: z.array(z.string()),
  extendedKeyUsage: z.array(z.string()),
  subjectAltNames: z.array(z.string()),
  key: z.object({ algorithm: z.string(), bits: z.int().nullable(), curve: z.string().nullable() }),
  signatureAlgorithm: z.string(),
  findings: z.array(findingSchema),
  silenced: z.array(findingSchema).meta({
    description: 'What was found too, but by rules that an administrator switched off; counts nowhere.',
  }),
};

export const certificateSchema = z
  .object({
    id: z.uuid(),
    ...inspectionShape,
    /** As of now. */
    status: z.enum(CERTIFICATE_STATUSES),
    daysLeft: z.int().meta({ description: 'Whole days until notAfter; negative when it has passed.' }),
    /** The newest one about the time it was made; `null` until there is one. */
    verdict: z
      .object({
        outcome: z.enum(OUTCOMES),
        at: instant,
        evaluatedAt: instant,
        evaluationId: z.uuid(),
      })
      .nullable(),
    worstSeverity: z.enum(SEVERITIES).nullable(),
    organisation: z.string().nullable().meta({ description: 'organizationName of the subject.' }),
    country: z.string().nullable().meta({ description: 'countryName of the subject.' }),
    secondReading: z.object({
      status: z.enum(SECOND_READING_STATUSES),
      differences: z.array(z.string()),
    }),
    pem: z.string(),
    note: z.string(),
    tags: z.array(z.string()),
    ownerEmail: z.string().nullable(),
    /** The certificate this one takes the place of. */
    replaces: z.object({ id: z.uuid() }).nullable(),
    /** The certificate that took the place of this one. */
    replacedBy: z.object({ id: z.uuid() }).nullable(),
    retiredAt: instant.nullable(),
    source: z.string().meta({ description: 'Name of the file it came in, or `upload`.' }),
    createdAt: instant,
    createdBy: z.string().nullable(),
    /** Send it back with a change; a change made meanwhile by somebody else is then refused. */
    version: z.int(),
  })
  .meta({ id: 'Certificate' });

/** What a client receives. */
export type Certificate = z.output<typeof certificateSchema>;
/** What the server hands over, dates still being dates. */
export type CertificateRow = z.input<typeof certificateSchema>;
export type Finding = z.output<typeof findingSchema>;
export type FindingRow = z.input<typeof findingSchema>;

// ---- Upload

export const uploadPemSchema = z
  .strictObject({
    pem: z.string().meta({ description: 'One or more PEM blocks; text around them is ignored.' }),
  })
  .meta({ id: 'UploadPem' });

/** Why one input was refused, in the shape of the problem document it would be alone. */
export const uploadProblemSchema = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    offset: z.int().optional().meta({ description: 'The byte at which something else was expected.' }),
  })
  .meta({ id: 'UploadProblem' });

export const uploadResultSchema = z
  .object({
    /** Name of the file; for files inside a ZIP `archive.zip/name`. */
    source: z.string(),
    /** Counts the certificates within one source from 0. */
    index: z.int(),
    outcome: z.enum(UPLOAD_OUTCOMES),
    certificate: certificateSchema.optional(),
    problem: uploadProblemSchema.optional(),
  })
  .meta({ id: 'UploadResult' });

/** The answer for several inputs. */
export const uploadResultsSchema = z.array(uploadResultSchema);

/** The answer for more than 200 certificates; the job's row carries progress and the results. */
export const uploadJobSchema = z.object({ jobId: z.uuid() }).meta({ id: 'UploadJob' });

export type UploadResult = z.output<typeof uploadResultSchema>;
export type UploadResultRow = z.input<typeof uploadResultSchema>;
export type UploadProblem = z.output<typeof uploadProblemSchema>;

// ---- Change

const tag = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,\p{Cc}]+$/u, 'A tag holds no comma and no control character.');

/** `PATCH /certificates/:id`. What is left out stays as it is. */
export const updateCertificateSchema = z
  .strictObject({
    version: z.int(),
    note: z.string().max(10_000).optional(),
    tags: z.array(tag).max(50).optional(),
    /** Gets the mails about this certificate; `null` leaves them to the default recipient. */
    ownerEmail: email.nullable().optional(),
    /** Links it to the certificate it takes the place of, which becomes superseded; `null` unlinks. */
    replaces: z.object({ id: z.uuid() }).nullable().optional(),
    /** Takes it out of use: no more alerts, not counted as broken or overdue. `false` brings it back. */
    retired: z.boolean().optional(),
  })
  .meta({ id: 'UpdateCertificate' });
export type UpdateCertificate = z.output<typeof updateCertificateSchema>;

// ---- List

const text = z.string().max(200);
const oneOrMany = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).max(1000)]);

/** The `filter` of lists, export and facets. A field given as an array matches any of its values. */
export const certificateFilterSchema = z
  .strictObject({
    id: oneOrMany(z.uuid()),
    /** Substring of subject, issuer, organizationIdentifier, serial number, SHA-256, alternative names, note, tags. */
    q: text,
    kind: oneOrMany(z.enum(CERTIFICATE_KINDS)),
    /** A usable role, e.g. `PSP_AI`. */
    role: oneOrMany(text),
    ncaId: oneOrMany(text),
    country: oneOrMany(text),
    organisation: text,
    organizationIdentifier: text,
    /** Whose identifier names the authority and, in whatever spelling, the number of a register's entry. */
    authorisation: z.strictObject({ authority: text, number: text }),
    /** The `key` of an organisation. */
    registerKey: oneOrMany(z.string().max(400)),
    /** Substring of the issuer. */
    issuer: text,
    serialNumber: text,
    sha256: oneOrMany(text),
    status: oneOrMany(z.enum(CERTIFICATE_STATUSES)),
    /** Ends within so many days from now and has not ended yet. */
    endsWithinDays: z.int().min(0).max(36_500),
    notAfter_gte: z.iso.datetime(),
    notAfter_lte: z.iso.datetime(),
    createdAt_gte: z.iso.datetime(),
    createdAt_lte: z.iso.datetime(),
    /** Code of a finding. */
    finding: oneOrMany(text),
    /** Code of a finding of a rule that is switched off. */
    silenced: oneOrMany(text),
    /** The worst severity among its findings; `none` for a certificate without findings. */
    severity: oneOrMany(z.enum([...SEVERITIES, 'none'])),
    secondReading: oneOrMany(z.enum(SECOND_READING_STATUSES)),
    /** Outcome of the newest verdict; `none` for a certificate without one. */
    verdict: oneOrMany(z.enum([...OUTCOMES, 'none'])),
    tag: oneOrMany(text),
    /** `null` matches certificates without an owner. */
    ownerEmail: text.nullable(),
  })
  .partial();
export type CertificateFilter = z.output<typeof certificateFilterSchema>;

export const CERTIFICATE_SORTS = [
  'notAfter',
  'notBefore',
  'createdAt',
  'subject',
  'organisation',
  'issuer',
  'organizationIdentifier',
  'ncaId',
  'country',
  'kind',
  'severity',
  'serialNumber',
  'ownerEmail',
  'id',
] as const;
export type CertificateSort = (typeof CERTIFICATE_SORTS)[number];

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

// ---- Views

const facet = z.array(z.object({ value: z.string(), count: z.int() }));

/** How many certificates of the filtered list there are of each value; the most frequent 50 values of each field. */
export const facetsSchema = z
  .object({
    total: z.int(),
    kind: facet,
    status: facet,
    severity: facet,
    /** Outcomes; those without a verdict are not counted. */
    verdict: facet,
    role: facet,
    ncaId: facet,
    country: facet,
    tag: facet,
    finding: facet,
  })
  .meta({ id: 'CertificateFacets' });
export type CertificateFacets = z.output<typeof facetsSchema>;

/** What a line on the first page needs. */
const dueSchema = z.object({
  id: z.uuid(),
  subject: z.string(),
  organisation: z.string().nullable(),
  kind: z.enum(CERTIFICATE_KINDS),
  usableRoles: z.array(z.string()),
  status: z.enum(CERTIFICATE_STATUSES),
  notAfter: z.string(),
  daysLeft: z.int(),
  worstSeverity: z.enum(SEVERITIES).nullable(),
  ownerEmail: z.string().nullable(),
});

const due = z.object({
  count: z.int(),
  /** The most urgent ones, at most ten. */
  certificates: z.array(dueSchema),
});

export const todaySchema = z
  .object({
    at: instant,
    /** By end of validity; each band excludes the ones before it. Retired and superseded ones are not counted. */
    bands: z.object(
      Object.fromEntries(EXPIRY_BANDS.map((band) => [band, due])) as Record<
        (typeof EXPIRY_BANDS)[number],
        typeof due
      >,
    ),
    /** The next twelve calendar months in UTC, beginning with this one, and what ends in each. */
    timeline: z.array(
      z.object({
        month: z.string().meta({ description: '`2026-11`' }),
        total: z.int(),
        byKind: z.object(
          Object.fromEntries(CERTIFICATE_KINDS.map((kind) => [kind, z.int()])) as Record<
            (typeof CERTIFICATE_KINDS)[number],
            z.ZodInt
          >,
        ),
      }),
    ),
    /** In use and with a finding of severity error. */
    broken: due,
    /** In use and without an owner; their mails go to the default recipient. */
    withoutOwner: due,
    /** False when there is no default recipient, so that nobody would hear about `withoutOwner`. */
    hasDefaultRecipient: z.boolean(),
    /** Read once only so far; their roles do not count until both readers agree. */
    secondReadingsPending: z.int(),
    total: z.int(),
  })
  .meta({ id: 'CertificatesToday' });
export type CertificatesToday = z.output<typeof todaySchema>;
export type CertificatesTodayRow = z.input<typeof todaySchema>;

/** The DER, what every byte of it is, and where fields and findings stand. */
export const certificateBytesSchema = z
  .object({
    id: z.uuid(),
    sha256: z.string(),
    size: z.int(),
    hex: z.string(),
    base64: z.string(),
    /** The ASN.1 elements in the order of the bytes; a tree by `depth`. */
    elements: z.array(
      z.object({
        depth: z.int(),
        start: z.int(),
        /** First content octet. */
        content: z.int(),
        end: z.int(),
        /** `SEQUENCE`, `[3]`, `UTF8String` … */
        tag: z.string(),
        /** What the standard calls this element. */
        name: z.string().nullable(),
        /** Printable form of a primitive value. */
        value: z.string().nullable(),
        /** The decoded value that is exactly this element, by its path. */
        path: z.string().nullable(),
        /** DER inside an OCTET STRING or BIT STRING. */
        encapsulated: z.boolean(),
      }),
    ),
    /** Every decoded value by its path in the standard's names. */
    fields: z.array(z.object({ path: z.string(), start: z.int(), end: z.int() })),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'CertificateBytes' });
export type CertificateBytes = z.output<typeof certificateBytesSchema>;
export type CertificateBytesRow = z.input<typeof certificateBytesSchema>;

/** Two certificates side by side. Each field is a list of texts, so that what was added or dropped can be marked. */
export const certificateComparisonSchema = z
  .object({
    left: certificateSchema,
    right: certificateSchema,
    fields: z.array(
      z.object({
        field: z.string(),
        left: z.array(z.string()),
        right: z.array(z.string()),
        same: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CertificateComparison' });
export type CertificateComparison = z.output<typeof certificateComparisonSchema>;

export { CERTIFICATE_KINDS, type CertificateKind } from '../core/certificate/kind.js';
export {
  CERTIFICATE_STATUSES,
  EXPIRY_BANDS,
  type CertificateStatus,
  type ExpiryBand,
} from '../core/certificate/status.js';
export { SEVERITIES, type Severity } from '../core/lint/lint.js';
