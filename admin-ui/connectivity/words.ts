import { useTranslate } from 'react-admin';

/** Plain names for codes of connectivity; an unknown code stands for itself. */
export function useProbeWords() {
  const translate = useTranslate();
  const word = (group: string, code: string): string =>
    translate(`connectivity.${group}.${code}`, { _: code });
  return {
    say: (name: string, values?: object) => translate(`connectivity.${name}`, values),
    word,
    edition: (code: string | null) =>
      code === null
        ? translate('connectivity.no_edition')
        : translate(`access.editions.${code.replace('.', '_')}`, { _: code }),
    environment: (code: string) => translate(`access.environments.${code}`, { _: code }),
    /** "Account information". */
    role: (name: string) => translate(`certificates.roles.${name}.label`, { _: name }),
    any: translate('list.any'),
  };
}

/** "240 ms", and seconds from one on. */
export function useMilliseconds(): (ms: number | null) => string {
  const translate = useTranslate();
  return (ms) => {
    if (ms === null) return '–';
    if (ms >= 1_000)
      return translate('connectivity.seconds', { value: (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1) });
    const value = ms > 0 && ms < 10 ? ms.toFixed(1) : Math.round(ms);
    return translate('connectivity.milliseconds', { value });
  };
}

/** "99.93 %"; a share below one is never rounded up to it. */
export function percentOf(share: number | null, digits = 2): string {
  if (share === null) return '–';
  const scale = 10 ** digits;
  return `${(Math.floor(share * 100 * scale + 1e-6) / scale).toFixed(digits)} %`;
}
