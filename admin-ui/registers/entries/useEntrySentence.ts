import { useTranslate } from 'react-admin';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { useTerritoryName } from '../../components/territory.js';
import { useFormats } from '../../components/time.js';
import { roleOfService, useRegisterWords } from '../words.js';

/** What the entry is in one sentence that can be read aloud: kind, home, state, roles, passports, source. */
export function useEntrySentence({ entry, status, source, edition, present }: RegisterEntryDetails): string {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const { day } = useFormats();
  const home = entry.authority?.slice(0, 2) ?? entry.address.country;
  const turned = entry.authorisations.at(-1);
  const date = turned === undefined ? '' : day(new Date(turned));
  const name = entry.names[0] ?? entry.code;
  const what = translate('registers.sentence.what', {
    name,
    type: words.oneOfType(entry.type),
    country: home === null ? '–' : countryName(home),
  });
  const state = translate(
    `registers.sentence.status.${status}${turned === undefined && status !== 'listed' ? '_undated' : ''}`,
    { date },
  );
  const roles = [
    ...new Set(
      (home === null ? [] : (entry.services[home] ?? [])).map(roleOfService).filter((role) => role !== null),
    ),
  ];
  const abroad = Object.keys(entry.services).filter((country) => country !== home).length;
  const clauses = [
    ...(status === 'active' && roles.length > 0
      ? [translate('registers.sentence.roles', { roles: words.list(roles.map(words.roleService)) })]
      : []),
    ...(status === 'active' && abroad > 0
      ? [translate('registers.sentence.abroad', { smart_count: abroad })]
      : []),
  ];
  const says = translate(`registers.sentence.${present ? 'says' : 'said'}`, {
    source: words.source(source),
    day: edition.publishedAt === null ? '–' : day(new Date(edition.publishedAt)),
  });
  return `${[what, state, ...clauses].join('; ')}. ${says}`;
}
