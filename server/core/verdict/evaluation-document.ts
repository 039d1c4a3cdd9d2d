import { type Json, canonicalJson } from '../audit/canonical-json.js';
import type { Adjustment } from '../lint/adjustments.js';
import type { RegisterBasis } from '../registers/register-basis.js';
import { registerAnswerFor } from '../registers/register-answer.js';
import type { ListOfListsState, NationalListState } from '../qualification/qualify.js';
import type { EvidenceKind } from './evaluation-record.js';
import type { Anchor, Evidence, Item, OcspItem, TrustedLists, VerdictPolicy } from './evidence.js';
import type { VerdictDocument } from './verdict-document.js';

/** An edition of a trusted list that a verdict rests on. */
export interface EditionDocument {
  readonly id: string;
  readonly territory: string;
  readonly sequenceNumber: number;
  readonly issued: string;
  readonly nextUpdate: string | null;
  /** Of the XML as it was received. */
  readonly sha256: string;
}

/** What was trusted, as far as the verdict looked at it. */
export interface TrustDocument {
  readonly listOfLists: ListOfListsState;
  readonly lists: readonly {
    readonly territory: string;
    readonly state: NationalListState['state'];
    readonly edition: EditionDocument | null;
  }[];
  /** Those of `lists` and the list of lists. */
  readonly editions: readonly EditionDocument[];
  readonly anchors: readonly { readonly sha256: string; readonly scheme: Anchor['scheme'] }[];
}

/** Bytes that a verdict rests on, by their hash. */
export interface ItemDocument {
  readonly sha256: string;
  readonly kind: EvidenceKind;
  readonly source: string;
  /** ISO text in UTC. */
  readonly receivedAt: string;
  /** Lower-case hex; what was sent to get an OCSP response. */
  readonly nonce: string | null;
}

/**
 * A verdict with the names of everything it rests on: together with the bytes that these hashes name, enough to reach
 * it again in ten years. Its own hash stands in the audit log.
 */
export interface EvaluationDocument {
  readonly version: 1;
  /** SHA-256 of the certificate. */
  readonly certificate: string;
  readonly gatheredAt: string;
  readonly verdict: VerdictDocument;
  /** In the order in which the evaluation saw it. */
  readonly evidence: readonly ItemDocument[];
  readonly trust: TrustDocument;
  readonly policy: PolicyDocument;
  /** What the registers were found to say; absent where none was asked. */
  readonly register?: RegisterBasis;
}

/** The choices that change verdicts, as JSON. */
export interface PolicyDocument extends Omit<VerdictPolicy, 'adjustments'> {
  readonly adjustments: readonly (Omit<Adjustment, 'until'> & { readonly until: string | null })[];
}

export const policyDocument = ({ adjustments = [], ...policy }: VerdictPolicy): PolicyDocument => ({
  ...policy,
  adjustments: adjustments.map(({ ruleId, severity, reason, until }) => {
    return { ruleId, severity, reason, until: until?.toISOString() ?? null };
  }),
});

const policyOf = ({ adjustments, ...policy }: PolicyDocument): VerdictPolicy => ({
  ...policy,
  adjustments: adjustments.map(({ until, ...adjustment }) => ({
    ...adjustment,
    ...(until !== null && { until: new Date(until) }),
  })),
});

/** The text that is hashed. */
export const evaluationText = (document: EvaluationDocument): string =>
  canonicalJson(document as unknown as Json);

export interface StoredEvidence {
  /** The bytes with this SHA-256. */
  readonly bytes: (sha256: string) => Uint8Array | undefined;
  /** An edition by its id. */
  readonly list: (edition: EditionDocument) => NationalListState | undefined;
}

export type Rebuilt =
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly missing: readonly string[] };

/** The evidence of a past evaluation, from the bytes that were kept of it. */
export function rebuildEvidence(document: EvaluationDocument, stored: StoredEvidence): Rebuilt {
  const missing: string[] = [];
  const bytesOf = (sha256: string): Uint8Array => {
    const bytes = stored.bytes(sha256);
    if (bytes === undefined) missing.push(sha256);
    return bytes ?? new Uint8Array();
  };
  const items = (...kinds: readonly EvidenceKind[]): OcspItem[] =>
    document.evidence
      .filter(({ kind, sha256 }) => kinds.includes(kind) && sha256 !== document.certificate)
      .map(({ sha256, source, receivedAt, nonce }) => ({
        ...{ der: bytesOf(sha256), source, receivedAt: new Date(receivedAt) },
        ...(nonce !== null && { nonce: fromHex(nonce) }),
      }));
  const lists = rebuildLists(document.trust, stored, missing);
  const der = bytesOf(document.certificate);
  const at = new Date(document.verdict.at);
  const evidence: Evidence = {
    ...{ der, at },
    gatheredAt: new Date(document.gatheredAt),
    lists,
    anchors: document.trust.anchors.map(({ sha256, scheme }) => ({ der: bytesOf(sha256), scheme })),
    // The order within a kind is what the evaluation saw; kinds are apart there, too.
    intermediates: items('issuer', 'certificate') as readonly Item[],
    ocsp: items('ocsp'),
    crls: items('crl'),
    register: document.register && registerAnswerFor(der, document.register, at),
    policy: policyOf(document.policy),
  };
  return missing.length === 0 ? { ok: true, evidence } : { ok: false, missing: [...new Set(missing)] };
}

function rebuildLists(trust: TrustDocument, stored: StoredEvidence, missing: string[]): TrustedLists {
  const states = new Map<string, NationalListState>();
  for (const { territory, state, edition } of trust.lists) {
    if (state !== 'usable') states.set(territory, { state });
    else {
      const list = edition === null ? undefined : stored.list(edition);
      if (list === undefined) missing.push(edition?.sha256 ?? territory);
      else states.set(territory, list);
    }
  }
  return {
    listOfLists: trust.listOfLists,
    listOf: (territory) => states.get(territory) ?? { state: 'unusable' },
  };
}

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (octet) => parseInt(octet, 16));
