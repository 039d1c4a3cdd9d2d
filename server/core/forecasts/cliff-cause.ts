/** Why consents stop: their own end, or that of what they rest on. */
export const CLIFF_CAUSES = ['consent', 'certificate', 'grant', 'register'] as const;
export type CliffCause = (typeof CLIFF_CAUSES)[number];
