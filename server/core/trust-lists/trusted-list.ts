/**
 * A trusted list (TS 119 612, versions 5 and 6) as a value: what software decides on and people look up, without the
 * postal addresses. Everything is JSON: instants are ISO text in UTC, certificates the base64 of their DER, and what is
 * not stated is `null`.
 */
export interface TrustedList {
  readonly scheme: SchemeInformation;
  readonly providers: readonly TrustServiceProvider[];
}

export interface SchemeInformation {
  /** TSLVersionIdentifier: 5 or 6 today. Judged elsewhere. */
  readonly version: number;
  readonly sequenceNumber: number;
  readonly type: ListTypeName;
  readonly operatorNames: readonly LocalText[];
  readonly schemeNames: readonly LocalText[];
  /** SchemeInformationURI. In a list of lists: Official Journal and pivots. */
  readonly informationUris: readonly LocalText[];
  /** ISO 3166-1 with EL for Greece and UK for the United Kingdom, or EU. */
  readonly territory: string;
  readonly pointers: readonly ListPointer[];
  readonly issued: string;
  /** `null`: the list is closed and will not be issued again (TS 119 612 §5.3.15). */
  readonly nextUpdate: string | null;
}

export type ListTypeName = 'national' | 'list-of-lists';

export interface LocalText {
  readonly language: string;
  readonly text: string;
}

/** OtherTSLPointer: where another list is and who signs it. */
export interface ListPointer {
  readonly location: string;
  readonly territory: string | null;
  /** TSLType as written. */
  readonly type: string | null;
  readonly mimeType: string | null;
  /** Certificates of those who may sign that list. */
  readonly signers: readonly string[];
}

export interface TrustServiceProvider {
  readonly names: readonly LocalText[];
  readonly tradeNames: readonly LocalText[];
  readonly informationUris: readonly LocalText[];
  readonly services: readonly TrustService[];
}

/** The state that a service is in, and those it was in. */
export interface TrustService extends ServiceState {
  /** As listed; a list that is in order has them newest first. */
  readonly history: readonly ServiceState[];
}

export interface ServiceState {
  /** ServiceTypeIdentifier. */
  readonly type: string;
  readonly names: readonly LocalText[];
  readonly identity: ServiceIdentity;
  /** ServiceStatus, the whole URI. */
  readonly status: string;
  /** StatusStartingTime. */
  readonly since: string;
  readonly extensions: readonly ServiceExtension[];
}

/** ServiceDigitalIdentity. Only certificates may be matched by machine; names and identifiers are weak. */
export interface ServiceIdentity {
  readonly certificates: readonly string[];
  readonly subjectNames: readonly string[];
  /** X509SKI, base64. */
  readonly keyIdentifiers: readonly string[];
}

export type ServiceExtension = { readonly critical: boolean } & (
  | { readonly kind: 'additional-information'; readonly uri: string }
  | { readonly kind: 'qualifications'; readonly elements: readonly QualificationElement[] }
  | { readonly kind: 'expired-certificates-revocation'; readonly from: string }
  | {
      readonly kind: 'taken-over-by';
      readonly uri: string | null;
      readonly names: readonly LocalText[];
      readonly operatorNames: readonly LocalText[];
      readonly territory: string | null;
    }
  /** One that TS 119 612 does not know. */
  | { readonly kind: 'other'; readonly name: string }
);

/** QualificationElement: the qualifiers of all certificates that the criteria identify. */
export interface QualificationElement {
  readonly qualifiers: readonly string[];
  readonly criteria: CriteriaList;
}

export interface CriteriaList {
  /** `null` when the attribute is missing or is none of the three. */
  readonly assert: 'all' | 'atLeastOne' | 'none' | null;
  readonly criteria: readonly Criterion[];
}

export type Criterion =
  | {
      readonly kind: 'key-usage';
      readonly bits: readonly { readonly name: string; readonly value: boolean }[];
    }
  /** OIDs as written, without `urn:oid:`. */
  | { readonly kind: 'policy-set'; readonly policies: readonly string[] }
  | { readonly kind: 'extended-key-usage'; readonly purposes: readonly string[] }
  | { readonly kind: 'subject-attributes'; readonly attributes: readonly string[] }
  | { readonly kind: 'list'; readonly list: CriteriaList }
  | { readonly kind: 'unknown'; readonly name: string };
