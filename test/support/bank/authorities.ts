import {
  CertificateAuthority,
  type IssuedCertificate,
  type LeafParticulars,
  pemOf,
} from '../certificate-authority.js';
import { implicit, sequence } from '../der.js';
import { ip, ip6 } from '../general-names.js';
import { extension, type Mint, SUBJECT } from '../mint.js';
import { RevocationDesk } from '../revocation-desk.js';

/** What the server shows in a handshake. */
export interface ServerIdentity {
  /** PEM, leaf first. */
  readonly chain: string;
  readonly key: string;
}

const DAY = 86_400_000;

/** The sandbox's own trust: who signs its server certificates, and the provider whose QWACs it accepts. */
export class BankAuthorities {
  /** Signs the server's certificate; what a client has to trust. */
  readonly server = CertificateAuthority.root({
    commonName: 'Qwarden Sandbox Server Root',
    organisation: 'Qwarden Sandbox',
  });
  readonly providerRoot = CertificateAuthority.root({
    commonName: 'Qwarden Sandbox QTSP Root',
    organisation: 'Qwarden Sandbox Trust Services',
  });
  /** Issues QWACs, and publishes who of them is revoked. */
  readonly provider: RevocationDesk;
  /** Somebody whom the bank has never heard of. */
  readonly stranger = CertificateAuthority.root({
    commonName: 'Unknown Issuing CA',
    organisation: 'Somebody Else',
  });
  private chainOf100: ServerIdentity | undefined;

  constructor(private readonly now: () => Date) {
    this.provider = new RevocationDesk(
      this.providerRoot.subordinate({
        commonName: 'Qwarden Sandbox QTSP Issuing',
        organisation: 'Qwarden Sandbox Trust Services',
      }),
      'http://qtsp.sandbox.example',
      now,
    );
  }

  /** A QWAC of the sandbox's provider, valid for a year from a month ago by the bank's time. */
  issue(particulars: LeafParticulars = {}): IssuedCertificate {
    return this.provider.issue({ notBefore: this.days(-30), notAfter: this.days(335), ...particulars });
  }

  days(from: number): Date {
    return new Date(Math.floor(this.now().getTime() / 1_000) * 1_000 + from * DAY);
  }

  /** For loopback under every spelling. By the machine's time, because that is what a client's TLS goes by. */
  serverIdentity(over: { dnsName?: string; from?: number; to?: number } = {}): ServerIdentity {
    const { dnsName = 'localhost', from = -30, to = 90 } = over;
    const at = (days: number): Date => new Date(Date.now() + days * DAY);
    const leaf = this.server.issue({
      ...{ organisation: 'Sandbox Bank', dnsName, notBefore: at(from), notAfter: at(to) },
      mint: serverMint(dnsName, dnsName === 'localhost' ? LOOPBACK : []),
    });
    return identity(leaf, [this.server.pem]);
  }

  /**
   * For the right names, and vouched for by nobody but itself: the test CA keeps one key for each owner, so a root with the key of
   * the server signs with the key that it certifies.
   */
  selfSignedIdentity(): ServerIdentity {
    const name = [
      [SUBJECT.O, 'Sandbox Bank'],
      [SUBJECT.CN, 'localhost'],
    ] as const;
    const at = (days: number): Date => new Date(Date.now() + days * DAY);
    const leaf = CertificateAuthority.root({ commonName: 'Sandbox Bank qwac' }).issue({
      ...{ organisation: 'Sandbox Bank', notBefore: at(-30), notAfter: at(90) },
      mint: { ...serverMint('localhost', LOOPBACK), subject: name, issuer: name },
    });
    return identity(leaf, []);
  }

  /** A hundred certificates, each signed by the next. */
  longChain(): ServerIdentity {
    this.chainOf100 ??= ((): ServerIdentity => {
      const chain: string[] = [];
      let issuer = this.server;
      for (let depth = 1; depth < 100; depth++) {
        issuer = issuer.subordinate({
          commonName: `Qwarden Sandbox Intermediate ${depth}`,
          organisation: 'Qwarden Sandbox',
        });
        chain.unshift(issuer.pem);
      }
      const leaf = issuer.issue({ organisation: 'Sandbox Bank', mint: serverMint('localhost', LOOPBACK) });
      return identity(leaf, chain);
    })();
    return this.chainOf100;
  }
}

const LOOPBACK = [ip(127, 0, 0, 1), ip6(0, 0, 0, 0, 0, 0, 0, 1)];

const identity = (
  leaf: Pick<IssuedCertificate, 'der' | 'privateKey'>,
  above: readonly string[],
): ServerIdentity => ({
  chain: [pemOf(leaf.der), ...above].join(''),
  key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

const namesOf = (dnsName: string, addresses: readonly Uint8Array[]): Uint8Array =>
  extension('2.5.29.17', sequence(implicit(2, new TextEncoder().encode(dnsName)), ...addresses));

const serverMint = (dnsName: string, addresses: readonly Uint8Array[]): Mint => ({
  ...{ qcStatements: null, policies: null, dnsNames: null, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] },
  extensions: [namesOf(dnsName, addresses)],
});
