import { useTranslate } from 'react-admin';
import { CHECKS, type VerdictChanges } from '../../../server/evaluations/evaluations.contract.js';
import { useServiceWords } from '../../trust/service-words.js';
import { useRoleName } from '../RoleChips.js';

interface Said {
  readonly key: string;
  readonly text: string;
  readonly reason: string | null;
}

/** What is different from the verdict before, one line each: "Revocation: In order became Failed". */
export function useDifferences(): (changes: VerdictChanges) => readonly Said[] {
  const translate = useTranslate();
  const roleName = useRoleName();
  const { status } = useServiceWords();
  const isCheck = (what: string) => (CHECKS as readonly string[]).includes(what);
  const value = (what: string, text: string): string => {
    if (text === '') return translate('verdict.history.nothing');
    if (what === 'outcome') return translate(`verdict.outcomes.${text}`, { _: text });
    if (isCheck(what)) return translate(`verdict.checks.status.${text}`, { _: text });
    if (what === 'usableRoles')
      return text
        .split(/[\s,]+/)
        .map(roleName)
        .join(', ');
    return what === 'services' ? status(text) : text;
  };
  const name = (what: string): string =>
    isCheck(what)
      ? translate(`certificates.checks.${what}.name`)
      : translate(`verdict.history.what.${what}`, { _: what });
  return ({ differences }) =>
    differences.map(({ what, from, to, reason }, index) => ({
      key: `${what} ${index}`,
      text: translate('verdict.history.became', {
        what: name(what),
        before: value(what, from),
        after: value(what, to),
      }),
      reason,
    }));
}
