/** An edition of TS 119 495. Its month of publication is known, so it counts from the first of that month. */
export interface Ts119495Edition {
  readonly version: string;
  readonly published: Date;
}

/** The editions that brought roles. */
export const TS_119_495_EDITIONS = {
  'V1.1.2': { version: 'V1.1.2', published: new Date(Date.UTC(2018, 6)) },
  'V1.5.1': { version: 'V1.5.1', published: new Date(Date.UTC(2021, 3)) },
  'V1.8.1': { version: 'V1.8.1', published: new Date(Date.UTC(2026, 3)) },
} as const satisfies Record<string, Ts119495Edition>;

const { 'V1.1.2': V1_1_2, 'V1.5.1': V1_5_1, 'V1.8.1': V1_8_1 } = TS_119_495_EDITIONS;

/** A role of a payment service provider (TS 119 495 §5.2.2). */
export interface PspRole {
  readonly oid: string;
  /** roleOfPspName, case-sensitive. */
  readonly name: string;
  /** What the provider does, in plain words. */
  readonly meaning: string;
  /** What people call a provider with this role; `undefined` where there is no customary abbreviation. */
  readonly provider: string | undefined;
  /** The first edition that knows the role. */
  readonly since: Ts119495Edition;
}

// prettier-ignore
export const PSP_ROLES: readonly PspRole[] = [
  { oid: '0.4.0.19495.1.0',  name: 'Unspecified', meaning: 'No role stated',                            provider: undefined, since: V1_5_1 },
  { oid: '0.4.0.19495.1.1',  name: 'PSP_AS',      meaning: 'Account servicing',                         provider: 'ASPSP',   since: V1_1_2 },
  { oid: '0.4.0.19495.1.2',  name: 'PSP_PI',      meaning: 'Payment initiation',                        provider: 'PISP',    since: V1_1_2 },
  { oid: '0.4.0.19495.1.3',  name: 'PSP_AI',      meaning: 'Account information',                       provider: 'AISP',    since: V1_1_2 },
  { oid: '0.4.0.19495.1.4',  name: 'PSP_IC',      meaning: 'Issuing of card-based payment instruments', provider: 'CBPII',   since: V1_1_2 },
  { oid: '0.4.0.19495.1.5',  name: 'PSP_CB',      meaning: 'International central bank',                provider: undefined, since: V1_8_1 },
  { oid: '0.4.0.19495.1.6',  name: 'PSP_PA',      meaning: 'International public authority',            provider: undefined, since: V1_8_1 },
  { oid: '0.4.0.19495.1.51', name: 'VOP_RS',      meaning: 'Verification of payee, requesting side',    provider: undefined, since: V1_8_1 },
  { oid: '0.4.0.19495.1.52', name: 'VOP_VS',      meaning: 'Verification of payee, responding side',    provider: undefined, since: V1_8_1 },
];

export const PSP_ROLE_BY_OID: ReadonlyMap<string, PspRole> = new Map(
  PSP_ROLES.map((role) => [role.oid, role]),
);
export const PSP_ROLE_BY_NAME: ReadonlyMap<string, PspRole> = new Map(
  PSP_ROLES.map((role) => [role.name, role]),
);

/** The role that says that no role is stated; it may only stand alone (GEN-5.2.2-1). */
export const UNSPECIFIED_ROLE_OID = '0.4.0.19495.1.0';
/** Roles under which no authority is competent (GEN-5.2.3-1A). */
export const ROLES_WITHOUT_AUTHORITY: ReadonlySet<string> = new Set(['0.4.0.19495.1.5', '0.4.0.19495.1.6']);
