import {
  type changeConnectionSchema,
  type Connection,
  createConnectionSchema,
} from '../../server/connections/connections.contract.js';
import type { z } from 'zod';
import { instantOfClock } from '../components/clock-time.js';

/** Where the client secret comes from. */
export type SecretSource = 'none' | 'typed' | 'submission';

/** A connection as it stands in the fields of a form. */
export interface TypedConnection {
  readonly organisationId: string | null;
  readonly targetId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly secretFrom: SecretSource;
  readonly clientSecret: string;
  readonly secretEndsAt: string;
  readonly submissionId: string;
}

export const NOTHING_TYPED: TypedConnection = {
  ...{ organisationId: null, targetId: '', clientId: '', redirectUri: '', secretFrom: 'none' },
  ...{ clientSecret: '', secretEndsAt: '', submissionId: '' },
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const instantOf = (clock: string, timeZone: string): string | null =>
  instantOfClock(timeZone, clock)?.toISOString() ?? null;

/** What is sent of it; what is left empty is taken from the target. */
export function createBody(typed: TypedConnection, timeZone: string): z.input<typeof createConnectionSchema> {
  const { organisationId, targetId, clientId, redirectUri, secretFrom } = typed;
  return {
    ...{ organisationId: organisationId ?? '', targetId },
    ...{ clientId: orNull(clientId), redirectUri: orNull(redirectUri) },
    ...(secretFrom === 'typed' && {
      clientSecret: typed.clientSecret,
      clientSecretEndsAt: instantOf(typed.secretEndsAt, timeZone),
    }),
    ...(secretFrom === 'submission' && { submissionId: typed.submissionId }),
  };
}

/** Names of the fields that cannot be sent so. */
export const faultsOf = (body: z.input<typeof createConnectionSchema>): ReadonlySet<PropertyKey> =>
  new Set(createConnectionSchema.safeParse(body).error?.issues.flatMap(({ path }) => path.slice(0, 1)));

export type SecretChange = 'keep' | 'replace' | 'remove';

export interface TypedChange {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly secret: SecretChange;
  readonly clientSecret: string;
  readonly secretEndsAt: string;
}

/** Only what was touched, so that the rest stays as others have made it. */
export function changeBody(
  connection: Pick<Connection, 'clientId' | 'redirectUri' | 'version'>,
  typed: TypedChange,
  timeZone: string,
): z.input<typeof changeConnectionSchema> {
  const { clientId, redirectUri, secret } = typed;
  return {
    version: connection.version,
    ...(clientId.trim() !== connection.clientId && { clientId: clientId.trim() }),
    ...(redirectUri.trim() !== connection.redirectUri && { redirectUri: redirectUri.trim() }),
    ...(secret === 'remove' && { clientSecret: null }),
    ...(secret === 'replace' && {
      clientSecret: typed.clientSecret,
      clientSecretEndsAt: instantOf(typed.secretEndsAt, timeZone),
    }),
  };
}
