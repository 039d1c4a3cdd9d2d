import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../core/permissions/permissions.js';
import { ACCOUNT_EVENTS, CONSENT_STATES } from '../core/users/decider-standing.js';
import { email, instant } from '../platform/http/common.contract.js';

export const USER_STATES = ['invited', 'active', 'disabled'] as const;
export const LOCALES = ['en', 'lt'] as const;
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

const name = z.string().trim().min(1).max(120);

const isTimeZone = (text: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
};

/** An IANA name; `null` follows the browser. */
const timeZone = z.string().max(64).refine(isTimeZone, { error: 'is not a time zone' }).nullable();

const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min)
  .max(PASSWORD_LENGTH.max)
  .meta({ description: 'At least 12 characters; any characters.', format: 'password' });

// ---- Users: GET/POST /users, GET/PATCH /users/:id, POST /users/:id/reset

/** Sort by `name`, `email`, `role`, `state`, `createdAt`, `lastSignInAt`; filter by `id`, `role`, `state`, `q`. */
export const userSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    /** `invited` until a password of their own is chosen. */
    state: z.enum(USER_STATES),
    locale: z.enum(LOCALES),
    timeZone: z.string().nullable(),
    createdAt: instant,
    lastSignInAt: instant.nullable(),
    /** Whether a second administrator stands behind an account that decides, or that consents to others. */
    decider: z.object({
      /** `one-person`: in effect, but made while nobody else could consent; every decision says so. */
      state: z.enum([...CONSENT_STATES, 'not-a-decider']),
      /** What made a consent necessary. */
      event: z.enum(ACCOUNT_EVENTS).nullable(),
      proposedBy: z.string().nullable(),
      consentedBy: z.string().nullable(),
      /** Of the consent, or while it waits of what made it necessary. */
      at: instant.nullable(),
      /** Whether the reader could consent now. */
      consentable: z.boolean(),
    }),
    /** Send it back with a change; a change made meanwhile by somebody else is then refused. */
    version: z.int(),
  })
  .meta({ id: 'User' });

export const INVITATIONS = ['mail', 'one-time-password'] as const;

export const createUserSchema = z
  .strictObject({
    email,
    name,
    role: z.enum(ROLES),
    invitation: z
      .enum(INVITATIONS)
      .default('one-time-password')
      .meta({ description: '`mail` sends a link; otherwise the answer holds a one-time password.' }),
  })
  .meta({ id: 'CreateUser' });

export const changeUserSchema = z
  .strictObject({
    name: name.optional(),
    role: z.enum(ROLES).optional(),
    state: z.enum(['active', 'disabled']).optional(),
    version: z.int().optional(),
  })
  .meta({ id: 'ChangeUser' });

/** The version that was seen: a consent covers nothing that happened after. */
export const consentToUserSchema = z.strictObject({ version: z.int() }).meta({ id: 'ConsentToUser' });

export const resetUserSchema = z.strictObject({ invitation: z.enum(INVITATIONS) }).meta({ id: 'ResetUser' });

/** A user and, once and never again, the password to hand over. `null` when a mail was sent instead. */
export const userWithPasswordSchema = z
  .object({ user: userSchema, oneTimePassword: z.string().nullable() })
  .meta({ id: 'UserWithPassword' });

export type User = z.output<typeof userSchema>;
export type UserRow = z.input<typeof userSchema>;
export type CreateUser = z.output<typeof createUserSchema>;
export type ChangeUser = z.output<typeof changeUserSchema>;
export type ConsentToUser = z.output<typeof consentToUserSchema>;
export type ResetUser = z.output<typeof resetUserSchema>;
export type UserWithPassword = z.output<typeof userWithPasswordSchema>;
export type UserWithPasswordRow = z.input<typeof userWithPasswordSchema>;

// ---- Signing in: POST /auth/login, POST /auth/logout, GET/PATCH /auth/me

export const signInSchema = z
  .strictObject({ email, password: z.string().max(PASSWORD_LENGTH.max) })
  .meta({ id: 'SignIn' });

/** Who is signed in and what they may do. */
export const meSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    permissions: z.array(z.enum(PERMISSIONS)),
    locale: z.enum(LOCALES),
    timeZone: z.string().nullable(),
    /** Nothing else is allowed before POST /auth/password. */
    mustChangePassword: z.boolean(),
    via: z.enum(['session', 'token']),
    /** Whose installation it is: at a bank our decision opens access, elsewhere the bank's answer does. */
    operatedBy: z.enum(['tpp', 'bank']),
  })
  .meta({ id: 'Me' });

export const changeProfileSchema = z
  .strictObject({
    name: name.optional(),
    locale: z.enum(LOCALES).optional(),
    timeZone: timeZone.optional(),
  })
  .meta({ id: 'ChangeProfile' });

export type SignIn = z.output<typeof signInSchema>;
export type Me = z.output<typeof meSchema>;
export type ChangeProfile = z.output<typeof changeProfileSchema>;

// ---- Passwords: POST /auth/password, /auth/forgot, /auth/reset

/** Ends every other session of the user; this one goes on under a new id. */
export const changePasswordSchema = z
  .strictObject({ currentPassword: z.string().max(PASSWORD_LENGTH.max), newPassword })
  .meta({ id: 'ChangePassword' });

/** Always answered alike, whoever the address belongs to. */
export const forgotPasswordSchema = z.strictObject({ email }).meta({ id: 'ForgotPassword' });

/** `token` comes from the link `/#/reset-password?token=…` in the mail. */
export const resetPasswordSchema = z
  .strictObject({ token: z.string().min(1).max(200), newPassword })
  .meta({ id: 'ResetPassword' });

export type ChangePassword = z.output<typeof changePasswordSchema>;
export type ForgotPassword = z.output<typeof forgotPasswordSchema>;
export type ResetPassword = z.output<typeof resetPasswordSchema>;

// ---- Tokens: GET/POST /api-tokens, GET/DELETE /api-tokens/:id

export const TOKEN_STATES = ['active', 'expired', 'revoked'] as const;

/** One's own; with `users.write` everybody's. Sort by `createdAt`, `expiresAt`, `name`; filter by `id`, `userId`, `state`. */
export const apiTokenSchema = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    userName: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    state: z.enum(TOKEN_STATES),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' });

export const createApiTokenSchema = z
  .strictObject({
    name,
    scopes: z.array(z.enum(PERMISSIONS)).min(1),
    days: z.int().min(1).max(366).default(90).meta({ description: 'How long it is good for.' }),
  })
  .meta({ id: 'CreateApiToken' });

/** The secret is shown here and never again. */
export const createdApiTokenSchema = apiTokenSchema
  .extend({ secret: z.string() })
  .meta({ id: 'CreatedApiToken' });

export type ApiToken = z.output<typeof apiTokenSchema>;
export type ApiTokenRow = z.input<typeof apiTokenSchema>;
export type CreateApiToken = z.output<typeof createApiTokenSchema>;
export type CreatedApiToken = z.output<typeof createdApiTokenSchema>;
export type CreatedApiTokenRow = z.input<typeof createdApiTokenSchema>;

export { PERMISSIONS, ROLES, type Permission, type Role } from '../core/permissions/permissions.js';
