import { AUTHORITIES_PATH } from '../registers/address.js';

export { AUTHORITIES_PATH } from '../registers/address.js';
export const authorityPath = (id: string): string => `${AUTHORITIES_PATH}/${encodeURIComponent(id)}`;
export const authorityEditPath = (id: string): string => `${authorityPath(id)}/edit`;

/** Of the API. */
export const authorityApi = (id: string): string => `/authorities/${encodeURIComponent(id)}`;
export const linkApi = (id: string, key: string, verb: 'confirm' | 'report'): string =>
  `${authorityApi(id)}/links/${encodeURIComponent(key)}/${verb}`;
