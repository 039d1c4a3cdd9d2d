import { z } from 'zod';
import { ATTEMPT_OUTCOMES } from '../core/trust-lists/attempt-outcome.js';
import { SERVICE_ASPECTS } from '../core/trust-lists/diff-editions.js';
import { LIST_WARNING_CODES } from '../core/trust-lists/judge-list.js';
import { instant } from '../platform/http/common.contract.js';

/** `LT`, `EL`, `UK`; `EU` is the list of lists. */
export const territorySchema = z.string().regex(/^[A-Z]{2}$/);

const sha256 = z.string().meta({ description: 'Lower-case hex.' });

// ---- Lists

/** How a list stands at the time of the answer. Only `current`, `overdue` and `closed` national lists are relied on. */
export const TRUSTED_LIST_STATES = [
  'current',
  /** Past its next update. A list of lists that is overdue decides nothing; of a national one the standard warns. */
  'overdue',
  /** States no next update: it will not be issued again. */
  'closed',
  /** None was ever good. */
  'missing',
  /** The list of lists in use no longer announces who signed it; it decides nothing. */
  'signer-withdrawn',
  /** The list of lists in use points at no list of the territory; it decides nothing. */
  'not-pointed-at',
] as const;
export type TrustedListState = (typeof TRUSTED_LIST_STATES)[number];

const warnings = z.array(z.object({ code: z.enum(LIST_WARNING_CODES), message: z.string() }));

const signer = z.object({
  sha256,
  /** RFC 4514. */
  subject: z.string(),
});

export const trustedListEditionSchema = z
  .object({
    id: z.uuid(),
    territory: territorySchema,
    /** Whether it is the one in use. */
    inUse: z.boolean(),
    sequenceNumber: z.int(),
    issued: instant,
    /** `null`: the list is closed. */
    nextUpdate: instant.nullable(),
    version: z.int().meta({ description: 'TSLVersionIdentifier: 5 or 6.' }),
    sha256,
    size: z.int().meta({ description: 'Bytes of the XML.' }),
    receivedAt: instant,
    /** The URL, or the name of the imported file. */
    source: z.string(),
    signer,
    warnings,
    services: z.int(),
    /** Services that are granted and issue qualified website certificates now. */
    webServices: z.int(),
  })
  .meta({ id: 'TrustedListEdition' });

/** One row per territory; `id` is the territory. */
export const trustedListSchema = z
  .object({
    id: territorySchema,
    territory: territorySchema,
    state: z.enum(TRUSTED_LIST_STATES),
    /** Where it is published; `null` when nothing points at it any more. */
    location: z.string().nullable(),
    /** The edition in use: the last that was good. */
    edition: trustedListEditionSchema.nullable(),
    lastAttemptAt: instant.nullable(),
    lastSuccessAt: instant.nullable(),
    /** Of the last attempt; everything but `accepted`, `unchanged` and `not-modified` left the edition in use alone. */
    lastOutcome: z.enum(ATTEMPT_OUTCOMES).nullable(),
    /** One sentence about the last attempt; `null` when it was a success. */
    lastMessage: z.string().nullable(),
    /** Attempts in a row that failed. */
    failures: z.int(),
    /** `null` while updates are switched off or nothing points at it. */
    nextAttemptAt: instant.nullable(),
  })
  .meta({ id: 'TrustedList' });

// ---- Services

export const SERVICE_PURPOSES = ['signatures', 'seals', 'web'] as const;
export type ServicePurpose = (typeof SERVICE_PURPOSES)[number];

const serviceCertificate = z.object({
  sha256,
  /** RFC 4514, spelt like `issuer` of a stored certificate. */
  subject: z.string(),
  /** Subject key identifier, lower-case hex. */
  ski: z.string().nullable(),
  notAfter: instant,
});

export const trustServiceSchema = z
  .object({
    /** Stays the same from edition to edition while provider, type, name and certificates do. */
    id: z.string(),
    territory: territorySchema,
    provider: z.string(),
    name: z.string(),
    /** Last part of ServiceTypeIdentifier: `CA/QC`, `TSA/QTST`. */
    type: z.string(),
    /** Last part of ServiceStatus: `granted`, `withdrawn`. */
    status: z.string(),
    since: instant,
    /** What it issues qualified certificates for; empty for other services. */
    purposes: z.array(z.enum(SERVICE_PURPOSES)),
    certificates: z.array(serviceCertificate),
  })
  .meta({ id: 'TrustService' });

const serviceState = z.object({
  type: z.string(),
  status: z.string(),
  statusUri: z.string(),
  since: instant,
  names: z.array(z.object({ language: z.string(), text: z.string() })),
  purposes: z.array(z.enum(SERVICE_PURPOSES)),
  /** Last parts of the URIs of qualifiers, e.g. `QCWithQSCD`. */
  qualifiers: z.array(z.string()),
});

export const trustServiceDetailsSchema = trustServiceSchema
  .extend({
    /** The edition it is read from. */
    editionId: z.uuid(),
    sequenceNumber: z.int(),
    typeUri: z.string(),
    statusUri: z.string(),
    providerNames: z.array(z.object({ language: z.string(), text: z.string() })),
    tradeNames: z.array(z.string()),
    informationUris: z.array(z.string()),
    /** PEM of the certificates, in their order. */
    pem: z.array(z.string()),
    /** The present state first, then as the list has them. */
    states: z.array(serviceState),
  })
  .meta({ id: 'TrustServiceDetails' });

// ---- Difference of two editions

const serviceInDifference = z.object({
  name: z.string(),
  type: z.string(),
  status: z.string(),
  since: instant,
  purposes: z.array(z.enum(SERVICE_PURPOSES)),
  certificates: z.array(serviceCertificate),
});

export const editionDifferenceSchema = z
  .object({
    /** `null`: compared with nothing, because `to` is the first edition. */
    from: trustedListEditionSchema.nullable(),
    to: trustedListEditionSchema,
    providersAdded: z.array(z.string()),
    providersRemoved: z.array(z.string()),
    servicesAdded: z.array(z.object({ provider: z.string(), service: serviceInDifference })),
    servicesRemoved: z.array(z.object({ provider: z.string(), service: serviceInDifference })),
    servicesChanged: z.array(
      z.object({
        provider: z.string(),
        before: serviceInDifference,
        after: serviceInDifference,
        changes: z.array(z.enum(SERVICE_ASPECTS)),
      }),
    ),
    /**
     * Subjects of the certificates of all services above. A stored certificate whose `issuer` is among them is touched:
     * `GET /certificates?filter={"issuer": …}` finds those.
     */
    issuers: z.array(z.string()),
  })
  .meta({ id: 'EditionDifference' });

// ---- Refresh and import

/** Without `territory` every list. */
export const refreshTrustedListsSchema = z
  .strictObject({ territory: territorySchema.optional() })
  .meta({ id: 'RefreshTrustedLists' });

/** Follow it at `/jobs/:id`; its result is `{attempts: TrustedListAttempt[]}`. */
export const trustedListJobSchema = z.object({ jobId: z.uuid() }).meta({ id: 'TrustedListJob' });

/** What became of one list, fetched or imported. */
export const trustedListAttemptSchema = z
  .object({
    /** URL, or name of the file. */
    source: z.string(),
    /** `null` when the file is no list. */
    territory: territorySchema.nullable(),
    outcome: z.enum(ATTEMPT_OUTCOMES),
    message: z.string().nullable(),
    /** The edition in use afterwards, when it is this one. */
    editionId: z.uuid().nullable(),
    sequenceNumber: z.int().nullable(),
  })
  .meta({ id: 'TrustedListAttempt' });

// ---- The Official Journal: where trust in the lists begins

export const officialJournalNoticeSchema = z
  .object({
    id: z.string(),
    /** The URL by which the list of lists names the publication. */
    location: z.string(),
    /** `shipped` with the product, or `own`: uploaded by an administrator, which replaces a shipped one of the same URL. */
    origin: z.enum(['shipped', 'own']),
    /** A shipped one that an own one has replaced. */
    replaced: z.boolean(),
    /** The list of lists in use was accepted by it. */
    inUse: z.boolean(),
    signers: z.array(signer.extend({ notAfter: instant })),
    createdAt: instant.nullable(),
    createdBy: z.string().nullable(),
  })
  .meta({ id: 'OfficialJournalNotice' });

export const createOfficialJournalNoticeSchema = z
  .strictObject({
    location: z.url({ protocol: /^https?$/ }).max(2_000),
    /** Certificates that may sign the list of lists. */
    pem: z.string().min(1).max(500_000),
    /** Whoever replaces these certificates replaces all trust in the lists; said explicitly. */
    confirmed: z.literal(true, {
      error: 'has to be true: all trust in the lists rests on these certificates',
    }),
  })
  .meta({ id: 'CreateOfficialJournalNotice' });

// ---- Anchors of other schemes

/** `approved` ones are in use. */
export const TRUST_ANCHOR_STATES = ['proposed', 'approved', 'revoked'] as const;
export type TrustAnchorState = (typeof TRUST_ANCHOR_STATES)[number];

export const trustAnchorSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(TRUST_ANCHOR_STATES),
    /** `Georgian PSP scheme`; a verdict under it says this name and never "qualified". */
    scheme: z.string(),
    /** For which certificates, in words. */
    scope: z.string(),
    reason: z.string(),
    certificate: z.object({
      sha256,
      subject: z.string(),
      issuer: z.string(),
      serialNumber: z.string(),
      notBefore: instant,
      notAfter: instant,
      pem: z.string(),
    }),
    proposedBy: z.string(),
    /** Who may not approve it. */
    proposedById: z.string(),
    proposedAt: instant,
    approvedBy: z.string().nullable(),
    approvedAt: instant.nullable(),
    revokedBy: z.string().nullable(),
    revokedAt: instant.nullable(),
    revokedReason: z.string().nullable(),
  })
  .meta({ id: 'TrustAnchor' });

const words = (max: number) => z.string().trim().min(1).max(max);

export const proposeTrustAnchorSchema = z
  .strictObject({
    /** One CA certificate. */
    pem: z.string().min(1).max(100_000),
    scheme: words(100),
    scope: words(500),
    reason: words(2_000),
  })
  .meta({ id: 'ProposeTrustAnchor' });

export const revokeTrustAnchorSchema = z
  .strictObject({ reason: words(2_000) })
  .meta({ id: 'RevokeTrustAnchor' });

/** What a client receives. */
export type TrustedList = z.output<typeof trustedListSchema>;
export type TrustedListEdition = z.output<typeof trustedListEditionSchema>;
export type TrustService = z.output<typeof trustServiceSchema>;
export type TrustServiceDetails = z.output<typeof trustServiceDetailsSchema>;
export type EditionDifference = z.output<typeof editionDifferenceSchema>;
export type RefreshTrustedLists = z.output<typeof refreshTrustedListsSchema>;
export type TrustedListAttempt = z.output<typeof trustedListAttemptSchema>;
export type OfficialJournalNotice = z.output<typeof officialJournalNoticeSchema>;
export type CreateOfficialJournalNotice = z.output<typeof createOfficialJournalNoticeSchema>;
export type TrustAnchor = z.output<typeof trustAnchorSchema>;
export type ProposeTrustAnchor = z.output<typeof proposeTrustAnchorSchema>;
export type RevokeTrustAnchor = z.output<typeof revokeTrustAnchorSchema>;

/** What the server hands over, dates still being dates. */
export type TrustedListRow = z.input<typeof trustedListSchema>;
export type TrustedListEditionRow = z.input<typeof trustedListEditionSchema>;
export type TrustServiceRow = z.input<typeof trustServiceSchema>;
export type TrustServiceDetailsRow = z.input<typeof trustServiceDetailsSchema>;
export type EditionDifferenceRow = z.input<typeof editionDifferenceSchema>;
export type OfficialJournalNoticeRow = z.input<typeof officialJournalNoticeSchema>;
export type TrustAnchorRow = z.input<typeof trustAnchorSchema>;

export {
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  failureKind,
  isSuccess,
  isTransportFailure,
} from '../core/trust-lists/attempt-outcome.js';
export { SERVICE_ASPECTS, type ServiceAspect } from '../core/trust-lists/diff-editions.js';
export { LIST_WARNING_CODES, type ListWarningCode } from '../core/trust-lists/judge-list.js';

/*
 * Routes, all below /api/v1. Lists speak the dialect of `list-query.ts`.
 *
 * GET    /trusted-lists                                    filters: id, territory, state, lastOutcome, failing (boolean), q
 *                                                          sort: territory, lastAttemptAt, lastSuccessAt, failures, nextAttemptAt
 * GET    /trusted-lists/:territory
 * GET    /trusted-lists/:territory/editions                filters: id, receivedAt_gte, receivedAt_lt
 *                                                          sort: receivedAt, sequenceNumber, issued
 * GET    /trusted-lists/:territory/editions/:id
 * GET    /trusted-lists/:territory/editions/:id/xml        the file as it was received
 * GET    /trusted-lists/:territory/editions/:id/difference?from=UUID   without `from`: the edition before
 * POST   /trusted-lists/refresh                            RefreshTrustedLists → 202 TrustedListJob
 * POST   /trusted-lists/import                             multipart `file` (XML, .xml.gz, ZIP) → 200 TrustedListAttempt[]
 * GET    /trusted-lists/export                             ZIP
 * GET    /trust-services                                   filters: id, territory, provider, status, type, purpose, sha256, q
 *                                                          sort: territory, provider, name, type, status, since
 * GET    /trust-services/:id                               TrustServiceDetails
 * GET    /official-journal                                 OfficialJournalNotice[], no list parameters
 * POST   /official-journal                                 CreateOfficialJournalNotice (administrators)
 * DELETE /official-journal/:id                             own ones only (administrators)
 * GET    /trust-anchors                                    filters: id, state, scheme, q; sort: proposedAt, approvedAt, scheme, state, notAfter
 * GET    /trust-anchors/:id
 * POST   /trust-anchors                                    ProposeTrustAnchor → 201
 * POST   /trust-anchors/:id/approve                        no body; 409 second-person-needed for who proposed it
 * POST   /trust-anchors/:id/revoke                         RevokeTrustAnchor; also withdraws a proposal
 */
