import { CertificateAuthority } from '../certificate-authority.js';
import { RevocationDesk } from '../revocation-desk.js';
import { PROVIDER_IDS, type ProviderId, providerOf } from './providers.js';
import type { WorldTime } from './time.js';

/** Every CA of the world with its responder, by the name that stands in its addresses. */
export interface Authorities {
  /** Of each provider: what issues its certificates. */
  readonly issuing: Readonly<Record<ProviderId, RevocationDesk>>;
  /** Of each provider: what its service is listed by. */
  readonly listed: Readonly<Record<ProviderId, CertificateAuthority>>;
  /** A second issuing CA of `nordic`, which was revoked. */
  readonly revoked: RevocationDesk;
  /** A root under another scheme than the Union's: on no list, trusted only where somebody says so. */
  readonly georgian: RevocationDesk;
  readonly desks: ReadonlyMap<string, RevocationDesk>;
}

/** Mints all CAs. Issuing CAs are certified by the root of the world, or by the provider's own root if that is listed. */
export function mintAuthorities(address: string, time: WorldTime): Authorities {
  const desks = new Map<string, RevocationDesk>();
  const validity = { notBefore: time.days(-2500), notAfter: time.days(2500) };
  const open = (
    name: string,
    authority: CertificateAuthority,
    options: ConstructorParameters<typeof RevocationDesk>[3] = {},
  ): RevocationDesk => {
    const desk = new RevocationDesk(authority, `${address}/ca/${name}`, time.now, options);
    desks.set(name, desk);
    return desk;
  };
  const root = open(
    'root',
    CertificateAuthority.root({
      commonName: 'Small World Root CA',
      organisation: 'Small World Root Operator',
      ...validity,
    }),
  );
  const issuing: Partial<Record<ProviderId, RevocationDesk>> = {};
  const listed: Partial<Record<ProviderId, CertificateAuthority>> = {};
  const below = (parent: RevocationDesk, id: ProviderId, name: string, what: string): RevocationDesk => {
    const { name: organisation, territory: country, responder, delta = false } = providerOf(id);
    const commonName = `${organisation} ${what}`;
    const authority = parent.subordinate({ commonName, organisation, country, ...validity });
    return open(name, authority, { responder, delta });
  };
  const nordic = providerOf('nordic');
  const nordicRoot = open(
    'nordic-root',
    CertificateAuthority.root({
      commonName: `${nordic.name} Root CA`,
      organisation: nordic.name,
      country: nordic.territory,
      ...validity,
    }),
  );
  for (const id of PROVIDER_IDS) {
    const parent = providerOf(id).listedByRoot === true ? nordicRoot : root;
    const desk = below(parent, id, id, 'Issuing CA');
    issuing[id] = desk;
    listed[id] = parent === nordicRoot ? nordicRoot.authority : desk.authority;
  }
  const revoked = below(nordicRoot, 'nordic', 'nordic-revoked', 'Issuing CA 2');
  const georgian = open(
    'georgian',
    CertificateAuthority.root({
      commonName: 'Georgian Open Banking Root CA',
      organisation: 'Small World Georgia',
      country: 'GE',
      ...validity,
    }),
  );
  nordicRoot.revoke(revoked.authority, 'cessationOfOperation', time.days(-20));
  return {
    issuing: issuing as Record<ProviderId, RevocationDesk>,
    listed: listed as Record<ProviderId, CertificateAuthority>,
    revoked,
    georgian,
    desks,
  };
}
