import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { DayThings } from '../calendar/DayThings.js';
import { ErrorState } from '../components/ErrorState.js';
import { Section } from '../components/Section.js';
import { useNow } from '../components/time.js';
import { useApi } from '../providers/useApi.js';

const SHOWN = 6;
const DAYS = 30;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Certificates have a table of their own; newer lists come by themselves, and who does not get them is told above. */
const ELSEWHERE: readonly DatedThingJson['type'][] = ['certificate', 'trusted-list', 'crl'];

/** What else ends within a month, beside certificates. Nothing while there is none. */
export const AlsoEnds = () => {
  const translate = useTranslate();
  // By the hour: the question then stays the same while somebody looks at the page.
  const from = Math.floor(useNow() / HOUR_MS) * HOUR_MS;
  const question = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(from + DAYS * DAY_MS).toISOString(),
  });
  const { data, error, refetch } = useApi<DatedThingJson[]>(`/calendar?${question.toString()}`);
  const things = data?.filter(({ type }) => !ELSEWHERE.includes(type)) ?? [];
  if (error === null && things.length === 0) return null;
  return (
    <Section
      title={translate('today.also.title')}
      lead={translate('today.also.lead')}
      actions={
        <Link component={RouterLink} to="/calendar?view=agenda">
          {translate('today.also.all')}
        </Link>
      }
    >
      {error === null ? (
        <DayThings things={things.slice(0, SHOWN)} show="both" />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </Section>
  );
};
