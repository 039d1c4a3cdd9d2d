/** `error` breaks a "shall", `warning` a "should", `info` only informs; from the gravest to the mildest. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
