import type { IssuedCertificate, LeafParticulars } from '../certificate-authority.js';
import type { BankAuthorities } from './authorities.js';
import type { CallLog } from './calls.js';
import type { CertificateReader } from './client-certificate.js';
import type { ConsentStore } from './consents.js';
import type { BankCustomer } from './customers.js';
import type { PaymentStore } from './payments.js';
import type { BankSwitches } from './switches.js';
import type { ThirdParties } from './third-parties.js';

/** What every part of the bank shares. */
export interface BankState {
  /** `https://localhost:4483`. */
  readonly origin: string;
  readonly now: () => Date;
  readonly switches: BankSwitches;
  readonly calls: CallLog;
  readonly authorities: BankAuthorities;
  readonly parties: ThirdParties;
  readonly reader: CertificateReader;
  readonly customers: readonly BankCustomer[];
  readonly consents: ConsentStore;
  readonly payments: PaymentStore;
}

/** A bank that runs. */
export interface Bank extends BankState {
  readonly port: number;
  /** PEM of what signs the server's certificate. */
  readonly serverRoot: string;
  /** A certificate of the sandbox's provider. */
  issue(particulars?: LeafParticulars): IssuedCertificate;
  /** Puts it on the list of the revoked, whoever issued it. */
  revoke(certificate: { readonly der: Uint8Array }): void;
  /** Ends every open connection, so that the next call meets the switches as they are. */
  hangUp(): void;
  stop(): Promise<void>;
}
