import type { Purpose } from '../../../server/core/qualification/qualification.js';

/** Providers of the small world: who they are and how they stand on the trusted lists when it starts. */
export interface ProviderParticulars {
  readonly name: string;
  readonly territory: 'LT' | 'NO';
  /** One sentence for the table. */
  readonly story: string;
  /** What its service is listed for; `null` when no list knows it. */
  readonly listedFor: Exclude<Purpose, 'signature'> | null;
  /** Newest first: the status and how many days ago it began. */
  readonly states: readonly (readonly ['granted' | 'withdrawn', daysAgo: number])[];
  /** Who answers for the service today, when it is not who founded it. */
  readonly takenOverBy?: string;
  /** The service is its root; what issues certificates lies below it and is found through AIA only. */
  readonly listedByRoot?: boolean;
  readonly responder: 'delegated' | 'own';
  /** Publishes delta CRLs. */
  readonly delta?: boolean;
}

const SINCE_LONG = 2000;

export const PROVIDERS = {
  granted: {
    name: 'Giria Trust Services UAB',
    territory: 'LT',
    story: 'granted for web sites',
    listedFor: 'web',
    states: [['granted', SINCE_LONG]],
    responder: 'delegated',
    delta: true,
  },
  withdrawn: {
    name: 'Buvusi Trust Services UAB',
    territory: 'LT',
    story: 'withdrawn a month ago',
    listedFor: 'web',
    states: [
      ['withdrawn', 30],
      ['granted', SINCE_LONG],
    ],
    responder: 'own',
  },
  'long-withdrawn': {
    name: 'Seniai Trust Services UAB',
    territory: 'LT',
    story: 'withdrawn before its certificates were issued',
    listedFor: 'web',
    states: [
      ['withdrawn', 600],
      ['granted', SINCE_LONG],
    ],
    responder: 'delegated',
  },
  seals: {
    name: 'Antspaudas Trust Services UAB',
    territory: 'LT',
    story: 'granted for seals only',
    listedFor: 'seal',
    states: [['granted', SINCE_LONG]],
    responder: 'delegated',
  },
  'taken-over': {
    name: 'Perimta Trust Services UAB',
    territory: 'LT',
    story: 'granted for web sites, taken over by Giria',
    listedFor: 'web',
    states: [['granted', SINCE_LONG]],
    takenOverBy: 'Giria Trust Services UAB',
    responder: 'own',
  },
  nordic: {
    name: 'Fjord Trust Services AS',
    territory: 'NO',
    story: 'granted for web sites by its root; the issuing CA comes through AIA',
    listedFor: 'web',
    states: [['granted', SINCE_LONG]],
    listedByRoot: true,
    responder: 'delegated',
  },
  unlisted: {
    name: 'Niekas Trust Services UAB',
    territory: 'LT',
    story: 'on no trusted list',
    listedFor: null,
    states: [],
    responder: 'delegated',
  },
} as const satisfies Record<string, ProviderParticulars>;

export type ProviderId = keyof typeof PROVIDERS;
export const PROVIDER_IDS = Object.keys(PROVIDERS) as readonly ProviderId[];
export const providerOf = (id: ProviderId): ProviderParticulars => PROVIDERS[id];

export const isProvider = (word: string): word is ProviderId => Object.hasOwn(PROVIDERS, word);
