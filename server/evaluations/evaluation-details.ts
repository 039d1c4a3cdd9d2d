import type { Certificate } from '../core/certificate/certificate.js';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import { kindOf } from '../core/certificate/kind.js';
import { nameText } from '../core/certificate/name.js';
import type { AnchorSource } from '../core/verdict/anchors.js';
import {
  type EvaluationDocument,
  policyDocument,
  type TrustDocument,
} from '../core/verdict/evaluation-document.js';
import type { EvidenceKind, FoundBy } from '../core/verdict/evaluation-record.js';
import type { Evaluation } from '../core/verdict/evaluate.js';
import type { Evidence, Item, OcspItem } from '../core/verdict/evidence.js';
import type { RevocationOf } from '../core/verdict/revocation-of.js';
import { verdictDocument } from '../core/verdict/verdict-document.js';
import { hex } from '../core/asn1/hex.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import type {
  Attempt as AttemptRow,
  ChainLink,
  Evaluation as EvaluationAnswer,
} from './evaluations.contract.js';
import type { Attempt, Completed } from './complete-evidence.js';

export type ChainDocument = EvaluationAnswer['chain'];
export type AttemptDocument = AttemptRow;
export type ServiceDocument = EvaluationAnswer['services'][number];

/** One item of the evidence with what it said. */
export interface EvidenceLink {
  readonly sha256: string;
  readonly kind: EvidenceKind;
  readonly der: Uint8Array;
  readonly source: string;
  readonly receivedAt: Date;
  readonly nonce: string | null;
  readonly about: readonly string[];
  readonly thisUpdate: Date | null;
  readonly nextUpdate: Date | null;
  readonly status: 'good' | 'revoked' | 'on-hold' | 'unknown' | null;
  readonly decisive: boolean;
}

/** Everything about an evaluation that is written down. */
export interface EvaluationDetails {
  readonly document: EvaluationDocument;
  readonly links: readonly EvidenceLink[];
  readonly chain: ChainDocument;
  readonly attempts: readonly AttemptDocument[];
  readonly services: readonly ServiceDocument[];
}

/** `stored`: SHA-256 of those among the intermediates that are in the inventory. */
export function detailsOf(
  { evidence, evaluation, attempts }: Completed,
  trust: TrustDocument,
  stored: ReadonlySet<string>,
): EvaluationDetails {
  const links = linksOf(evidence, evaluation, stored);
  return {
    links,
    document: {
      version: 1,
      certificate: nodeCrypto.sha256(evidence.der),
      gatheredAt: evidence.gatheredAt.toISOString(),
      verdict: verdictDocument(evaluation.verdict),
      evidence: links
        .filter(({ kind }) => kind !== 'anchor')
        .map(({ sha256, kind, source, receivedAt, nonce }) => {
          return { sha256, kind, source, receivedAt: receivedAt.toISOString(), nonce };
        }),
      trust,
      policy: policyDocument(evidence.policy),
      ...(evidence.register?.basis && { register: evidence.register.basis }),
    },
    chain: chainOf(evidence, evaluation, stored),
    attempts: attempts.map(attemptDocument),
    services: servicesOf(evaluation, trust),
  };
}

const attemptDocument = ({ at, ...attempt }: Attempt): AttemptDocument => ({
  ...attempt,
  at: at.toISOString(),
});

/** In the order in which a replay puts them back. */
function linksOf(evidence: Evidence, evaluation: Evaluation, stored: ReadonlySet<string>): EvidenceLink[] {
  const judged = judgements(evaluation.revocation);
  const link = (kind: EvidenceKind, item: OcspItem): EvidenceLink => {
    const { der, source, receivedAt, nonce } = item;
    const said = judged.get(item);
    return {
      ...{ sha256: nodeCrypto.sha256(der), kind, der, source, receivedAt },
      nonce: nonce === undefined ? null : hex(nonce),
      about: said?.about ?? [],
      thisUpdate: said?.thisUpdate ?? null,
      nextUpdate: said?.nextUpdate ?? null,
      status: said?.status ?? null,
      decisive: said?.decisive ?? false,
    };
  };
  const given = (der: Uint8Array, source: string): Item => ({ der, source, receivedAt: evidence.gatheredAt });
  const inPath = new Set((evaluation.path?.certificates ?? []).map(({ der }) => nodeCrypto.sha256(der)));
  return [
    link('certificate', given(evidence.der, '')),
    ...evidence.intermediates
      .map((item) => link(stored.has(nodeCrypto.sha256(item.der)) ? 'certificate' : 'issuer', item))
      .map((one) => ({ ...one, decisive: hashesIn(one.der).some((sha256) => inPath.has(sha256)) })),
    ...evidence.anchors.map(({ der, scheme }) => link('anchor', given(der, scheme?.name ?? ''))),
    ...evidence.ocsp.map((item) => link('ocsp', item)),
    ...evidence.crls.map((item) => link('crl', item)),
  ];
}

interface Said {
  readonly about: string[];
  readonly thisUpdate: Date | null;
  readonly nextUpdate: Date | null;
  readonly status: 'good' | 'revoked' | 'on-hold' | 'unknown';
  decisive: boolean;
}

/** What each item said; of a CRL that speaks about several certificates, what it said about the first. */
function judgements(revocation: readonly RevocationOf[]): Map<Item, Said> {
  const said = new Map<Item, Said>();
  for (const { certificate, judgements: all, decision } of revocation) {
    const about = nodeCrypto.sha256(certificate.der);
    for (const [i, { item, verdict, thisUpdate, nextUpdate }] of all.entries()) {
      const decisive = decision.basis.includes(i);
      const known = said.get(item);
      if (known !== undefined) {
        known.about.push(about);
        known.decisive ||= decisive;
      } else {
        const dates = { thisUpdate: thisUpdate ?? null, nextUpdate: nextUpdate ?? null };
        said.set(item, { about: [about], ...dates, status: verdict.status, decisive });
      }
    }
  }
  return said;
}

/** SHA-256 of the certificates in an item, which may be PKCS#7. */
const hashesIn = (bytes: Uint8Array): string[] =>
  certificatesInFile(bytes).flatMap((found) => ('der' in found ? [nodeCrypto.sha256(found.der)] : []));

function chainOf(
  { intermediates }: Evidence,
  { certificate, path, closest, revocation }: Evaluation,
  stored: ReadonlySet<string>,
): ChainDocument {
  const origin = new Map<string, Item>();
  for (const item of intermediates) for (const sha256 of hashesIn(item.der)) origin.set(sha256, item);
  const states = new Map(revocation.map((one) => [one.certificate, revocationState(one)]));
  const certificates =
    path?.certificates ?? (closest.length > 0 ? closest : certificate ? [certificate] : []);
  const links = certificates.map((one, i): ChainLink => {
    const sha256 = nodeCrypto.sha256(one.der);
    const item = origin.get(sha256);
    const foundBy: FoundBy =
      i === 0 ? 'given' : item && !stored.has(nodeCrypto.sha256(item.der)) ? 'aia' : 'stored';
    const source = foundBy === 'aia' ? (item?.source ?? null) : null;
    return linkOf(one, { foundBy, source, revocation: states.get(one) ?? null });
  });
  const anchor = path?.anchor.certificate?.certificate;
  const source = path?.anchor.source as AnchorSource | undefined;
  if (anchor !== undefined && source !== undefined)
    links.push(
      linkOf(anchor, {
        foundBy: source.kind === 'own' ? 'scheme' : 'trusted-list',
        source: source.kind === 'own' ? (source.anchor.scheme?.name ?? null) : source.territory,
        revocation: null,
      }),
    );
  return { complete: path !== undefined, certificates: links };
}

function linkOf(
  certificate: Certificate,
  found: Pick<ChainLink, 'foundBy' | 'source' | 'revocation'>,
): ChainLink {
  const { der, subject, issuer, serialNumber, notBefore, notAfter } = certificate;
  return {
    sha256: nodeCrypto.sha256(der),
    subject: nameText(subject, der),
    issuer: nameText(issuer, der),
    serialNumber: serialNumber.hex,
    kind: kindOf(certificate),
    notBefore: notBefore.instant.toISOString(),
    notAfter: notAfter.instant.toISOString(),
    ...found,
  };
}

const revocationState = ({ notApplicable, decision }: RevocationOf): ChainLink['revocation'] =>
  notApplicable === undefined ? decision.status : 'not-applicable';

/** The services that recognise the certificate, in the states that they were in at the two times that count. */
function servicesOf({ qualification }: Evaluation, { lists }: TrustDocument): ServiceDocument[] {
  const territory = qualification?.territory ?? lists[0]?.territory ?? '';
  const at = (when: 'now' | 'issuance'): ServiceDocument[] =>
    (qualification?.[when]?.states ?? []).map(({ provider, state }) => ({
      ...{ territory, provider, when, since: state.since },
      service: state.names[0]?.text ?? '',
      status: state.status.split('/').filter(Boolean).at(-1) ?? state.status,
    }));
  return [...at('now'), ...at('issuance')];
}
