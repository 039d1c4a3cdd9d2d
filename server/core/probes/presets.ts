import type { ApiEdition } from '../api-editions/edition-names.js';
import { ALL_EDITIONS, editionOf } from '../api-editions/editions.js';
import { BERLIN_1_3_PRESET } from './presets/berlin-1-3.js';
import { GEORGIA_0_8_PRESET } from './presets/georgia-0-8.js';
import type { Preset } from './presets/preset.js';

const PRESETS: Readonly<Record<ApiEdition, Preset>> = {
  'berlin-1.3': BERLIN_1_3_PRESET,
  'georgia-0.8': GEORGIA_0_8_PRESET,
};

export const presetOf = (edition: ApiEdition): Preset => PRESETS[edition];

export const ALL_PRESETS: readonly Preset[] = ALL_EDITIONS.map(({ id }) => PRESETS[id]);

/** Where customers' accounts are: nothing is asked there before somebody has switched the target on. */
const PRODUCTION_HOSTS: ReadonlySet<string> = new Set(
  ALL_EDITIONS.map(({ id }) => new URL(editionOf(id).host).hostname),
);

/** Whether a host is a documented production host, also below its name; names are compared without regard to case. */
export const isProductionHost = (host: string): boolean => {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    PRODUCTION_HOSTS.has(name) || [...PRODUCTION_HOSTS].some((production) => name.endsWith(`.${production}`))
  );
};
