import { useTranslate } from 'react-admin';
import type { CheckName, Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { adviceKey, telling } from './reasons.js';

type CheckResult = Evaluation['verdict']['checks'][CheckName];

/** Reasons of checks in the language of the console; the server's own sentence stays beside them as evidence. */
export function useReasons() {
  const translate = useTranslate();
  const say = (code: string): string => translate(`verdict.reasons.${code}`, { _: '' });
  return {
    say,
    advise: (check: CheckName, code: string): string => translate(adviceKey(check, code)),
    /** The reason that tells most, and how many there are besides. */
    brief: ({ codes, reasons }: CheckResult): string => {
      const code = telling(codes);
      if (code === undefined) return '';
      const first = say(code) || (reasons[codes.indexOf(code)] ?? '');
      const others = new Set(codes).size - 1;
      if (others === 0) return first;
      return `${first.replace(/\.$/, '')}, ${translate('verdict.reasons.more', { smart_count: others })}.`;
    },
  };
}
