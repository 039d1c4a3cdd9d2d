import { readDer } from '../../server/core/asn1/der.js';
import {
  type AuthorityParticulars,
  CertificateAuthority,
  type IssuedCertificate,
  type LeafParticulars,
} from './certificate-authority.js';
import { boolean, implicit, explicit, nothing, oid, sequence } from './der.js';
import { extension } from './mint.js';
import {
  basicResponse,
  decodedCertificate,
  errorResponse,
  type ListedEntry,
  revocationList,
  serialOf,
  type Signer,
  type TestList,
  type TestReason,
  type TestStatus,
} from './revocation-messages.js';

/** How the responder behaves; `good` answers honestly. */
export type ResponderMode = 'good' | 'down' | 'try-later' | 'wrong-signer' | 'old' | 'garbage';

const HOUR = 3_600_000;
const OLD_MS = 60 * 24 * HOUR;

export interface DeskOptions {
  /** Who signs OCSP answers: a delegate of the CA, or the CA itself. */
  readonly responder?: 'delegated' | 'own';
  /** Complete CRLs stay as they were at the start; what changed since is in a delta CRL (RFC 5280 §5.2.4). */
  readonly delta?: boolean;
}

/** What goes back over HTTP. */
export interface DeskReply {
  readonly status: number;
  readonly type?: string;
  readonly body?: Uint8Array | string;
}

const BASE_CRL = 1;

/**
 * The OCSP responder (POST and GET), CRL publisher and caIssuers of one test CA, as answers to requests below an address.
 * It speaks the real protocols and takes commands from tests, the demo and whoever wants to see a revocation happen.
 */
export class RevocationDesk {
  mode: ResponderMode = 'good';
  /** Requests received, for tests about caching. */
  readonly requests: string[] = [];
  private readonly revoked = new Map<bigint, ListedEntry>();
  /** What the complete CRL holds, where there are delta CRLs. */
  private published: ReadonlyMap<bigint, ListedEntry> = new Map();
  private readonly issued = new Map<bigint, Uint8Array>();
  private readonly responder: Signer;
  private readonly stranger: Signer;
  private readonly deltas: boolean;
  private crlNumber = BASE_CRL;

  constructor(
    readonly authority: CertificateAuthority,
    /** Without a slash at its end. */
    readonly address: string,
    private readonly now: () => Date,
    { responder = 'delegated', delta = false }: DeskOptions = {},
  ) {
    this.responder = responder === 'own' ? authority : delegateOf(authority);
    this.deltas = delta;
    this.stranger = CertificateAuthority.root({ commonName: 'Somebody Else', country: 'XX' });
  }

  get ocspUrl(): string {
    return `${this.address}/ocsp`;
  }
  get crlUrl(): string {
    return `${this.address}/ca.crl`;
  }
  get deltaUrl(): string {
    return `${this.address}/delta.crl`;
  }
  get issuerUrl(): string {
    return `${this.address}/ca.cer`;
  }

  /** Issues a certificate that points here. */
  issue(particulars: LeafParticulars = {}): IssuedCertificate {
    return this.known(
      this.authority.issue({
        ...particulars,
        mint: {
          ...particulars.mint,
          extensions: [...this.pointers(), ...(particulars.mint?.extensions ?? [])],
        },
      }),
    );
  }

  /** Issues a CA certificate that points here. */
  subordinate(particulars: AuthorityParticulars = {}): CertificateAuthority {
    return this.known(this.authority.subordinate({ ...particulars, extensions: this.pointers() }));
  }

  /** Knows a certificate that was issued elsewhere in the name of this CA. */
  known<T extends { readonly der: Uint8Array }>(certificate: T): T {
    this.issued.set(serialOf(decodedCertificate(certificate.der)), certificate.der);
    return certificate;
  }

  /** From now on the complete CRL holds what is revoked at this moment. */
  publishComplete(): void {
    this.published = new Map(this.revoked);
  }

  private pointers(): readonly Uint8Array[] {
    const uri = (address: string): Uint8Array => implicit(6, new TextEncoder().encode(address));
    const points = (address: string): Uint8Array =>
      sequence(sequence(explicit(0, explicit(0, uri(address)))));
    return [
      extension(
        '1.3.6.1.5.5.7.1.1',
        sequence(
          sequence(oid('1.3.6.1.5.5.7.48.1'), uri(this.ocspUrl)),
          sequence(oid('1.3.6.1.5.5.7.48.2'), uri(this.issuerUrl)),
        ),
      ),
      extension('2.5.29.31', points(this.crlUrl)),
      ...(this.deltas ? [extension('2.5.29.46', points(this.deltaUrl))] : []),
    ];
  }

  revoke(
    { der }: { readonly der: Uint8Array },
    reason: TestReason = 'keyCompromise',
    revokedAt = this.now(),
  ): void {
    const serial = serialOf(decodedCertificate(der));
    this.issued.set(serial, der);
    this.revoked.set(serial, { serial, revokedAt, reason });
    this.crlNumber++;
  }

  suspend(certificate: { readonly der: Uint8Array }, since = this.now()): void {
    this.revoke(certificate, 'certificateHold', since);
  }

  /** Lifts a suspension; also undoes a revocation, which no real CA could. */
  good({ der }: { readonly der: Uint8Array }): void {
    this.revoked.delete(serialOf(decodedCertificate(der)));
    this.crlNumber++;
  }

  /** The complete CRL as it would be served now. */
  crl(): Uint8Array {
    return this.list(
      this.deltas
        ? { number: BASE_CRL, entries: [...this.published.values()] }
        : { number: this.crlNumber, entries: [...this.revoked.values()] },
    );
  }

  /** What changed since the complete CRL. */
  delta(): Uint8Array {
    const changed = [...this.revoked.values()].filter((entry) => this.published.get(entry.serial) !== entry);
    const removed = [...this.published.values()]
      .filter(({ serial }) => !this.revoked.has(serial))
      .map((entry): ListedEntry => ({ ...entry, reason: 'removeFromCRL' }));
    return this.list({
      number: Math.max(this.crlNumber, BASE_CRL + 1),
      deltaBase: BASE_CRL,
      entries: [...changed, ...removed],
    });
  }

  private list(over: Pick<TestList, 'number' | 'deltaBase' | 'entries'>): Uint8Array {
    const thisUpdate = this.publishedAt();
    return revocationList({
      signer: this.mode === 'wrong-signer' ? this.stranger : this.authority,
      ...(this.mode === 'wrong-signer' && { issuer: this.subject() }),
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + 24 * HOUR),
      ...over,
    });
  }

  /** The answer to an OCSPRequest as it would be given now. */
  answer(request: Uint8Array): Uint8Array {
    if (this.mode === 'try-later') return errorResponse(3);
    const asked = requested(request);
    if (asked === undefined) return errorResponse(1);
    const { serial, nonce } = asked;
    const der = this.issued.get(serial);
    // An unknown serial number is answered about, too; any certificate lends its issuer.
    const certificate = decodedCertificate(der ?? this.responder.der);
    const thisUpdate = this.publishedAt();
    return basicResponse({
      signer: this.mode === 'wrong-signer' ? this.stranger : this.responder,
      certificates: [this.mode === 'wrong-signer' ? this.stranger.der : this.responder.der],
      producedAt: thisUpdate,
      ...(nonce && { nonce }),
      answers: [
        {
          certificate,
          issuer: decodedCertificate(this.authority.der),
          serial,
          status: der === undefined ? { status: 'unknown' } : this.statusOf(serial),
          thisUpdate,
          nextUpdate: new Date(thisUpdate.getTime() + 12 * HOUR),
        },
      ],
    });
  }

  private publishedAt(): Date {
    return new Date(this.now().getTime() - (this.mode === 'old' ? OLD_MS : 60_000));
  }

  private subject(): Uint8Array {
    const { der, subject } = decodedCertificate(this.authority.der);
    return der.subarray(subject.at.start, subject.at.end);
  }

  private statusOf(serial: bigint): TestStatus {
    const entry = this.revoked.get(serial);
    if (entry === undefined) return { status: 'good' };
    const { revokedAt, reason } = entry;
    return { status: 'revoked', revokedAt, ...(reason && { reason }) };
  }

  /** Answers a request whose path is below the address. */
  respond(method: string, path: string, body: Uint8Array): DeskReply {
    this.requests.push(`${method} ${path.startsWith('/ocsp') ? '/ocsp' : path}`);
    if (this.mode === 'down') return { status: 503 };
    if (this.mode === 'garbage') return { status: 200, body: '<html>Maintenance</html>' };
    const send = (type: string, bytes: Uint8Array): DeskReply => ({ status: 200, type, body: bytes });
    if (path === '/ca.crl') return send('application/pkix-crl', this.crl());
    if (path === '/delta.crl' && this.deltas) return send('application/pkix-crl', this.delta());
    if (path === '/ca.cer') return send('application/pkix-cert', this.authority.der);
    if (path === '/ocsp' && method === 'POST') return send('application/ocsp-response', this.answer(body));
    if (path.startsWith('/ocsp/') && method === 'GET') {
      const encoded = decodeURIComponent(path.slice('/ocsp/'.length));
      return send('application/ocsp-response', this.answer(Buffer.from(encoded, 'base64')));
    }
    return { status: 404 };
  }
}

/** A responder that the CA authorised, with id-pkix-ocsp-nocheck. */
export function delegateOf(authority: CertificateAuthority, over: LeafParticulars['mint'] = {}): Signer {
  return authority.issue({
    organisation: 'Qwarden Test OCSP Responder',
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2044-01-01T00:00:00Z'),
    mint: {
      qcStatements: null,
      policies: null,
      dnsNames: null,
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.9'],
      extensions: [extension('1.3.6.1.5.5.7.48.1.5', nothing())],
      ...over,
    },
  });
}

/** Serial number and nonce of the first request in an OCSPRequest; `undefined` when it is none. */
function requested(der: Uint8Array): { serial: bigint; nonce: Uint8Array | undefined } | undefined {
  const root = readDer(Uint8Array.from(der));
  const tbs = root.ok ? root.value.children[0] : undefined;
  const list = tbs?.children.find(({ identifier }) => identifier === 0x30);
  const serial = list?.children[0]?.children[0]?.children[3];
  if (serial === undefined) return undefined;
  const bytes = serial.bytes;
  const wrapper = tbs?.children.find(({ identifier }) => identifier === 0xa2);
  const value = wrapper?.children[0]?.children[0]?.children.at(-1);
  const inner = value && readDer(bytes, value.content, value.end);
  return {
    serial: BigInt(`0x${Buffer.from(bytes.subarray(serial.content, serial.end)).toString('hex') || '0'}`),
    nonce: inner?.ok ? bytes.subarray(inner.value.content, inner.value.end) : undefined,
  };
}

/** A flag of an issuing distribution point, e.g. `flag(1)` for onlyContainsUserCerts. */
export const flag = (tag: number): Uint8Array => implicit(tag, boolean(true).subarray(2));
