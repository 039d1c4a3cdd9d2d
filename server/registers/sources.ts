import type { RegisterFacts } from '../core/registers/sources/register-source.js';
import { EBA as SHIPPED } from '../core/registers/sources/shipped/eba.js';

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
