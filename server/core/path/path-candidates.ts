import type { Certificate } from '../certificate/certificate.js';
import { bytesText, PathCertificate } from './path-certificate.js';
import type { TrustAnchor } from './trust-anchor.js';

/**
 * Everything a path may be made of, found by name: trust anchors and intermediate certificates. Made once and used for
 * any number of searches; it holds no instant and no verdict.
 */
export class PathCandidates {
  private readonly anchors = new Map<string, TrustAnchor[]>();
  private readonly intermediates = new Map<string, PathCertificate[]>();
  private readonly byKeyIdentifier = new Map<string, Certificate>();
  /** Subjects from which a chain of names leads to an anchor. */
  private readonly leading = new Set<string>();

  constructor(anchors: Iterable<TrustAnchor>, intermediates: Iterable<Certificate> = []) {
    for (const anchor of anchors) {
      put(this.anchors, anchor.name.text, anchor);
      const { certificate } = anchor;
      if (certificate !== undefined) this.identify(certificate.certificate);
    }
    const below = new Map<string, PathCertificate[]>();
    const seen = new Set<string>();
    for (const certificate of intermediates) {
      const bytes = bytesText(certificate.der);
      if (seen.has(bytes)) continue;
      seen.add(bytes);
      const prepared = new PathCertificate(certificate);
      put(this.intermediates, prepared.subject.text, prepared);
      put(below, prepared.issuer.text, prepared);
      this.identify(certificate);
    }
    this.followNames(below);
  }

  anchorsNamed(name: string): readonly TrustAnchor[] {
    return this.anchors.get(name) ?? [];
  }

  intermediatesNamed(name: string): readonly PathCertificate[] {
    return this.intermediates.get(name) ?? [];
  }

  /** False when no chain of names leads from certificates of this subject to an anchor. */
  leadsToAnchor(subject: string): boolean {
    return this.leading.has(subject);
  }

  withKeyIdentifier(identifier: string): Certificate | undefined {
    return this.byKeyIdentifier.get(identifier);
  }

  private identify(certificate: Certificate): void {
    const identifier = certificate.subjectKeyIdentifier;
    if (identifier !== undefined && !this.byKeyIdentifier.has(identifier))
      this.byKeyIdentifier.set(identifier, certificate);
  }

  private followNames(below: ReadonlyMap<string, readonly PathCertificate[]>): void {
    const names = new Set(this.anchors.keys());
    // A Set is walked in the order of insertion, also over what the walk adds.
    for (const name of names) {
      for (const { subject } of below.get(name) ?? []) {
        this.leading.add(subject.text);
        names.add(subject.text);
      }
    }
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
