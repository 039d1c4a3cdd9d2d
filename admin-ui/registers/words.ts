import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import type { RegisterEntryRow } from '../../server/registers/registers.contract.js';
import type { RegisterSourceRow } from '../../server/registers/sources.contract.js';
import { formattingTag } from '../components/time.js';
import { request } from '../providers/http.js';
import { useMay } from '../providers/useMe.js';
import { SOURCES_API } from './address.js';

/** In the order of a facet; banks stand in national registers only. */
export const ENTITY_TYPES = [
  'PSD_PI',
  'PSD_EMI',
  'PSD_AISP',
  'CI',
  'PSD_EPI',
  'PSD_EEMI',
  'PSD_BR',
  'PSD_AG',
  'PSD_ENL',
  'PSD_EXC',
] as const satisfies readonly RegisterEntryRow['type'][];

export const ENTRY_STATUSES = [
  'active',
  'withdrawn',
  'not-yet',
  'listed',
  'unknown',
] as const satisfies readonly RegisterEntryRow['status'][];

/** Services of Annex I as the EBA codes them, in its order, and the role whose holder needs each. */
export const SERVICES = [
  ['PS_010', 'PSP_AS'],
  ['PS_020', 'PSP_AS'],
  ['PS_03A', 'PSP_AS'],
  ['PS_03B', 'PSP_AS'],
  ['PS_03C', 'PSP_AS'],
  ['PS_04A', 'PSP_AS'],
  ['PS_04B', 'PSP_AS'],
  ['PS_04C', 'PSP_AS'],
  ['PS_05A', 'PSP_IC'],
  ['PS_05B', null],
  ['PS_050', null],
  ['PS_060', null],
  ['PS_070', 'PSP_PI'],
  ['PS_080', 'PSP_AI'],
  ['ES_010', null],
] as const;

const ROLE_OF_SERVICE: ReadonlyMap<string, string | null> = new Map(SERVICES);
export const roleOfService = (code: string): string | null => ROLE_OF_SERVICE.get(code) ?? null;

/** Roles that are licensed. */
export const ROLES = ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'] as const;

const SOURCES_KEPT_MS = 5 * 60_000;

/** What registers are called: national ones come and go, so the API says it. */
function useSourceNames(): ReadonlyMap<string, string> {
  const enabled = useMay('registers.read');
  const { data } = useQuery({
    queryKey: ['register-source-names'],
    enabled,
    staleTime: SOURCES_KEPT_MS,
    queryFn: async ({ signal }) => {
      const { data: sources } = await request<RegisterSourceRow[]>(SOURCES_API, { signal });
      return new Map(sources.map(({ id, name }) => [id, name]));
    },
  });
  return data ?? NO_NAMES;
}
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Plain names for the codes of registers; an unknown code stands for itself. */
export function useRegisterWords() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const sourceNames = useSourceNames();
  const word = (group: string, code: string): string => translate(`registers.${group}.${code}`, { _: code });
  return {
    type: (code: string) => word('types', code),
    oneOfType: (code: string) => word('one_of_type', code),
    status: (code: string) => word('statuses', code),
    service: (code: string) => word('services', code),
    reason: (code: string) => word('reasons', code),
    source: (code: string) =>
      translate(`registers.source_names.${code}`, { _: sourceNames.get(code) ?? code }),
    weight: (standing: string) => word('weights', standing),
    change: (kind: string) => word('change_kinds', kind),
    role: (name: string) => translate(`certificates.roles.${name}.label`, { _: name }),
    /** In a sentence: "account information". */
    roleService: (name: string) => translate(`certificates.roles.${name}.service`, { _: name }),
    list: (items: readonly string[]) =>
      new Intl.ListFormat(formattingTag(locale), { type: 'conjunction' }).format(items),
  };
}
