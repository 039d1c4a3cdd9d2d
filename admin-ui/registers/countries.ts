import { useLocaleState } from 'react-admin';
import { useTerritoryName } from '../components/territory.js';
import { formattingTag } from '../components/time.js';

/** Where passports lead: the European Economic Area. */
export const EEA =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** Countries as choices, in the order of their names. */
export function useCountryChoices(codes: readonly string[]) {
  const nameOf = useTerritoryName();
  const [locale] = useLocaleState();
  return codes
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((one, other) => one.name.localeCompare(other.name, formattingTag(locale)));
}
