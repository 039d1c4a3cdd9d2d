import { useRef } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { API } from '../providers/http.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';

const OF_THE_BANK = ['asked-back', 'approved', 'refused'];

/** What happened, newest first, with what the bank said and sent. */
export const SubmissionTimeline = ({ submission }: { readonly submission: SubmissionDetails }) => {
  const translate = useTranslate();
  const mayWrite = useMay('submissions.write');
  const { id, events, messageId } = submission;
  return (
    <Section title={translate('submissions.timeline')} flush>
      <Events>
        {[...events].reverse().map((event) => (
          <li key={event.id}>
            <small>
              <Moment at={event.at} show="time" /> · {event.by.name || translate('submissions.by_itself')}
            </small>
            <strong>
              {translate(`submissions.events.${event.kind}`)}
              {event.reference !== '' && ` · ${event.reference}`}
            </strong>
            {event.text !== '' && <p>{event.text}</p>}
            {event.facts['roles'] && (
              <span>
                {event.facts['roles']}
                {event.facts['endpoints'] ? ` · ${event.facts['endpoints']}` : ''}
              </span>
            )}
            {event.facts['recipient'] && <span>{event.facts['recipient']}</span>}
            {event.kind === 'mailed' && messageId && (
              <Link underline="always" component={RouterLink} to={`/alerts/mails/${messageId}`}>
                {translate('alerts.open_mail')}
              </Link>
            )}
            {event.attachments.map((file) => (
              <Link
                key={file.id}
                underline="always"
                href={`${API}/submissions/${id}/attachments/${file.id}`}
                download
              >
                {file.name} ({translate('submissions.bytes', { count: file.size })})
              </Link>
            ))}
            {mayWrite && OF_THE_BANK.includes(event.kind) && <Attach submissionId={id} eventId={event.id} />}
          </li>
        ))}
      </Events>
    </Section>
  );
};

const Attach = ({ submissionId, eventId }: { readonly submissionId: string; readonly eventId: string }) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const attach = useAction<unknown, FormData>(`/submissions/${submissionId}/events/${eventId}/attachments`, {
    done: 'submissions.attached',
  });
  const label = translate('submissions.attach');
  return (
    <div>
      <Button size="small" disabled={attach.isPending} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.png,.jpg,.jpeg,.txt"
        aria-label={label}
        onChange={({ target }) => {
          const [file] = Array.from(target.files ?? []);
          target.value = '';
          if (file === undefined) return;
          const form = new FormData();
          form.append('file', file, file.name);
          attach.mutate(form);
        }}
      />
    </div>
  );
};

const Events = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& li': {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: 2,
    padding: '12px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('md')]: { padding: '12px 16px' },
  },
  '& li:last-of-type': { borderBottom: 0 },
  '& strong': { fontWeight: 560 },
  '& p': { margin: '4px 0', whiteSpace: 'pre-wrap' },
  '& small, & span': { color: theme.palette.text.secondary },
}));
