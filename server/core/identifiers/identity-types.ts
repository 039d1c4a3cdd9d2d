/** An identity type of organizationIdentifier (EN 319 412-1 LEG-5.1.4-03). */
export interface IdentityType {
  readonly code: string;
  readonly meaning: string;
  /** Publication of the edition that brought it; `undefined` when all editions have it. */
  readonly since: { readonly version: string; readonly published: Date } | undefined;
}

const V1_7_1 = { version: 'V1.7.1', published: new Date(Date.UTC(2026, 4)) };

// prettier-ignore
export const IDENTITY_TYPES: ReadonlyMap<string, IdentityType> = new Map([
  { code: 'VAT', meaning: 'value added tax number',           since: undefined },
  { code: 'NTR', meaning: 'number in a national register',    since: undefined },
  { code: 'PSD', meaning: 'authorisation number under PSD2',  since: undefined },
  { code: 'LEI', meaning: 'legal entity identifier',          since: undefined },
  { code: 'EOR', meaning: 'EORI number',                      since: V1_7_1 },
  { code: 'EXC', meaning: 'excise number',                    since: V1_7_1 },
].map((type) => [type.code, type]));

/** National types have two characters and a colon; what they mean is defined in the country. */
export const isNationalScheme = (scheme: string | undefined): boolean => scheme?.endsWith(':') ?? false;
