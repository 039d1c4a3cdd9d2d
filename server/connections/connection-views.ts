import type { ConnectionEntity, ConnectionTokenEntity } from './connection.entity.js';
import type { ConnectionRow, ConnectionState } from './connections.contract.js';

/** The page of this console that banks may send customers back to. */
export const CALLBACK_PATH = '/connections/callback';

export const callbackPage = (baseUrl: string): string => `${baseUrl}${CALLBACK_PATH}`;

export function connectionView(
  { clientSecret: _, ...row }: ConnectionEntity,
  tokens: readonly ConnectionTokenEntity[],
  baseUrl: string,
): ConnectionRow {
  return {
    ...row,
    comesBackHere: row.redirectUri === callbackPage(baseUrl),
    state: stateOf(tokens),
    tokens: tokens.map(({ accessToken: __, refreshToken: ___, ...token }) => token),
  };
}

/** A token that was given up says nothing: a connection is lost when the bank took it away. */
function stateOf(tokens: readonly ConnectionTokenEntity[]): ConnectionState {
  if (tokens.some(({ state }) => state === 'usable' || state === 'refreshing' || state === 'doubtful'))
    return 'connected';
  return tokens.some(({ state }) => state === 'lost') ? 'lost' : 'not-connected';
}
