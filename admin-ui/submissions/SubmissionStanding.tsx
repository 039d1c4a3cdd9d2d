import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { API } from '../providers/http.js';
import { useMay } from '../providers/useMe.js';
import { AnswerDialog } from './AnswerDialog.js';
import { MailDialog } from './MailDialog.js';
import { MarkSentDialog } from './MarkSentDialog.js';
import { submissionPage } from './address.js';
import { STATE_OF_SUBMISSION } from './states.js';

type Asked = 'mark-sent' | 'mail' | 'answer';

interface SubmissionStandingProps {
  readonly submission: SubmissionDetails;
  /** On the page of something else the rest is a click away. */
  readonly elsewhere?: boolean;
}

/** Where it stands and what can be done next. */
export const SubmissionStanding = ({ submission, elsewhere = false }: SubmissionStandingProps) => {
  const translate = useTranslate();
  const mayWrite = useMay('submissions.write');
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const { id, state, commands, mailRefusal } = submission;
  const maySend = mayWrite && commands.includes('send');
  const mayAnswer = mayWrite && commands.includes('approve');
  return (
    <>
      <Section
        title={translate('submissions.one')}
        lead={translate(`submissions.next.${state}`)}
        actions={
          mayWrite && (
            <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
              <Button variant="outlined" component="a" href={`${API}/submissions/${id}/package.zip`} download>
                {translate('submissions.download_zip')}
              </Button>
              <Button variant="outlined" component="a" href={`${API}/submissions/${id}/package.pdf`} download>
                {translate('submissions.download_pdf')}
              </Button>
              {maySend && (
                <Button variant="outlined" onClick={() => setAsked('mark-sent')}>
                  {translate('submissions.mark_sent')}
                </Button>
              )}
              {maySend && (
                <Button variant="contained" disabled={mailRefusal !== null} onClick={() => setAsked('mail')}>
                  {translate('submissions.mail')}
                </Button>
              )}
              {mayAnswer && (
                <Button variant="contained" onClick={() => setAsked('answer')}>
                  {translate('submissions.answer')}
                </Button>
              )}
            </Stack>
          )
        }
      >
        <Facts facts={factsOf(submission, translate)} />
        {maySend && mailRefusal !== null && (
          <p style={{ margin: '12px 0 0' }}>{translate(`submissions.mail_refusals.${mailRefusal}`)}</p>
        )}
        {elsewhere && (
          <p style={{ margin: '12px 0 0' }}>
            <Link component={RouterLink} to={submissionPage(id)} underline="always">
              {translate('submissions.whole')}
            </Link>
          </p>
        )}
      </Section>
      {asked === 'mark-sent' && <MarkSentDialog submission={submission} onClose={close} />}
      {asked === 'mail' && <MailDialog submission={submission} onClose={close} />}
      {asked === 'answer' && <AnswerDialog submission={submission} onClose={close} />}
    </>
  );
};

const factsOf = (submission: SubmissionDetails, translate: (key: string) => string) => [
  {
    label: translate('submissions.fields.state'),
    value: (
      <StateChip
        state={STATE_OF_SUBMISSION[submission.state]}
        label={translate(`submissions.states.${submission.state}`)}
      />
    ),
  },
  {
    label: translate('submissions.fields.edition'),
    value: `${translate(`submissions.editions.${submission.edition}`)} · ${translate(`submissions.environments.${submission.environment}`)}`,
  },
  { label: translate('submissions.fields.roles'), value: submission.roles.join(', ') },
  {
    label: translate('submissions.fields.preparedAt'),
    value: (
      <>
        <Moment at={submission.preparedAt} show="time" /> · {submission.preparedBy}
      </>
    ),
  },
  ...(submission.sentAt === null
    ? []
    : [
        {
          label: translate('submissions.fields.sentAt'),
          value: (
            <>
              <Moment at={submission.sentAt} show="time" /> · {submission.sentBy}
              {submission.sentTo && ` → ${submission.sentTo}`}
            </>
          ),
        },
      ]),
  ...(submission.answeredAt === null
    ? []
    : [
        {
          label: translate('submissions.fields.answeredAt'),
          value: (
            <>
              <Moment at={submission.answeredAt} show="time" /> · {submission.answeredBy}
            </>
          ),
        },
      ]),
  ...(submission.reference === null
    ? []
    : [{ label: translate('submissions.fields.reference'), value: submission.reference }]),
  {
    label: translate('submissions.fields.sha256'),
    value: <Identifier value={submission.packageSha256} what={translate('submissions.fields.sha256')} />,
  },
];
