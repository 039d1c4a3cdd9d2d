import type { Certificate } from '../certificate/certificate.js';
import { readSignatureScheme, type SignatureScheme } from '../signatures/signature-scheme.js';
import { readSigningKey, type SigningKey } from '../signatures/signing-key.js';
import { certificateFaults } from './certificate-faults.js';
import { comparableName, type ComparableName } from './comparable-name.js';
import { type PathExtensions, readPathExtensions } from './path-extensions.js';
import type { Fault } from './path-problem.js';
import { type CompiledConstraints, compileNameConstraints } from './name-constraints.js';
import { type SubjectNames, subjectNames } from './subject-names.js';

/** A certificate with everything that path validation asks it more than once. */
export class PathCertificate {
  readonly subject: ComparableName;
  readonly issuer: ComparableName;
  /** RFC 5280 §3.2: subject and issuer are the same entity, whoever's key signed. */
  readonly selfIssued: boolean;
  readonly publicKey: Uint8Array;
  /** Equal for equal keys and different for different ones. */
  readonly keyText: string;

  private laterRead: ReturnType<typeof readPathExtensions> | undefined;
  private laterFaults: readonly Fault[] | undefined;
  private laterNames: SubjectNames | undefined;
  private laterConstraints: CompiledConstraints | undefined;
  private laterKey: SigningKey | undefined | null = null;
  private laterScheme: SignatureScheme | undefined | null = null;

  constructor(readonly certificate: Certificate) {
    const { der, subject, issuer, publicKey } = certificate;
    this.subject = comparableName(subject, der);
    this.issuer = sameName(certificate) ? this.subject : comparableName(issuer, der);
    this.selfIssued = this.subject.text === this.issuer.text;
    this.publicKey = der.subarray(publicKey.at.start, publicKey.at.end);
    this.keyText = bytesText(this.publicKey);
  }

  // What follows is read when a search comes to it, because a pool holds thousands and a path three.

  get extensions(): PathExtensions {
    return (this.laterRead ??= readPathExtensions(this.certificate)).extensions;
  }

  /** What is wrong at every instant and in every place of a path. */
  get faults(): readonly Fault[] {
    return (this.laterFaults ??= [
      ...certificateFaults(this.certificate, this.extensions),
      ...this.laterRead!.faults,
    ]);
  }

  get names(): SubjectNames {
    return (this.laterNames ??= subjectNames(this.certificate, this.subject));
  }

  get nameConstraints(): CompiledConstraints | undefined {
    const { nameConstraints } = this.extensions;
    return (
      nameConstraints &&
      (this.laterConstraints ??= compileNameConstraints(nameConstraints, this.certificate.der))
    );
  }

  get key(): SigningKey | undefined {
    if (this.laterKey === null) this.laterKey = readSigningKey(this.publicKey);
    return this.laterKey;
  }

  get scheme(): SignatureScheme | undefined {
    if (this.laterScheme === null) {
      const { start, end } = this.certificate.signatureAlgorithm.at;
      this.laterScheme = readSignatureScheme(this.certificate.der.subarray(start, end));
    }
    return this.laterScheme;
  }
}

function sameName({ der, subject, issuer }: Certificate): boolean {
  const length = subject.at.end - subject.at.start;
  if (length !== issuer.at.end - issuer.at.start) return false;
  for (let i = 0; i < length; i++) if (der[subject.at.start + i] !== der[issuer.at.start + i]) return false;
  return true;
}

const LATIN1 = new TextDecoder('latin1');

/** One character for each octet, so that bytes can be a key of a map. */
export const bytesText = (bytes: Uint8Array): string => LATIN1.decode(bytes);
