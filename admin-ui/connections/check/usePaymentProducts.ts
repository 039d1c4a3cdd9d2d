import type { z } from 'zod';
import type { IntegrationCheck } from '../../../server/connections/connections.contract.js';
import type { probePresetSchema } from '../../../server/probes/probes.contract.js';
import { useApi } from '../../providers/useApi.js';

/** Words of an edition for kinds of payment: `sepa-credit-transfers`, `domestic`; none until they were read. */
export function usePaymentProducts(edition: IntegrationCheck['edition']): readonly string[] {
  const { data } = useApi<z.output<typeof probePresetSchema>[]>('/probe-presets');
  return data?.find((preset) => preset.edition === edition)?.paymentProducts ?? [];
}
