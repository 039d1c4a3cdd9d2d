import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { request } from '../../providers/http.js';

type Command = 'acknowledge' | 'snooze' | 'wake';

/** Orders the same for one alert or for many, one after the other; says at the end what worked and what did not. */
export function useAlertCommand(command: Command, onDone: () => void) {
  const queries = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [busy, setBusy] = useState(false);
  const send = async (ids: readonly string[], body: object) => {
    setBusy(true);
    const failures: string[] = [];
    for (const id of ids) {
      try {
        await request(`/alerts/${id}/${command}`, { method: 'POST', body });
      } catch (error) {
        failures.push(sentence(error));
      }
    }
    setBusy(false);
    const done = ids.length - failures.length;
    if (done > 0) notify(`inbox.done.${command}`, { type: 'success', messageArgs: { smart_count: done } });
    if (failures.length > 0)
      notify(
        `${translate('inbox.not_done', { smart_count: failures.length })} ${[...new Set(failures)].join(' ')}`,
        { type: 'error', multiLine: true },
      );
    void queries.invalidateQueries({ refetchType: 'active' });
    if (done > 0) onDone();
  };
  return { send: (ids: readonly string[], body: object) => void send(ids, body), busy };
}
