import { useTranslate } from 'react-admin';
import { ApiProblem } from '../providers/http.js';

/** What the server says of one field, in the console's words where it has some. */
export function useFieldFaults(error: unknown): (field: string) => string | undefined {
  const translate = useTranslate();
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (field) => {
    const message = faults.find(({ path }) => path === field)?.message;
    if (message === undefined) return undefined;
    return translate(`consents.faults.${field}`, {
      _: translate(`consents.faults.${message}`, { _: message }),
    });
  };
}
