import { outcome } from '../../core/connections/outcomes.js';
import { scopeOf } from '../../core/connections/scope.js';
import type { CheckStep } from '../check-step.js';
import { consentOf } from '../own-consent.js';

/** Whether the token can be renewed, and whether the bank replaces the refresh token as its pages say. */
export const refreshToken: CheckStep = async ({ check, connection, line }, { tokens }) => {
  const scope = scopeOf({ kind: 'consent', id: consentOf(check.context).id }) ?? '';
  const token = await tokens.find(connection.id, scope);
  if (token === null) return { outcomes: [outcome('no-token')], calls: [] };
  return tokens.refresh(connection, token.id, line);
};
