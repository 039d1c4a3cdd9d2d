/** Pages of the area. */
export const TRUST_PATH = '/trust';
export const SERVICES_PATH = '/trust/services';
export const ANCHORS_PATH = '/trust/anchors';
export const JOURNAL_PATH = '/trust/official-journal';
export const IMPORT_PATH = '/trust/import';

export const listPath = (territory: string, editionId?: string): string =>
  `${TRUST_PATH}/lists/${territory}${editionId === undefined ? '' : `/editions/${editionId}`}`;
export const servicePath = (id: string): string => `${SERVICES_PATH}/${encodeURIComponent(id)}`;
export const anchorPath = (id: string): string => `${ANCHORS_PATH}/${id}`;

/** Of the API. */
export const EXPORT_API = '/trusted-lists/export';
export const editionApi = (territory: string, id: string): string =>
  `/trusted-lists/${territory}/editions/${id}`;
