import Link from '@mui/material/Link';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { DayThings } from '../calendar/DayThings.js';
import { ErrorState } from '../components/ErrorState.js';
import { Section } from '../components/Section.js';
import { useApi } from '../providers/useApi.js';

const DAYS = 30;
const SHOWN = 6;
/** New lists are issued long before these days by themselves; who does not get them is told elsewhere on the page. */
const ROUTINE: readonly DatedThingJson['type'][] = ['certificate', 'trusted-list', 'crl'];

/** What else ends within thirty days beside certificates; nothing where nothing does. */
export const AlsoEnding = () => {
  const translate = useTranslate();
  const [from] = useState(() => new Date());
  const to = new Date(from.getTime() + DAYS * 86_400_000);
  const range = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
  const { data, error, refetch } = useApi<DatedThingJson[]>(`/calendar?${range.toString()}`);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const things = (data ?? []).filter(({ type }) => !ROUTINE.includes(type));
  if (things.length === 0) return null;
  return (
    <Section
      title={`${translate('today.also_ending')} (${things.length})`}
      actions={
        <Link component={RouterLink} to="/calendar">
          {translate('today.open_calendar')}
        </Link>
      }
    >
      <DayThings things={things.slice(0, SHOWN)} />
    </Section>
  );
};
