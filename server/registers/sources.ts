import type { RegisterFacts } from '../core/registers/sources/register-source.js';
import { EBA as SHIPPED } from '../core/registers/sources/shipped/eba.js';
import { shippedSource } from '../core/registers/sources/shipped-sources.js';

/** What is known of a register apart from its editions. */
export type RegisterSource = RegisterFacts;

export const EBA: RegisterSource = factsOf(SHIPPED);

/** What an answer keeps of a source: nothing that tells people how to get its file. */
export function factsOf(source: RegisterFacts): RegisterFacts {
  const { name, standing, authorities, holds, tellsServices, tellsPassports, freshForDays } = source;
  return {
    source: source.source,
    ...{ name, standing, authorities, holds, tellsServices, tellsPassports, freshForDays },
  };
}

/** Entered here by people, from evidence that is attached. */
export const MANUAL: RegisterFacts = {
  source: 'manual',
  name: 'Entered here with evidence',
  standing: 'manual',
  authorities: [],
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI'],
  tellsServices: true,
  // Whoever enters a bank writes down what its evidence says, which is seldom every host country.
  tellsPassports: false,
  freshForDays: 365,
};

/** A service that is asked at each lookup, where one is configured. */
export const EXTERNAL: RegisterFacts = {
  source: 'external',
  name: 'External checking service',
  standing: 'external',
  authorities: null,
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI', 'PSD_BR'],
  tellsServices: true,
  tellsPassports: true,
  freshForDays: null,
};

/** What people call a register. */
export const registerName = (source: string): string =>
  [MANUAL, EXTERNAL].find((one) => one.source === source)?.name ?? shippedSource(source)?.name ?? source;
