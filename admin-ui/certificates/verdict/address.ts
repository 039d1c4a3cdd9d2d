/** Addresses of the API about verdicts; nothing else of the console knows them. */
export const evaluationsPath = (certificateId: string): string =>
  `/certificates/${certificateId}/evaluations`;
export const evaluationPath = (id: string): string => `/evaluations/${id}`;
export const replayPath = (id: string): string => `/evaluations/${id}/replay`;
/** A ZIP that can be checked without the server. */
export const evidencePackPath = (id: string): string => `/evaluations/${id}/evidence.zip`;
export const reportPath = (id: string): string => `/evaluations/${id}/report.pdf`;
export const evidenceBytesPath = (id: string, sha256: string): string =>
  `/evaluations/${id}/evidence/${sha256}`;
/** Many certificates in the background. */
export const EVALUATE_MANY = '/certificates/evaluations';

/** The verdict that a page shows, when it is not the last one. */
export const SHOWN_VERDICT = 'verdict';
