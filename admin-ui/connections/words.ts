import { useTranslate } from 'react-admin';

/** Plain names for codes of connections and checks; an unknown code stands for itself. */
export function useConnectionWords() {
  const translate = useTranslate();
  const word = (group: string, code: string): string =>
    translate(`connections.${group}.${code}`, { _: code });
  return {
    say: (name: string, values?: object) => translate(`connections.${name}`, values),
    word,
    edition: (code: string) => translate(`access.editions.${code.replace('.', '_')}`, { _: code }),
    environment: (code: string) => translate(`access.environments.${code}`, { _: code }),
    /** "Account information". */
    role: (name: string) => translate(`certificates.roles.${name}.label`, { _: name }),
    fault: (code: string) => translate(`connectivity.faults.${code}`, { _: code }),
    any: translate('list.any'),
  };
}
