export const CONSENTS_PATH = '/consents';
export const CONSENT_IMPORT_PATH = '/consents/import';
export const consentPath = (id: string): string => `${CONSENTS_PATH}/${id}`;
