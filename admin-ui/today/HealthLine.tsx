import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEdition } from '../../server/registers/registers.contract.js';
import type { TrustedList } from '../../server/trust/trust.contract.js';
import type { Status } from '../../server/status/status.contract.js';
import { StateIcon } from '../components/StateChip.js';
import { useFormats, useNow } from '../components/time.js';
import { isLate, useRegisterEditions } from './useRegisterEditions.js';
import { useTrustedLists } from './useTrustedLists.js';
import { useStatus } from '../settings/useStatus.js';
import type { State } from '../theme/states.js';

/** One line that says whether Qwarden itself is well. */
export const HealthLine = () => {
  const translate = useTranslate();
  const { data } = useStatus();
  const facts = useHealth(data);
  if (!data) return null;
  return (
    <Line aria-label={translate('today.health.title')}>
      {facts.map(({ state, text }) => (
        <span key={text}>
          <StateIcon state={state} size={15} />
          {text}
        </span>
      ))}
      <Link component={RouterLink} to="/settings/system">
        {translate('today.health.details')}
      </Link>
    </Line>
  );
};

function useHealth(status: Status | undefined): { readonly state: State; readonly text: string }[] {
  const translate = useTranslate();
  const { relative } = useFormats();
  const now = useNow();
  const { lists, troubled } = useTrustedLists();
  const { current, refused } = useRegisterEditions();
  if (!status) return [];
  const { expirySweep, messages, smtpConfigured } = status;
  const swept = expirySweep.lastSucceededAt;
  return [
    {
      state: status.warnings.includes('sweep-late') ? 'warning' : swept ? 'ok' : 'unknown',
      text: swept
        ? translate('status.health.swept', { when: relative(new Date(swept), now) })
        : translate('status.health.not_swept'),
    },
    ...listHealth(lists, troubled.length, (at) => relative(at, now), translate),
    ...registerHealth(current, refused.length, now, (at) => relative(at, now), translate),
    messages.failed > 0
      ? { state: 'critical', text: translate('status.health.mails_failed', { smart_count: messages.failed }) }
      : messages.waiting > 0
        ? {
            state: smtpConfigured ? 'waiting' : 'warning',
            text: translate('status.health.mails_waiting', { smart_count: messages.waiting }),
          }
        : { state: 'ok', text: translate('status.health.mails_sent') },
  ];
}

/** The freshest success of any list says whether lists are looked after at all. */
function listHealth(
  lists: readonly TrustedList[] | undefined,
  troubled: number,
  relative: (at: Date) => string,
  translate: ReturnType<typeof useTranslate>,
): { readonly state: State; readonly text: string }[] {
  if (lists === undefined) return [];
  if (troubled > 0)
    return [{ state: 'warning', text: translate('status.health.lists_troubled', { smart_count: troubled }) }];
  const last = lists
    .flatMap(({ lastSuccessAt }) => lastSuccessAt ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return [{ state: 'unknown', text: translate('status.health.lists_none') }];
  return [{ state: 'ok', text: translate('status.health.lists', { when: relative(new Date(last)) }) }];
}

/** The newest edition in use says how old an answer may be. */
function registerHealth(
  current: readonly RegisterEdition[] | undefined,
  refused: number,
  now: number,
  relative: (at: Date) => string,
  translate: ReturnType<typeof useTranslate>,
): { readonly state: State; readonly text: string }[] {
  if (current === undefined) return [];
  const [newest] = current;
  if (newest === undefined || newest.publishedAt === null)
    return [{ state: 'unknown', text: translate('today.registers.health_none') }];
  const when = relative(new Date(newest.publishedAt));
  if (refused > 0) return [{ state: 'warning', text: translate('today.registers.health_refused', { when }) }];
  return [
    { state: isLate(newest, now) ? 'warning' : 'ok', text: translate('today.registers.health', { when }) },
  ];
}

const Line = styled('footer')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 20px',
  paddingTop: 12,
  borderTop: `1px solid ${theme.palette.divider}`,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: 6 },
}));
