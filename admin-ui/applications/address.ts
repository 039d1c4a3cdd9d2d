export const NEW_APPLICATION_PATH = '/applications/new';
export const applicationPath = (reviewId: string, step?: number): string =>
  `/applications/${reviewId}${step === undefined ? '' : `?step=${step}`}`;
export const applicationStatusPath = (reviewId: string): string => `/applications/${reviewId}/status`;
export const reviewApi = (reviewId: string): string => `/reviews/${reviewId}`;
