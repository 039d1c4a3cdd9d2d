import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readDer } from '../../server/core/asn1/der.js';
import {
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
  type TestReason,
  type TestStatus,
} from './revocation-messages.js';

/** How the responder behaves; `good` answers honestly. */
export type ResponderMode = 'good' | 'down' | 'try-later' | 'wrong-signer' | 'old' | 'garbage';

const HOUR = 3_600_000;
const OLD_MS = 60 * 24 * HOUR;

/**
 * An OCSP responder (POST and GET) and CRL publisher over HTTP for one test CA, on a loopback port. It speaks the real
 * protocols and takes commands from tests, the demo and whoever wants to see a revocation happen.
 */
export class RevocationServer {
  mode: ResponderMode = 'good';
  /** Requests received, for tests about caching. */
  readonly requests: string[] = [];
  private readonly revoked = new Map<bigint, ListedEntry>();
  private readonly issued = new Map<bigint, Uint8Array>();
  private readonly responder: Signer;
  private readonly stranger: Signer;
  private crlNumber = 1;

  private constructor(
    private readonly authority: CertificateAuthority,
    private readonly server: Server,
    private readonly now: () => Date,
  ) {
    this.responder = delegateOf(authority);
    this.stranger = CertificateAuthority.root({ commonName: 'Somebody Else', country: 'XX' });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  static async start(authority: CertificateAuthority, now: () => Date): Promise<RevocationServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RevocationServer(authority, server, now);
  }

  get ocspUrl(): string {
    return `http://127.0.0.1:${this.port}/ocsp`;
  }
  get crlUrl(): string {
    return `http://127.0.0.1:${this.port}/ca.crl`;
  }
  get issuerUrl(): string {
    return `http://127.0.0.1:${this.port}/ca.cer`;
  }

  /** Issues a certificate that points at this server. */
  issue(particulars: LeafParticulars = {}): IssuedCertificate {
    const uri = (address: string): Uint8Array => implicit(6, new TextEncoder().encode(address));
    const leaf = this.authority.issue({
      ...particulars,
      mint: {
        ...particulars.mint,
        extensions: [
          extension(
            '1.3.6.1.5.5.7.1.1',
            sequence(
              sequence(oid('1.3.6.1.5.5.7.48.1'), uri(this.ocspUrl)),
              sequence(oid('1.3.6.1.5.5.7.48.2'), uri(this.issuerUrl)),
            ),
          ),
          extension('2.5.29.31', sequence(sequence(explicit(0, explicit(0, uri(this.crlUrl)))))),
          ...(particulars.mint?.extensions ?? []),
        ],
      },
    });
    this.issued.set(serialOf(decodedCertificate(leaf.der)), leaf.der);
    return leaf;
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

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** The CRL as it would be served now. */
  crl(): Uint8Array {
    const thisUpdate = this.publishedAt();
    return revocationList({
      signer: this.mode === 'wrong-signer' ? this.stranger : this.authority,
      ...(this.mode === 'wrong-signer' && { issuer: this.subject() }),
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + 24 * HOUR),
      number: this.crlNumber,
      entries: [...this.revoked.values()],
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

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
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

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    this.requests.push(`${method} ${url.startsWith('/ocsp') ? '/ocsp' : url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.mode === 'down') return void response.writeHead(503).end();
    if (this.mode === 'garbage') return void response.end('<html>Maintenance</html>');
    const send = (type: string, bytes: Uint8Array): void =>
      void response.writeHead(200, { 'Content-Type': type }).end(bytes);
    if (url === '/ca.crl') return send('application/pkix-crl', this.crl());
    if (url === '/ca.cer') return send('application/pkix-cert', this.authority.der);
    if (url === '/ocsp' && method === 'POST')
      return send('application/ocsp-response', this.answer(Buffer.concat(chunks)));
    if (url.startsWith('/ocsp/') && method === 'GET') {
      const encoded = decodeURIComponent(url.slice('/ocsp/'.length));
      return send('application/ocsp-response', this.answer(Buffer.from(encoded, 'base64')));
    }
    response.writeHead(404).end();
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
