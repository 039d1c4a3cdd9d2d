import type { RegisteredOrganisation } from '../register-author.js';
import type { WorldTime } from './time.js';

/** Payment service providers of the small world, as their authorities license them. */
export interface Institution {
  readonly name: string;
  readonly country: string;
  readonly ncaId: string;
  readonly ncaName: string;
  readonly number: string;
}

const lithuanian = (name: string, number: string): Institution => ({
  ...{ name, number, country: 'LT', ncaId: 'LT-BL', ncaName: 'Bank of Lithuania' },
});

export const INSTITUTIONS = {
  bandymas: lithuanian('UAB Bandymas', 'LB000458'),
  /** Stands in no register. */
  unknown: lithuanian('UAB Niekur nerasta', 'LB000999'),
  informer: lithuanian('UAB Tik informacija', 'LB000888'),
  former: lithuanian('UAB Buvusi licencija', 'LB000777'),
  german: {
    ...{ name: 'Erdachte Zahlungen GmbH', number: '987654', country: 'DE' },
    ...{ ncaId: 'DE-BAFIN', ncaName: 'Federal Financial Supervisory Authority' },
  },
} as const satisfies Record<string, Institution>;

/** As the register of the world has them when it starts. */
export function registeredInstitutions(time: WorldTime): readonly RegisteredOrganisation[] {
  const day = (days: number): string => time.days(days).toISOString().slice(0, 10);
  const entry = (
    { name, number }: Institution,
    over: Partial<RegisteredOrganisation> & Pick<RegisteredOrganisation, 'services'>,
  ): RegisteredOrganisation => ({
    ...{ owner: 'LT_BL', name, number, authorisations: [day(-1_500)] },
    ...over,
  });
  return [
    entry(INSTITUTIONS.bandymas, {
      services: { LT: ['PS_03A', 'PS_03C', 'PS_070', 'PS_080'], LV: ['PS_070', 'PS_080'], NO: ['PS_080'] },
    }),
    entry(INSTITUTIONS.informer, { type: 'PSD_AISP', services: { LT: ['PS_080'] } }),
    entry(INSTITUTIONS.former, {
      authorisations: [day(-1_500), day(-30)],
      services: { LT: ['PS_070', 'PS_080'] },
    }),
    entry(INSTITUTIONS.german, {
      owner: 'DE_BAFIN',
      services: { DE: ['PS_070', 'PS_080'], LT: ['PS_080'] },
    }),
  ];
}
