import { ALL_EDITIONS } from '../core/api-editions/editions.js';
import type { z } from 'zod';
import type { probePresetSchema } from './probes.contract.js';

/** What is known of Paysera's interfaces, as a target is made of it. */
export const presets = (): z.input<typeof probePresetSchema>[] =>
  ALL_EDITIONS.map(({ id, name, host, basePath, discovery, paymentProducts, environments, doubts }) => ({
    ...{ edition: id, name, origin: host, basePath, discoveryUrl: discovery },
    paymentProducts: paymentProducts.map((product) => product.id),
    environments: { ...environments },
    doubts: [...doubts],
  }));
