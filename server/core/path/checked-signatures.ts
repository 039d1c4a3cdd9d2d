import { certificateSignature } from '../signatures/certificate-signature.js';
import type { SignatureCheck, SignatureVerifier } from '../signatures/signature-verifier.js';
import type { PathCertificate } from './path-certificate.js';
import type { PathBudget } from './path-work.js';

/** A public key as both certificates and anchors carry it. */
interface KeyHolder {
  readonly publicKey: Uint8Array;
  readonly keyText: string;
}

/** The signatures of one search: each certificate with each key is verified once, however many paths go through both. */
export class CheckedSignatures {
  private readonly known = new Map<PathCertificate, Map<string, SignatureCheck>>();

  constructor(
    private readonly verifier: SignatureVerifier,
    private readonly budget: PathBudget,
  ) {}

  /** `undefined` when the budget is spent. */
  check(certificate: PathCertificate, { publicKey, keyText }: KeyHolder): SignatureCheck | undefined {
    let checks = this.known.get(certificate);
    if (checks === undefined) this.known.set(certificate, (checks = new Map()));
    let check = checks.get(keyText);
    if (check === undefined) {
      if (!this.budget.spend('signatures')) return undefined;
      const signed = certificateSignature(certificate.certificate, publicKey);
      check = signed === undefined ? 'invalid' : this.verifier.verify(signed);
      checks.set(keyText, check);
    }
    return check;
  }

  /** Whether a key that was tried so far verified the certificate. */
  anyVerified(certificate: PathCertificate): boolean {
    return [...(this.known.get(certificate)?.values() ?? [])].includes('valid');
  }
}
