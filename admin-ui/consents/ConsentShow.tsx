import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { ConsentDetails } from '../../server/consents/consents.contract.js';
import { Banner } from '../components/Banner.js';
import { CopyButton } from '../components/CopyButton.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { consentPath, CONSENTS_PATH } from './address.js';
import { ChangeDialog } from './ChangeDialog.js';
import { RenewalDialog } from './RenewalDialog.js';
import { TerminateDialog } from './TerminateDialog.js';
import { STATE_OF_CONSENT, STATE_OF_SYNC, useConsentWords } from './words.js';

/** One consent: what it opens, what ends it and when, and what became of it. */
const ConsentShow = () => {
  const words = useConsentWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<ConsentDetails>(`/consents/${id}`);
  if (data !== undefined) return <Whole consent={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={words.say('one')} parent={{ to: CONSENTS_PATH, label: words.say('title') }}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

const Whole = ({ consent }: { readonly consent: ConsentDetails }) => {
  const words = useConsentWords();
  const mayWrite = useMay('consents.write');
  const [asking, ask] = useState<'change' | 'renewal' | 'terminate'>();
  const close = () => ask(undefined);
  const askBank = useAction<ConsentDetails>(`/consents/${consent.id}/sync`, { done: 'consents.asked' });
  const { organisationName, organisationId, consentId, edition, status, endsAt, may, sync, syncNote } =
    consent;
  return (
    <Page
      title={words.say('heading', { organisation: organisationName })}
      parent={{ to: CONSENTS_PATH, label: words.say('title') }}
      lead={`${words.edition(edition)} · ${words.say(consent.recurring ? 'recurring' : 'one_off')}`}
      actions={
        <>
          {may.askBank && (
            <Button variant="outlined" disabled={askBank.isPending} onClick={() => askBank.mutate()}>
              {words.say('ask')}
            </Button>
          )}
          {may.change && (
            <Button variant="outlined" onClick={() => ask('change')}>
              {words.say('change.button')}
            </Button>
          )}
          {may.terminate && (
            <Button variant="outlined" color="error" onClick={() => ask('terminate')}>
              {words.say('terminate.button')}
            </Button>
          )}
        </>
      }
    >
      {sync === 'contradicts' && (
        <Banner state="critical" title={words.say('contradicts_title')}>
          <span lang="en">{syncNote}</span>
        </Banner>
      )}
      <Section title={words.say('about')}>
        <Facts
          facts={[
            {
              label: words.say('fields.status'),
              value: <StateChip state={STATE_OF_CONSENT[status]} label={words.word('statuses', status)} />,
            },
            {
              label: words.say('fields.endsAt'),
              value: (
                <>
                  <Moment at={endsAt} /> · {words.word('reasons', consent.endReason)}
                  {consent.supersededById !== null && (
                    <>
                      {' '}
                      <Link component={RouterLink} to={consentPath(consent.supersededById)}>
                        {words.say('successor')}
                      </Link>
                    </>
                  )}
                </>
              ),
            },
            {
              label: words.say('fields.organisation'),
              value: (
                <Link component={RouterLink} to={`/organisations/${organisationId}`}>
                  {organisationName}
                </Link>
              ),
            },
            {
              label: words.say('fields.consentId'),
              value: <Identifier value={consentId} what={words.say('fields.consentId')} max={60} />,
            },
            { label: words.say('fields.psu'), value: consent.psu === '' ? '–' : consent.psu },
            {
              label: words.say('fields.access'),
              value: consent.access.map((one) => words.word('access', one)).join(', ') || '–',
            },
            { label: words.say('fields.frequency'), value: String(consent.frequencyPerDay) },
            { label: words.say('fields.validUntil'), value: consent.validUntil ?? '–' },
            {
              label: words.say('fields.sync'),
              value: (
                <>
                  <StateChip plain state={STATE_OF_SYNC[sync]} label={words.word('syncs', sync)} />{' '}
                  {consent.syncedAt !== null && <Moment at={consent.syncedAt} show="time" />}{' '}
                  {sync !== 'contradicts' && syncNote !== '' && <span lang="en">{syncNote}</span>}
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={words.say('ends')}>
        <p>{words.say('ends_help', { zone: consent.zone })}</p>
        <ul>
          {consent.ends.map(({ reason, at }) => (
            <li key={reason}>
              {words.word('reasons', reason)}: <Moment at={at} />
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title={words.say('renew')}
        actions={
          mayWrite && (
            <Button size="small" onClick={() => ask('renewal')}>
              {words.say('renewal.button')}
            </Button>
          )
        }
      >
        {consent.renewLink === null ? (
          <p>{words.say('renew_none')}</p>
        ) : (
          <p>
            {words.say('renew_help')} <Url>{consent.renewLink}</Url>{' '}
            <CopyButton text={consent.renewLink} what={words.say('renew')} />
          </p>
        )}
      </Section>
      <Section title={words.say('history')}>
        <Timeline>
          {consent.history.map((event, i) => (
            <li key={i}>
              <StateChip plain state={STATE_OF_CONSENT[event.to]} label={words.word('statuses', event.to)} />{' '}
              <Moment at={event.at} show="time" /> · {words.word('sources', event.source)}
              {event.by !== '' && ` · ${event.by}`}
              {event.note !== '' && <div>{event.note}</div>}
            </li>
          ))}
        </Timeline>
      </Section>
      {asking === 'change' && <ChangeDialog consent={consent} onClose={close} />}
      {asking === 'renewal' && <RenewalDialog consent={consent} onClose={close} />}
      {asking === 'terminate' && <TerminateDialog consent={consent} onClose={close} />}
    </Page>
  );
};

const Url = styled('code')({ overflowWrap: 'anywhere' });
const Timeline = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: '0 0 0 14px',
  borderLeft: `2px solid ${theme.palette.divider}`,
  '& > li': { padding: '6px 0' },
}));

export default ConsentShow;
