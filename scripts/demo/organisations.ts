import { ownerOfAuthority } from '../../server/core/registers/owner-authority.js';
import type { RegisteredOrganisation } from '../../test/support/register-author.js';

/** Nobody of this name exists; the competent authorities do, because rules look them up. */
export interface Organisation {
  readonly name: string;
  readonly country: string;
  readonly ncaId: string;
  readonly ncaName: string;
  readonly authorisationNumber: string;
  /** Below `.example`, which belongs to nobody (RFC 2606). */
  readonly domain: string;
}

const authority =
  (country: string, ncaId: string, ncaName: string) =>
  (name: string, authorisationNumber: string, domain: string): Organisation => ({
    ...{ name, country, ncaId, ncaName, authorisationNumber },
    domain: `${domain}.example`,
  });

const lithuanian = authority('LT', 'LT-BL', 'Bank of Lithuania');
const latvian = authority('LV', 'LV-BL', 'Bank of Latvia');
const estonian = authority('EE', 'EE-FI', 'Estonia Financial Supervisory Authority');
const german = authority('DE', 'DE-BAFIN', 'Federal Financial Supervisory Authority');
const irish = authority('IE', 'IE-CBI', 'Central Bank of Ireland');

export const ORGANISATIONS = {
  pavyzdys: lithuanian('UAB Pavyzdys', 'LB900001', 'pavyzdys'),
  bandymas: lithuanian('UAB Bandymas', 'LB900002', 'bandymas'),
  pasaka: lithuanian('AB Pasakų bankas', 'LB900003', 'pasaku-bankas'),
  izdoma: latvian('SIA Izdoma', '90000000001', 'izdoma'),
  paraugs: latvian('AS Paraugbanka', '90000000002', 'paraugbanka'),
  muinas: estonian('Muinasjutt OÜ', '90000001', 'muinasjutt'),
  naidis: estonian('Näidispank AS', '90000002', 'naidispank'),
  muster: german('Musterbank Beispielstadt AG', '900001', 'musterbank'),
  fiktiv: german('Fiktive Zahlungen GmbH', '900002', 'fiktive-zahlungen'),
  imaginary: irish('Imaginary Payments DAC', 'C900001', 'imaginary-payments'),
  makebelieve: irish('Make-Believe Accounts Ltd', 'C900002', 'make-believe'),
  zgapari: authority('GE', 'GE-NBG', 'National Bank of Georgia')('JSC Zgapari Bank', '900000001', 'zgapari'),
  verzonnen: authority('NL', 'NL-DNB', 'The Netherlands Bank')('Verzonnen B.V.', 'R900001', 'verzonnen'),
  fictif: authority(
    'FR',
    'FR-ACPR',
    'Prudential Supervisory and Resolution Authority',
  )(...(['Paiements Fictifs SAS', '90001', 'paiements-fictifs'] as const)),
  satu: authority(
    'FI',
    'FI-FINFSA',
    'Finnish Financial Supervisory Authority',
  )(...(['Satumaksu Oy', '9000001-2', 'satumaksu'] as const)),
} as const satisfies Record<string, Organisation>;

/** Claims payment initiation, for which the register has nothing. */
const WITHOUT_SERVICE: Organisation = ORGANISATIONS.fictif;
/** Stands in no register. */
const NOT_REGISTERED: Organisation = ORGANISATIONS.izdoma;
/** Its licence ends while one looks on. */
export const LICENCE_WITHDRAWN_LATER: Organisation = ORGANISATIONS.bandymas;

/** No bank stands in the register of the EBA, and nobody of Georgia. */
const ELSEWHERE: readonly Organisation[] = [
  ...[ORGANISATIONS.pasaka, ORGANISATIONS.paraugs, ORGANISATIONS.naidis, ORGANISATIONS.muster],
  ...[ORGANISATIONS.zgapari, NOT_REGISTERED],
];

/** As the register of the small world has them. */
export function registeredOrganisations(): readonly RegisteredOrganisation[] {
  return Object.values<Organisation>(ORGANISATIONS)
    .filter((one) => !ELSEWHERE.includes(one))
    .map((one) => {
      const { name, country, ncaId, authorisationNumber: number } = one;
      const services = one === WITHOUT_SERVICE ? ['PS_080'] : ['PS_03C', 'PS_05A', 'PS_070', 'PS_080'];
      const owner = ownerOfAuthority(ncaId);
      if (owner === null) throw new Error(`${ncaId} has no entries in the register.`);
      return {
        ...{ owner, number, name, authorisations: ['2021-03-15'] },
        services: { [country]: services, LV: services, EE: ['PS_080'] },
      };
    });
}
