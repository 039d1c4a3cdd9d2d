import { EBA_SOURCE } from '../core/registers/eba-entity.js';
import type { AskedRegister } from '../core/registers/register-basis.js';

/** What is known of a register apart from its editions. */
export type RegisterSource = Omit<AskedRegister, 'edition' | 'candidates'>;

export const EBA: RegisterSource = {
  source: EBA_SOURCE,
  name: 'EBA central register',
  standing: 'union',
  authorities: null,
  holds: ['PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI', 'PSD_ENL', 'PSD_EXC', 'PSD_BR', 'PSD_AG'],
  tellsServices: true,
  tellsPassports: true,
  freshForDays: 3,
};

/** What people call a register. */
export const registerName = (source: string): string => (source === EBA_SOURCE ? EBA.name : source);
