import { EBA_SOURCE } from '../../eba-entity.js';
import type { RegisterSource } from '../register-source.js';

/** The central register; its file is read by a reader of its own. */
export const EBA: RegisterSource = {
  source: EBA_SOURCE,
  name: 'EBA central register',
  standing: 'union',
  authorities: null,
  holds: ['PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI', 'PSD_ENL', 'PSD_EXC', 'PSD_BR', 'PSD_AG'],
  tellsServices: true,
  tellsPassports: true,
  freshForDays: 3,
  country: null,
  authorityName: 'European Banking Authority',
  homepage: 'https://euclid.eba.europa.eu/register/pir/registerDownload',
  howToGet:
    'Fetched by itself every few hours. Without a way out: download the golden copy (PSDMD) from the page of the register and import the ZIP.',
  format: 'eba',
  disclaimer: null,
};
