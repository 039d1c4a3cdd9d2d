import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { BlastRadius as Radius, BlastType } from '../../server/forecasts/forecasts.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { usePhone } from '../components/ListTable.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useFormats } from '../components/time.js';
import { grantPath } from '../grants/address.js';
import { useGrantWords } from '../grants/words.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';

interface BlastRadiusProps {
  readonly type: BlastType;
  readonly id: string;
}

/** What stops if this stops: in figures that are seen at once, then by name. */
export const BlastRadius = (what: BlastRadiusProps) => (useMay('consents.read') ? <Whole {...what} /> : null);

const Whole = ({ type, id }: BlastRadiusProps) => {
  const translate = useTranslate();
  const path = `/forecasts/blast-radius?${new URLSearchParams({ type, id }).toString()}`;
  const { data, error, refetch } = useApi<Radius>(path);
  const title = translate('blast.title');
  const isNothing =
    data !== undefined && data.certificates + data.stopping + data.carriedOn + data.consents === 0;
  return (
    <Section title={title} lead={translate(`blast.leads.${type}`)} id="blast-radius">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={64} />}
      {isNothing && <p style={{ margin: 0 }}>{translate('blast.nothing')}</p>}
      {data !== undefined && !isNothing && <Figures type={type} radius={data} />}
      {data !== undefined && type !== 'grant' && data.grants.length > 0 && <Grants radius={data} />}
    </Section>
  );
};

const Figures = ({ type, radius }: { readonly type: BlastType; readonly radius: Radius }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const { certificates, stopping, organisations, carriedOn, consents } = radius;
  const isOfMany = type === 'trust-service' || type === 'register-entry';
  const figures = [
    ...(isOfMany ? [{ key: 'certificates', count: certificates, note: '' }] : []),
    ...(type === 'grant'
      ? []
      : [
          {
            key: 'stopping',
            count: stopping,
            note: [
              ...(organisations > 1
                ? [translate('blast.organisations', { smart_count: organisations })]
                : []),
              ...(carriedOn > 0 ? [translate('blast.carried_on', { smart_count: carriedOn })] : []),
            ].join(' · '),
          },
        ]),
    { key: 'consents', count: consents, note: '' },
  ];
  return (
    <Row>
      {figures.map(({ key, count, note }) => (
        <li key={key}>
          <strong className={count > 0 ? 'lost' : ''}>{number(count)}</strong>
          <span>
            {translate(`blast.${key}`, { smart_count: count })}
            {note !== '' && <small>{note}</small>}
          </span>
        </li>
      ))}
    </Row>
  );
};

type Touched = Radius['grants'][number];

const Grants = ({ radius: { grants, stopping, carriedOn } }: { readonly radius: Radius }) => {
  const translate = useTranslate();
  const words = useGrantWords();
  const phone = usePhone();
  const columns: Column<Touched>[] = [
    {
      key: 'organisation',
      label: words.say('organisation'),
      flexible: true,
      render: ({ organisationName }) => organisationName,
    },
    { key: 'role', label: translate('blast.access'), render: ({ role }) => words.role(role) },
    {
      key: 'edition',
      label: words.say('fields.edition'),
      render: ({ edition, environment }) => `${words.edition(edition)} · ${words.environment(environment)}`,
    },
    {
      key: 'stops',
      label: translate('blast.then'),
      phone: 'aside',
      render: ({ stops }) => (
        <StateChip
          state={stops ? 'critical' : 'ok'}
          label={translate(stops ? 'blast.stops' : 'blast.goes_on')}
        />
      ),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  const left = stopping + carriedOn - grants.length;
  return (
    <Listed>
      <Rows
        caption={translate('blast.table')}
        columns={columns}
        rows={grants}
        to={({ id }) => grantPath(id)}
      />
      {left > 0 && <p>{translate('blast.more', { smart_count: left })}</p>}
    </Listed>
  );
};

const Row = styled('ul')(({ theme }) => ({
  ...{ display: 'flex', flexWrap: 'wrap', gap: '12px 40px', listStyle: 'none', margin: 0, padding: 0 },
  '& > li': { display: 'flex', alignItems: 'center', gap: 12 },
  '& strong': { fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.1, fontVariantNumeric: 'tabular-nums' },
  '& .lost': { color: theme.palette.states.critical.text },
  '& small': { display: 'block', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
const Listed = styled('div')(({ theme }) => ({
  ...{ margin: '16px -20px -20px', borderTop: `1px solid ${theme.palette.divider}` },
  '& > p': { margin: 0, padding: '8px 20px 16px' },
  [theme.breakpoints.down('md')]: { margin: '16px -16px -16px' },
}));
