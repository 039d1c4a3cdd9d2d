/** Editions of Paysera's interface: NextGenPSD2 1.3 and the Georgian standard 0.8. */
export const API_EDITIONS = ['berlin-1.3', 'georgia-0.8'] as const;
export type ApiEdition = (typeof API_EDITIONS)[number];

export const API_ENVIRONMENTS = ['production', 'sandbox'] as const;
export type ApiEnvironment = (typeof API_ENVIRONMENTS)[number];

/** Roles that open something at an account holder's interface; PSP_AS is that holder's own. */
export const ACCESS_ROLES = ['PSP_AI', 'PSP_PI', 'PSP_IC'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];
