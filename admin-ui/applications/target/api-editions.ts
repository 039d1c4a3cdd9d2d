import type { AccessRole, ApiEdition } from '../../../server/applications/applications.contract.js';
import { useApi } from '../../providers/useApi.js';

/** What this page reads of an edition of the interface. */
export interface EditionView {
  readonly id: ApiEdition;
  readonly name: string;
  readonly resourceBase?: string;
  readonly framework?: { readonly follows: string };
  readonly consents?: { readonly scaValidityDays: number; readonly frequencyPerDay: number };
  readonly endpoints: readonly {
    readonly id: string;
    readonly method: string;
    readonly path: string;
    readonly role: AccessRole | null;
    readonly status: string;
    readonly note: string;
  }[];
}

export const useEditions = () => useApi<EditionView[]>('/api-editions');
