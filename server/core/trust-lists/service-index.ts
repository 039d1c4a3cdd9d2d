import { hex } from '../asn1/hex.js';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { fromBase64 } from './base64.js';
import { CA_QC } from './names.js';
import type { ServiceState, TrustedList, TrustService, TrustServiceProvider } from './trusted-list.js';

/** A certificate by which CA/QC services are identified: a trust anchor of the EU scheme. */
export interface ListedAnchor {
  /** Base64 of the DER, as in the list. */
  readonly certificate: string;
  readonly der: Uint8Array;
  /** SubjectPublicKeyInfo and subject, as DER. */
  readonly publicKey: Uint8Array;
  readonly subject: Uint8Array;
  readonly services: readonly ListedService[];
}

export interface ListedService {
  readonly provider: TrustServiceProvider;
  readonly service: TrustService;
}

export interface ServiceIndex {
  /** Each certificate once, in the order of the list. */
  readonly anchors: readonly ListedAnchor[];
  /** By the hex of the subject's DER, for whoever looks for an issuer. */
  readonly bySubject: ReadonlyMap<string, readonly ListedAnchor[]>;
  /** Certificates on the list that are none. */
  readonly unreadable: number;
}

/**
 * The certificates of the services that issue qualified certificates, or ever did: what a path may end at. Made once
 * for each edition of a list.
 */
export function indexServices({ providers }: TrustedList): ServiceIndex {
  const services = new Map<string, ListedService[]>();
  for (const provider of providers) {
    for (const service of provider.services) {
      for (const certificate of certificatesOf(service)) {
        const listed = services.get(certificate);
        if (listed === undefined) services.set(certificate, [{ provider, service }]);
        else listed.push({ provider, service });
      }
    }
  }
  const anchors: ListedAnchor[] = [];
  const bySubject = new Map<string, ListedAnchor[]>();
  for (const [certificate, listed] of services) {
    const anchor = readAnchor(certificate, listed);
    if (anchor === undefined) continue;
    anchors.push(anchor);
    const key = hex(anchor.subject);
    const same = bySubject.get(key);
    if (same === undefined) bySubject.set(key, [anchor]);
    else same.push(anchor);
  }
  return { anchors, bySubject, unreadable: services.size - anchors.length };
}

/** The present state and those before it, in the order of the list. */
export const statesOf = (service: TrustService): readonly ServiceState[] => [service, ...service.history];

const certificatesOf = (service: TrustService): ReadonlySet<string> =>
  new Set(
    statesOf(service)
      .filter(({ type }) => type === CA_QC)
      .flatMap(({ identity }) => identity.certificates),
  );

function readAnchor(certificate: string, services: readonly ListedService[]): ListedAnchor | undefined {
  const der = fromBase64(certificate);
  const read = der === undefined ? undefined : decodeCertificate(der);
  if (der === undefined || read?.ok !== true) return undefined;
  const { publicKey, subject } = read.value;
  return {
    certificate,
    der,
    publicKey: der.subarray(publicKey.at.start, publicKey.at.end),
    subject: der.subarray(subject.at.start, subject.at.end),
    services,
  };
}
