import { useEffect, useState } from 'react';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AlertRulePreview, PreviewAlertRule } from '../../../server/alerts/alert-rules.contract.js';
import { Banner } from '../../components/Banner.js';
import { StateIcon } from '../../components/StateChip.js';
import { useFormats } from '../../components/time.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { request } from '../../providers/http.js';
import { alertPath } from '../address.js';
import { STATE_OF_SEVERITY } from '../states.js';
import type { Draft } from './draft.js';
import { ListenerProblems } from './ListenerProblems.js';
import { MessagesByDay } from './MessagesByDay.js';
import { useRuleWords } from './useRuleWords.js';

const PAUSE_MS = 500;
const DAYS = 30;
const SHOWN = 5;

interface RulePreviewProps {
  readonly draft: Draft;
  /** Of the rule whose place it takes; without it a new one. */
  readonly id: string | undefined;
}

/** What the rule, as it stands in the editor, does with the alerts of today and of the last month. */
export const RulePreview = ({ draft, id }: RulePreviewProps) => {
  const { say } = useRuleWords();
  const sentence = useProblemSentence();
  // A rule without a name can be previewed all the same.
  const wanted = usePaused({ ...draft, name: draft.name.trim() || '–' });
  const { data, error, isFetching } = useQuery<AlertRulePreview>({
    queryKey: ['alert-rule-preview', id, wanted],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }) => {
      const body: PreviewAlertRule = { definition: wanted, ...(id !== undefined && { id }), days: DAYS };
      return (await request<AlertRulePreview>('/alert-rules/preview', { method: 'POST', body, signal })).data;
    },
  });
  return (
    <Whole aria-busy={isFetching} aria-label={say('preview.title')}>
      <h2>{say('preview.title')}</h2>
      {error && <Banner state="warning" title={sentence(error)} />}
      {!data && !error && <Skeleton variant="rectangular" height={180} />}
      {data && (
        <>
          <Past preview={data} />
          <ListenerProblems
            problems={data.problems}
            nobody={data.today.alerts > 0 && data.today.nobody === data.today.alerts}
          />
          <Today preview={data} />
        </>
      )}
    </Whole>
  );
};

const Past = ({ preview: { past } }: { readonly preview: AlertRulePreview }) => {
  const { say, channelName } = useRuleWords();
  const { number } = useFormats();
  return (
    <section>
      <Headline role="status">
        {say('preview.would_have_sent', { smart_count: past.messages, messages: number(past.messages) })}
      </Headline>
      <p>
        {say('preview.in_days', { days: past.days, smart_count: past.alerts, alerts: number(past.alerts) })}{' '}
        {!past.complete && say('preview.incomplete')}
      </p>
      {past.messages > 0 && <MessagesByDay days={past.byDay} />}
      {past.byRecipient.length > 0 && (
        <table>
          <caption>{say('preview.by_recipient')}</caption>
          <tbody>
            {past.byRecipient.slice(0, SHOWN).map(({ channel, recipient, messages }) => (
              <tr key={`${channel} ${recipient}`}>
                <th scope="row">{recipient === channel ? channelName(channel) : recipient}</th>
                <td>{say('preview.messages', { smart_count: messages })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {past.byRecipient.length > SHOWN && (
        <p>{say('preview.more_recipients', { smart_count: past.byRecipient.length - SHOWN })}</p>
      )}
    </section>
  );
};

const Today = ({ preview: { today } }: { readonly preview: AlertRulePreview }) => {
  const { say } = useRuleWords();
  const translate = useTranslate();
  return (
    <section>
      <h3>{say('preview.today')}</h3>
      <p>
        {say('preview.today_alerts', { smart_count: today.alerts })}{' '}
        {today.nobody > 0 && (
          <strong className="nobody">{say('preview.today_nobody', { smart_count: today.nobody })}</strong>
        )}
      </p>
      <ul aria-label={say('preview.who_would')}>
        {today.sample.slice(0, SHOWN).map(({ id, title, severity, recipients }) => (
          <li key={id}>
            <StateIcon state={STATE_OF_SEVERITY[severity]} />
            <span>
              <Link component={RouterLink} to={alertPath(id)} color="inherit" target="_blank" rel="noopener">
                {title}
              </Link>
              <small>
                {recipients.length === 0 ? translate('alert_rules.nobody') : `→ ${recipients.join(', ')}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The value as it was when the typing paused. */
function usePaused<T>(value: T): T {
  const text = JSON.stringify(value);
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(paused) as T;
}

const Headline = styled('p')({ fontSize: '1.25rem', fontWeight: 640, lineHeight: 1.3, margin: '0 0 4px' });

const Whole = styled('aside')(({ theme }) => ({
  padding: 20,
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  '& h2': { margin: '0 0 12px', fontSize: '0.8125rem', fontWeight: 560, color: theme.palette.text.secondary },
  '& h3': { margin: '16px 0 4px', fontSize: '0.9375rem', fontWeight: 620 },
  '& p': { margin: '0 0 10px' },
  '& p:not([role])': { color: theme.palette.text.secondary, fontSize: '0.875rem' },
  '& .nobody': { color: theme.palette.states.critical.text },
  '& section ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& section li': { display: 'flex', gap: 8, padding: '6px 0', overflowWrap: 'anywhere' },
  '& li span': { minWidth: 0 },
  '& small': { display: 'block', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& section': { marginBottom: 14 },
  '& section:last-of-type': { marginBottom: 0 },
  '& table': { width: '100%', borderCollapse: 'collapse', fontSize: '0.875rem' },
  '& caption': {
    textAlign: 'left',
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    paddingBottom: 4,
  },
  '& th': { textAlign: 'left', fontWeight: 480, overflowWrap: 'anywhere', padding: '3px 8px 3px 0' },
  '& td': { textAlign: 'right', whiteSpace: 'nowrap', padding: '3px 0' },
  [theme.breakpoints.up('lg')]: { position: 'sticky', top: 76 },
}));
