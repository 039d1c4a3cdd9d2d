import { randomUUID } from 'node:crypto';
import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import { BankAuthorities } from './authorities.js';
import type { Bank, BankState } from './bank.js';
import { BankRequests } from './bank-requests.js';
import { CallLog } from './calls.js';
import { CertificateReader } from './client-certificate.js';
import { ConsentStore } from './consents.js';
import { openAccounts } from './customers.js';
import { FrontDoor } from './front-door.js';
import { PaymentStore } from './payments.js';
import { type BankSwitch, BankSwitches } from './switches.js';
import { ThirdParties, type ThirdParty } from './third-parties.js';

export interface BankOptions {
  /** Any free one without it. */
  readonly port?: number;
  readonly now?: () => Date;
  /** On from the start. */
  readonly switches?: readonly BankSwitch[];
  /** Where customers of the two ready providers are sent back to. */
  readonly redirectUris?: readonly string[];
}

export const LITHUANIAN_TPP = {
  organizationIdentifier: 'PSDLT-BL-LB000458',
  clientId: 'sandbox-lt',
} as const;
export const GEORGIAN_TPP = {
  organizationIdentifier: 'PSDGE-NBG-402227078',
  clientId: 'PSDGE-NBG-402227078',
} as const;

/** Particulars for a certificate of the ready provider of an edition. */
export const particularsOf = (edition: ApiEdition) =>
  edition === 'berlin-1.3'
    ? {}
    : {
        ...{ organisation: 'Bandymi Georgia LLC', country: 'GE', ncaId: 'GE-NBG' },
        ...{ ncaName: 'National Bank of Georgia', authorisationNumber: '402227078' },
        dnsName: 'psd2.bandymi-test.ge',
      };

export const clientIdOf = (edition: ApiEdition): string =>
  (edition === 'berlin-1.3' ? LITHUANIAN_TPP : GEORGIAN_TPP).clientId;

/**
 * An account servicing provider like Paysera, on a loopback port: both editions of the interface behind one door with real
 * mutual TLS, an authorization server, pages for customers, and a switch for everything that can fail. Nothing is kept.
 */
export async function startBank({
  port = 0,
  now = () => new Date(),
  switches: on = [],
  redirectUris = ['https://tpp.example/callback'],
}: BankOptions = {}): Promise<Bank> {
  const switches = new BankSwitches();
  for (const name of on) switches.on(name);
  const authorities = new BankAuthorities(now);
  const parties = new ThirdParties();
  const ready = (
    name: string,
    edition: ApiEdition,
    who: Pick<ThirdParty, 'organizationIdentifier' | 'clientId'>,
  ): ThirdParty =>
    parties.register({ ...who, name, clientSecret: randomUUID(), redirectUris, editions: [edition] });
  ready('UAB Bandymas', 'berlin-1.3', LITHUANIAN_TPP);
  ready('Bandymi Georgia LLC', 'georgia-0.8', GEORGIAN_TPP);
  const customers = openAccounts(now());
  const reader = new CertificateReader(authorities, parties, now);
  const door = new FrontDoor(authorities, switches, (request, response) => requests.take(request, response));
  const bound = await door.listen(port);
  const state: BankState = {
    ...{ origin: `https://localhost:${bound}`, now, switches, authorities, parties, reader, customers },
    ...{ calls: new CallLog(), consents: new ConsentStore(now), payments: new PaymentStore(now, customers) },
  };
  const requests = new BankRequests(state);
  return {
    ...state,
    ...{ port: bound, serverRoot: authorities.server.pem },
    issue: (particulars) => authorities.issue(particulars),
    revoke: (certificate) => reader.revoke(certificate),
    hangUp: () => door.hangUp(),
    stop: () => door.close(),
  };
}
