import { useState } from 'react';
import EventOutlined from '@mui/icons-material/EventOutlined';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { Segments } from '../components/Segments.js';
import { useFormats } from '../components/time.js';
import { useApi } from '../providers/useApi.js';
import { CalendarFeeds } from './CalendarFeeds.js';

const TYPES = ['certificate', 'trusted-list', 'consents', 'grant', 'waiver', 'secret', 'api-token'] as const;
const RANGES = ['7', '31', '365'] as const;
const SCOPES = ['all', 'mine'] as const;
const DAY_MS = 86_400_000;

/** What ends when, day by day, and the last working day to do something about it. */
const CalendarPage = () => {
  const translate = useTranslate();
  const [parameters, setParameters] = useSearchParams();
  const days = RANGES.find((each) => each === parameters.get('days')) ?? '31';
  const scope = SCOPES.find((each) => each === parameters.get('scope')) ?? 'all';
  const type = TYPES.find((each) => each === parameters.get('type')) ?? 'any';
  const set = (name: string) => (value: string) =>
    setParameters((before) => {
      before.set(name, value);
      return before;
    });
  const [from] = useState(() => new Date());
  const question = new URLSearchParams({
    from: from.toISOString(),
    to: new Date(from.getTime() + Number(days) * DAY_MS).toISOString(),
    scope,
  });
  const { data, error, refetch } = useApi<DatedThingJson[]>(`/calendar?${question.toString()}`);
  const shown = (data ?? []).filter((thing) => type === 'any' || thing.type === type);
  return (
    <Page title={translate('calendar.title')} lead={translate('calendar.lead')}>
      <Bar>
        <Segments
          label={translate('calendar.range')}
          value={days}
          onChange={set('days')}
          choices={RANGES.map((id) => ({ id, name: translate(`calendar.ranges.${id}`) }))}
        />
        <Segments
          label={translate('calendar.scope')}
          value={scope}
          onChange={set('scope')}
          choices={SCOPES.map((id) => ({ id, name: translate(`calendar.scopes.${id}`) }))}
        />
        <ChoiceField
          label={translate('calendar.type')}
          value={type}
          onChange={set('type')}
          choices={['any', ...TYPES].map((id) => ({ id, name: translate(`calendar.types.${id}`) }))}
        />
      </Bar>
      <Section title={translate('calendar.agenda')}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data !== undefined && shown.length === 0 && (
          <EmptyState icon={EventOutlined} title={translate('calendar.empty')} />
        )}
        <Agenda things={shown} />
      </Section>
      <CalendarFeeds />
    </Page>
  );
};

const Agenda = ({ things }: { readonly things: readonly DatedThingJson[] }) => {
  const translate = useTranslate();
  const formats = useFormats();
  const days = new Map<string, DatedThingJson[]>();
  for (const thing of things) {
    const day = formats.day(new Date(thing.endsAt));
    days.set(day, [...(days.get(day) ?? []), thing]);
  }
  return [...days].map(([day, ending]) => (
    <div key={day}>
      <Typography variant="h3">{day}</Typography>
      <ul>
        {ending.map((thing) => (
          <li key={`${thing.type} ${thing.id}`}>
            {translate(`calendar.types.${thing.type}`)}:{' '}
            <Link component={RouterLink} to={thing.link}>
              {thing.name}
            </Link>
            {thing.count > 1 && ` × ${thing.count}`}
            {thing.organisationName !== null && ` · ${thing.organisationName}`} ·{' '}
            <Moment at={thing.endsAt} show="time" /> ·{' '}
            {translate('calendar.act_before', { day: formats.day(new Date(`${thing.actBefore}T12:00:00`)) })}
          </li>
        ))}
      </ul>
    </div>
  ));
};

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 12,
  alignItems: 'center',
  marginBottom: 20,
});

export default CalendarPage;
