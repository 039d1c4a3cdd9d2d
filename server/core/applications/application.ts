import type { AccessRole, ApiEdition, ApiEnvironment } from '../api-editions/edition-names.js';

/** What a contact is there for. */
export const CONTACT_PURPOSES = ['compliance', 'technical', 'on-call', 'business'] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

export interface ApplicationContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly purposes: readonly ContactPurpose[];
}

/**
 * What somebody asks for: a certificate, the services it is wanted for and why. Every member may be empty in a draft; what
 * a submission needs is decided by `missingParts`.
 */
export interface Application {
  /** organizationIdentifier as the applicant wrote it: `PSDLT-BL-LB000458`. */
  readonly identifier: string;
  readonly organisationName: string;
  /** On whose behalf it is filed; empty when the applicant files for themselves. */
  readonly onBehalfOf: string;
  /** Of a stored QWAC. */
  readonly certificateId: string | null;
  /** Of a stored QSealC, which signs payments. */
  readonly sealCertificateId: string | null;
  readonly edition: ApiEdition | null;
  readonly environment: ApiEnvironment | null;
  readonly roles: readonly AccessRole[];
  /** Ids of `core/api-editions` endpoints; empty: all that the roles open. */
  readonly endpoints: readonly string[];
  readonly useCase: string;
  readonly redirectUris: readonly string[];
  readonly contacts: readonly ApplicationContact[];
  /** Whether accounts with enough money for the market test exist (paysera.md §2.3 no. 4). */
  readonly hasTestAccounts: boolean;
}

export const EMPTY_APPLICATION: Application = {
  identifier: '',
  organisationName: '',
  onBehalfOf: '',
  certificateId: null,
  sealCertificateId: null,
  edition: null,
  environment: null,
  roles: [],
  endpoints: [],
  useCase: '',
  redirectUris: [],
  contacts: [],
  hasTestAccounts: false,
};

/** The longest of each member; a draft that is longer is refused, not cut. */
export const APPLICATION_LIMITS = {
  identifier: 200,
  name: 200,
  useCase: 5_000,
  redirectUris: 10,
  uri: 500,
  contacts: 10,
  endpoints: 100,
} as const;
