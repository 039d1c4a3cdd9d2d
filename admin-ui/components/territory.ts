import { useLocaleState } from 'react-admin';
import { formattingTag } from './time.js';

/** Trusted lists call Greece EL and the United Kingdom UK (TS 119 612 §5.3.10). */
const ISO_CODES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

/** "Lithuania": the name of a territory as trusted lists write it; its code where nobody knows a name. */
export function territoryName(territory: string, tag: string): string {
  const code = ISO_CODES[territory] ?? territory;
  if (!/^[A-Z]{2}$/.test(code)) return territory;
  return new Intl.DisplayNames([tag], { type: 'region' }).of(code) ?? territory;
}

export function useTerritoryName(): (territory: string) => string {
  const [locale] = useLocaleState();
  return (territory) => territoryName(territory, formattingTag(locale));
}
