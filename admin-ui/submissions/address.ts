export const SUBMISSIONS_PATH = '/submissions';
export const submissionPage = (id: string): string => `${SUBMISSIONS_PATH}/${id}/show`;
