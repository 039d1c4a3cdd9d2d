import { useNavigate } from 'react-router-dom';
import type { z } from 'zod';
import type { callbackResultSchema } from '../../../server/connections/connections.contract.js';
import { useAction } from '../../providers/useApi.js';
import { checkPath, connectionPath } from '../address.js';

export type CallbackResult = z.output<typeof callbackResultSchema>;

/** Where the page of a check or connection finds what the bank's answer came to; a state of the history, no address shows it. */
export const OUTCOMES_STATE = 'outcomes';

/** Hands the bank's answer in. A good one leads on to where it belongs; of any other the outcomes are shown. */
export function useSendCallback(onResult?: (result: CallbackResult) => void) {
  const navigate = useNavigate();
  return useAction<CallbackResult, { address: string }>('/connections/callback', {
    quiet: true,
    onDone: (result) => {
      onResult?.(result);
      const to = belongsTo(result);
      if (to !== null && result.outcomes[0]?.code === 'connected')
        void navigate(to, { replace: true, state: { [OUTCOMES_STATE]: result.outcomes } });
    },
  });
}

/** The check that waits for it, else the connection; null where the answer is nobody's. */
export function belongsTo({ checkId, connectionId }: CallbackResult): string | null {
  if (checkId !== null) return checkPath(checkId);
  return connectionId === null ? null : connectionPath(connectionId);
}
