import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { GrantDetails } from '../../server/grants/grants.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { BlastRadius } from '../forecast/BlastRadius.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useApi } from '../providers/useApi.js';
import { reviewPath } from '../reviews/address.js';
import { ACCESS_PATH } from './address.js';
import { GrantCertificates } from './GrantCertificates.js';
import { NarrowDialog, ReasonDialog } from './GrantDialogs.js';
import { GrantEndpoints, GrantHistory } from './GrantParts.js';
import { STATE_OF_GRANT, useGrantWords } from './words.js';

/** One grant: what it opens, for which certificates and until when, and what stops it. */
const GrantShow = () => {
  const words = useGrantWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<GrantDetails>(`/grants/${id}`);
  if (data !== undefined) return <Whole grant={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={words.say('one')} parent={{ to: ACCESS_PATH, label: words.say('title') }}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

const VERBS = ['end', 'narrow', 'resume', 'suspend'] as const;
type Verb = (typeof VERBS)[number];

const Whole = ({ grant }: { readonly grant: GrantDetails }) => {
  const words = useGrantWords();
  const [open, setOpen] = useState<Verb>();
  const { organisationName, organisationId, organisationKey, role, edition, environment, state, causes } =
    grant;
  const close = () => setOpen(undefined);
  return (
    <Page
      title={words.say('heading', { organisation: organisationName, role: words.role(role) })}
      parent={{ to: ACCESS_PATH, label: words.say('title') }}
      lead={`${words.edition(edition)} · ${words.environment(environment)}`}
      actions={VERBS.filter((verb) => grant.may[verb]).map((verb) => (
        <Button
          key={verb}
          variant={verb === 'resume' ? 'contained' : 'outlined'}
          {...(verb === 'end' ? { color: 'error' as const } : {})}
          onClick={() => setOpen(verb)}
        >
          {words.say(`${verb}.action`)}
        </Button>
      ))}
    >
      {state === 'suspended' && (
        <Banner state="critical" title={words.say('suspended_title')}>
          {causes.map(({ code, detail, at }) => (
            <div key={`${code} ${at}`}>
              {words.cause(code)}: <span lang="en">{detail}</span> · <Moment at={at} show="time" />
            </div>
          ))}
          <div>{words.say(grant.may.resume ? 'resume_here' : 'resume_by_review')}</div>
        </Banner>
      )}
      <Section title={words.say('about')}>
        <Facts
          facts={[
            {
              label: words.say('fields.state'),
              value: <StateChip state={STATE_OF_GRANT[state]} label={words.state(state)} />,
            },
            {
              label: words.say('organisation'),
              value: (
                <Link component={RouterLink} to={`/organisations/${organisationId}`}>
                  {organisationName}
                </Link>
              ),
            },
            {
              label: words.say('fields.number'),
              value: <Identifier value={organisationKey} what={words.say('fields.number')} max={60} />,
            },
            { label: words.say('fields.endsAt'), value: <Moment at={grant.endsAt} /> },
            { label: words.say('ends_by'), value: words.say('ends_by_help') },
            {
              label: words.say('fields.granted'),
              value: (
                <>
                  <Moment at={grant.grantedAt} show="time" /> · {grant.grantedBy} ·{' '}
                  <Link component={RouterLink} to={reviewPath(grant.reviewId)}>
                    {words.say('review')}
                  </Link>
                </>
              ),
            },
          ]}
        />
      </Section>
      {state === 'active' && <BlastRadius type="grant" id={grant.id} />}
      <GrantCertificates grant={grant} />
      <GrantEndpoints grant={grant} />
      <GrantHistory grant={grant} />
      {open === 'narrow' && <NarrowDialog grant={grant} onClose={close} />}
      {open !== undefined && open !== 'narrow' && <ReasonDialog grant={grant} verb={open} onClose={close} />}
    </Page>
  );
};

export default GrantShow;
