export const CONNECTIVITY_PATH = '/connectivity';
export const NEW_TARGET_PATH = '/connectivity/new';
export const KEYS_PATH = '/connectivity/keys';
export const RUNS_PATH = '/connectivity/runs';
export const COMPARE_PATH = '/connectivity/compare';
export const targetPath = (id: string): string => `${CONNECTIVITY_PATH}/targets/${id}`;
export const discoveryPath = (id: string): string => `${targetPath(id)}/discovery`;
export const truthTablePath = (id: string): string => `${targetPath(id)}/certificate-cases`;
export const runPath = (id: string): string => `${RUNS_PATH}/${id}`;
export const comparePath = (left: string, right: string): string =>
  `${COMPARE_PATH}?${new URLSearchParams({ left, right })}`;
