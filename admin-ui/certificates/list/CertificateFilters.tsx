import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import { Button, TextField } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  type CertificateFacets,
  SECOND_READING_STATUSES,
  SEVERITIES,
} from '../../../server/certificates/certificates.contract.js';
import { type Choice, ChoiceFilter, SearchFilter, useTypedFilter } from '../../components/filters.js';
import { usePhone } from '../../components/ListTable.js';
import { useApi } from '../../providers/useApi.js';
import { OUTCOMES } from '../../../server/evaluations/evaluations.contract.js';
import { OrganisationFilter } from './OrganisationFilter.js';
import { SavedViews } from './SavedViews.js';

const WINDOWS_DAYS = [7, 14, 30, 60, 90, 180, 365];
const USUAL = ['status', 'verdict', 'endsWithinDays', 'severity', 'kind'];
/** Behind "More filters", unless one of them is in use. A phone keeps all of them there. */
const RARER = [
  'registerKey',
  'role',
  'ncaId',
  'country',
  'issuer',
  'finding',
  'tag',
  'ownerEmail',
  'secondReading',
];

type FacetName = Exclude<keyof CertificateFacets, 'total'>;

/** Every filter of the list; all of them live in the address. */
export const CertificateFilters = () => {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  const phone = usePhone();
  const hidden = phone ? [...USUAL, ...RARER] : RARER;
  const inUse = hidden.filter((source) => source in (filterValues as Record<string, unknown>)).length;
  const [more, setMore] = useState(inUse > 0);
  const { data: facets } = useApi<CertificateFacets>('/certificates/facets');

  // Counts are of everything stored, so that a choice never disappears because of another filter.
  const counted = (facet: FacetName, name: (value: string) => string): Choice[] =>
    (facets?.[facet] ?? []).map(({ value, count }) => ({ id: value, name: `${name(value)} (${count})` }));
  const countOf = (facet: FacetName, value: string): string => {
    const found = facets?.[facet].find((each) => each.value === value);
    return facets === undefined ? '' : ` (${found?.count ?? 0})`;
  };
  const listed = (facet: FacetName, values: readonly string[], key: string): Choice[] =>
    values.map((id) => ({ id, name: translate(`certificates.${key}.${id}`) + countOf(facet, id) }));
  const common = { any: translate('certificates.filters.any') };

  const usual = (
    <>
      <ChoiceFilter
        {...common}
        source="status"
        label={translate('certificates.filters.status')}
        choices={listed('status', CERTIFICATE_STATUSES, 'statuses')}
      />
      <ChoiceFilter
        {...common}
        source="verdict"
        label={translate('verdict.column')}
        choices={[...OUTCOMES, 'none' as const].map((id) => ({
          id,
          name: translate(`verdict.outcomes.${id}`) + (id === 'none' ? '' : countOf('verdict', id)),
        }))}
      />
      <EndsWithinFilter />
      <ChoiceFilter
        {...common}
        source="severity"
        label={translate('certificates.filters.severity')}
        choices={listed('severity', [...SEVERITIES, 'none'], 'severity')}
      />
      <ChoiceFilter
        {...common}
        source="kind"
        label={translate('certificates.filters.kind')}
        choices={listed('kind', CERTIFICATE_KINDS, 'kinds')}
      />
    </>
  );
  const rarer = (
    <>
      <OrganisationFilter label={translate('certificates.filters.registerKey')} />
      <ChoiceFilter
        {...common}
        source="role"
        label={translate('certificates.filters.role')}
        choices={counted('role', (name) => translate(`certificates.roles.${name}.choice`, { _: name }))}
      />
      <ChoiceFilter
        {...common}
        source="ncaId"
        label={translate('certificates.filters.ncaId')}
        choices={counted('ncaId', String)}
      />
      <ChoiceFilter
        {...common}
        source="country"
        label={translate('certificates.filters.country')}
        choices={counted('country', String)}
      />
      <ChoiceFilter
        {...common}
        source="finding"
        label={translate('certificates.filters.finding')}
        choices={counted('finding', String)}
      />
      <ChoiceFilter
        {...common}
        source="tag"
        label={translate('certificates.filters.tag')}
        choices={counted('tag', String)}
      />
      <ChoiceFilter
        {...common}
        source="secondReading"
        label={translate('certificates.filters.secondReading')}
        choices={SECOND_READING_STATUSES.map((id) => ({
          id,
          name: translate(`certificates.second_reading.${id}`),
        }))}
      />
      <TextFilter source="issuer" label={translate('certificates.filters.issuer')} />
      <TextFilter source="ownerEmail" label={translate('certificates.filters.ownerEmail')} />
    </>
  );

  return (
    <Arrangement>
      <SearchFilter label={translate('certificates.filters.q')} />
      {!phone && usual}
      <Button
        variant="outlined"
        startIcon={<FilterListOutlined />}
        aria-expanded={more}
        onClick={() => setMore(!more)}
        sx={{ height: 40 }}
      >
        {translate(inUse > 0 ? 'certificates.filters.more_in_use' : 'certificates.filters.more', {
          smart_count: inUse,
        })}
      </Button>
      <SavedViews />
      {more && (
        <div className="more">
          {phone && usual}
          {rarer}
        </div>
      )}
    </Arrangement>
  );
};

const Arrangement = styled('div')(({ theme }) => ({
  display: 'contents',
  '& > .MuiTextField-root:first-of-type': { gridColumn: '1 / -1' },
  '& .more': {
    flexBasis: '100%',
    gridColumn: '1 / -1',
    display: 'grid',
    gap: 8,
    marginTop: 4,
    gridTemplateColumns: 'repeat(10, 1fr)',
    '& .MuiAutocomplete-root': { gridColumn: 'span 2' },
    '& .MuiTextField-root': { minWidth: 0 },
  },
  [theme.breakpoints.up('md')]: { '& > .MuiTextField-root:not(:first-of-type)': { width: 140 } },
  [theme.breakpoints.down('md')]: { '& .more': { gridTemplateColumns: '1fr 1fr', gap: 12 } },
}));

const EndsWithinFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const { endsWithinDays, ...others } = filterValues as Record<string, unknown>;
  return (
    <TextField
      select
      label={translate('certificates.filters.endsWithinDays')}
      value={endsWithinDays ?? ''}
      onChange={({ target: { value } }) =>
        setFilters(
          value === '' ? others : { ...others, endsWithinDays: Number(value) },
          displayedFilters,
          false,
        )
      }
      sx={{ minWidth: { md: 150 } }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{translate('certificates.filters.any')}</option>
      {WINDOWS_DAYS.map((days) => (
        <option key={days} value={days}>
          {translate('certificates.filters.days', { smart_count: days })}
        </option>
      ))}
    </TextField>
  );
};

/** Sent when the typing pauses, as the search is. */
const TextFilter = ({ source, label }: { source: string; label: string }) => {
  const [text, setText] = useTypedFilter(source);
  return (
    <TextField
      label={label}
      value={text}
      onChange={({ target }) => setText(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};
