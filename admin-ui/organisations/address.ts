export const ORGANISATIONS_PATH = '/organisations';

export const organisationPath = (id: string): string => `${ORGANISATIONS_PATH}/${id}`;
