import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { ApiProblem } from '../providers/http.js';

/** Says in one or two sentences what happened and what to do, in the language of the console where it knows the code. */
export function useProblemSentence() {
  const translate = useTranslate();
  return useCallback(
    (error: unknown): string => {
      if (!(error instanceof ApiProblem)) return translate('problems.internal');
      const { code, status, problem } = error;
      const known = translate(`problems.${code}`, { detail: '', ...problem, _: '' });
      if (known) return status >= 500 && problem.requestId ? `${known} (${problem.requestId})` : known;
      if (problem.detail ?? problem.title) return String(problem.detail ?? problem.title);
      return translate(status >= 500 ? 'problems.internal' : 'problems.refused', { status });
    },
    [translate],
  );
}
