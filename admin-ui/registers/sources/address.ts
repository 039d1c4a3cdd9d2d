export const SOURCES_PATH = '/registers/sources';
export const MAP_PATH = '/registers/sources/map';
export const MANUAL_PATH = '/registers/manual';
export const OVERRIDES_PATH = '/registers/overrides';

export const sourcePath = (id: string): string => `${SOURCES_PATH}/${id}`;
export const manualPath = (id: string): string => `${MANUAL_PATH}/${id}`;
export const overridePath = (id: string): string => `${OVERRIDES_PATH}/${id}`;
/** `job`: an import that was started there. */
export const sourceWithJob = (id: string, jobId: string): string => `${sourcePath(id)}?job=${jobId}`;
