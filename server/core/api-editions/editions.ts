import type { ApiEditionFacts, ApiEndpoint } from './api-edition.js';
import { BERLIN_1_3 } from './berlin-1-3.js';
import { type AccessRole, API_EDITIONS, type ApiEdition } from './edition-names.js';
import { GEORGIA_0_8 } from './georgia-0-8.js';

const FACTS: Readonly<Record<ApiEdition, ApiEditionFacts>> = {
  'berlin-1.3': BERLIN_1_3,
  'georgia-0.8': GEORGIA_0_8,
};

export const editionOf = (edition: ApiEdition): ApiEditionFacts => FACTS[edition];

export const ALL_EDITIONS: readonly ApiEditionFacts[] = API_EDITIONS.map(editionOf);

export const endpointOf = (edition: ApiEdition, id: string): ApiEndpoint | undefined =>
  FACTS[edition].endpoints.find((endpoint) => endpoint.id === id);

/** What a role opens, also what is not there yet: a grant of it counts from the day on which it is. */
export const endpointsOf = (edition: ApiEdition, role: AccessRole): readonly ApiEndpoint[] =>
  FACTS[edition].endpoints.filter(
    (endpoint) => endpoint.role === role && endpoint.status !== 'not-supported',
  );
