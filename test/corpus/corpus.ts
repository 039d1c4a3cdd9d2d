import { existsSync, readFileSync } from 'node:fs';

/** Real certificates of other projects, read in place beside the checkout; absent on a user's machine. */
export const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
export const hasCorpus = existsSync(new URL('index.json', CORPUS));
if (!hasCorpus)
  console.log('The corpus of real certificates is not beside the checkout; its tests are left out.');

/** What an independent DER walker, OpenSSL and pyasn1 say of one certificate. */
export interface CorpusEntry {
  readonly file: string;
  readonly block: string | null;
  readonly sha256: string;
  readonly kind: 'qwac' | 'qsealc' | 'ca' | 'other' | null;
  readonly parseable: boolean;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly serial: string;
  readonly sigAlg: string;
  readonly keyAlg: string;
  readonly version: number;
  readonly organizationIdentifier: string | readonly string[] | null;
  readonly psd2: {
    readonly roles: readonly { readonly oid: string; readonly name: string }[];
    readonly ncaName: string;
    readonly ncaId: string;
    readonly deviations: readonly string[];
    readonly roleNameMismatch: readonly string[];
  } | null;
  readonly qcTypes: readonly string[];
  readonly qcStatements: readonly string[];
  readonly qcCompliance: boolean;
  readonly qcSSCD: boolean;
  readonly qcPds?: readonly { readonly url: string; readonly lang: string }[];
  readonly qcCClegislation?: readonly string[];
  readonly qcSemanticsId?: string;
  readonly policyOids: readonly string[];
  readonly keyUsage?: readonly string[];
  readonly eku?: readonly string[];
  readonly san?: readonly string[];
  readonly cabfOrgId?: readonly (string | null)[];
  readonly extensions: readonly string[];
  readonly aki?: string | null;
  readonly ski?: string;
  readonly caIssuers?: readonly string[];
  readonly ocspUrls?: readonly string[];
  readonly crlUrls?: readonly string[];
  readonly isCA: boolean | null;
  readonly pathLen?: number;
}

export const corpusIndex = (): readonly CorpusEntry[] =>
  JSON.parse(readFileSync(new URL('index.json', CORPUS), 'utf8')) as CorpusEntry[];
