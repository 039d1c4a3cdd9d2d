import { editionOf } from '../api-editions/editions.js';
import type { ApiEdition } from '../api-editions/edition-names.js';

/**
 * How many calls a day are made with a consent while the customer is not there: what the consent says, and never more than the
 * edition allows (RTS (EU) 2018/389 art. 36(5)(b): four).
 */
export const unattendedLimit = (edition: ApiEdition, frequencyPerDay: number): number =>
  Math.max(0, Math.min(Math.floor(frequencyPerDay), editionOf(edition).consents.frequencyPerDay));
