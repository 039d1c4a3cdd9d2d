import { useGetList } from 'react-admin';
import type { Authority } from '../../../server/authorities/authorities.contract.js';
import { useTerritoryName } from '../../components/territory.js';

/** Authorities that have an identifier, by country. */
export function useAuthorityChoices(): readonly { readonly id: string; readonly name: string }[] {
  const countryName = useTerritoryName();
  const { data = [] } = useGetList<Authority>('authorities', {
    sort: { field: 'country', order: 'ASC' },
    pagination: { page: 1, perPage: 100 },
  });
  return data.flatMap(({ ncaId, country, nameEn }) =>
    ncaId === null ? [] : [{ id: ncaId, name: `${countryName(country)} · ${nameEn} (${ncaId})` }],
  );
}
