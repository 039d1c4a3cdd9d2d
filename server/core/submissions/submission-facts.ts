import type { AccessRole, ApiEdition, ApiEnvironment } from '../api-editions/edition-names.js';
import type { ApplicationContact } from '../applications/application.js';
import type { VerdictDocument } from '../verdict/verdict-document.js';

/** A certificate as the package tells of it; instants are ISO text. */
export interface SubmittedCertificate {
  readonly kind: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly organizationIdentifier: string | null;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256: string;
}

export interface SubmittedVerdict {
  readonly evaluationId: string;
  readonly evaluatedAt: string;
  /** SHA-256 of what was decided and what it rests on. */
  readonly digest: string;
  readonly verdict: VerdictDocument;
  /** The registers that were asked, and what was found in them. */
  readonly registers: readonly {
    readonly name: string;
    readonly edition: { readonly version: string; readonly publishedAt: string } | null;
    readonly found: readonly { readonly id: string; readonly name: string }[];
  }[];
}

/** Everything the package for the bank is made of; instants are ISO text. */
export interface SubmissionFacts {
  readonly reviewNumber: string;
  readonly preparedAt: string;
  readonly preparedBy: string;
  /** Who sends it, as the installation calls itself. */
  readonly organisationName: string;
  readonly identifier: string;
  readonly onBehalfOf: string;
  readonly edition: ApiEdition;
  readonly environment: ApiEnvironment;
  /** As approved here. */
  readonly roles: readonly AccessRole[];
  readonly endpoints: readonly string[];
  readonly validUntil: string | null;
  readonly useCase: string;
  readonly redirectUris: readonly string[];
  readonly contacts: readonly ApplicationContact[];
  readonly hasTestAccounts: boolean;
  readonly certificate: SubmittedCertificate;
  /** Signs payments. */
  readonly sealCertificate: SubmittedCertificate | null;
  readonly verdict: SubmittedVerdict | null;
  readonly approvals: readonly { readonly by: string; readonly at: string }[];
  /** Words of whoever prepares it; may be empty. */
  readonly note: string;
}
