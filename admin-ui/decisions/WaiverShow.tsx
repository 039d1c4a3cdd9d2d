import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { Waiver } from '../../server/reviews/decisions.contract.js';
import type { Review } from '../../server/reviews/reviews.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { type Fact, Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useFormats } from '../components/time.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { organisationPath } from '../organisations/address.js';
import { useMay } from '../providers/useMe.js';
import { reviewPath, WAIVERS_PATH } from './address.js';
import { STATE_OF_WAIVER } from './states.js';
import { ApproveDialog, RevokeDialog } from './TwoPersonDialogs.js';
import { WaiverEnd } from './WaiverEnd.js';
import { useDecisionWords } from './words.js';

/** One waiver: what is put up with, for whom, why, until when, and who decided that. */
const WaiverShow = () => {
  const { say } = useDecisionWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Waiver>('waivers', { id });
  const parent = { to: WAIVERS_PATH, label: say('waivers.title') };
  if (data !== undefined) return <Whole waiver={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={say('waivers.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly waiver: Waiver;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ waiver, parent }: WholeProps) => {
  const { say, waived } = useDecisionWords();
  const { day } = useFormats();
  const mayWrite = useMay('waivers.write');
  const [open, setOpen] = useState<'approve' | 'revoke'>();
  const close = () => setOpen(undefined);
  const { state, code, organisationName, owner, approvable } = waiver;
  const path = `/waivers/${waiver.id}`;
  const standing = state === 'proposed' || state === 'approved';
  const said = {
    ...{ code: waived(code), organisation: organisationName, owner },
    day: day(new Date(`${waiver.endsOn}T12:00:00Z`)),
  };
  const withdraw = state === 'proposed';
  return (
    <Page
      title={say('waivers.for', { organisation: organisationName })}
      parent={parent}
      lead={say(`waivers.sentence.${state}`, said)}
      narrow
      actions={
        mayWrite &&
        standing && (
          <>
            <Button variant="outlined" onClick={() => setOpen('revoke')}>
              {say(withdraw ? 'revoke.withdraw' : 'revoke.action')}
            </Button>
            {approvable && (
              <Button variant="contained" onClick={() => setOpen('approve')}>
                {say('approve.action')}
              </Button>
            )}
          </>
        )
      }
    >
      {state === 'proposed' && mayWrite && !approvable && (
        <Banner state="waiting" title={say('waivers.own')} />
      )}
      <Section title={say('waivers.decision')}>
        <Facts
          facts={[
            {
              label: say('fields.state'),
              value: <StateChip state={STATE_OF_WAIVER[state]} label={say(`waivers.states.${state}`)} />,
            },
            { label: say('fields.code'), value: waived(code) },
            { label: say('fields.endsOn'), value: <WaiverEnd waiver={waiver} /> },
            { label: say('fields.owner'), value: owner },
            { label: say('fields.reason'), value: waiver.reason },
            ...decided(say('fields.proposed'), waiver.proposedAt, waiver.proposedBy),
            ...decided(say('fields.approved'), waiver.approvedAt, waiver.approvedBy),
            ...decided(say('fields.revoked'), waiver.revokedAt, waiver.revokedBy, waiver.revokedReason),
          ]}
        />
      </Section>
      <Section title={say('waivers.about')}>
        <Facts facts={useAbout(waiver)} />
      </Section>
      {open === 'approve' && (
        <ApproveDialog path={path} title={say('approve.waiver_title')} onClose={close}>
          {say('approve.waiver_help', said)}
        </ApproveDialog>
      )}
      {open === 'revoke' && (
        <RevokeDialog
          path={path}
          title={say(withdraw ? 'revoke.proposal_title' : 'revoke.waiver_title')}
          action={say(withdraw ? 'revoke.withdraw' : 'revoke.action')}
          onClose={close}
        >
          {say(withdraw ? 'revoke.waiver_proposal_help' : 'revoke.waiver_help')}
        </RevokeDialog>
      )}
    </Page>
  );
};

/** Where it belongs; the review knows the organisation's page. */
function useAbout({ reviewId, reviewNumber, organisationName, certificateId }: Waiver): readonly Fact[] {
  const { say } = useDecisionWords();
  const { data } = useGetOne<Review>('reviews', { id: reviewId }, { onError: () => undefined });
  const organisationId = data?.organisationId ?? null;
  const link = (to: string, text: string) => (
    <Link component={RouterLink} to={to}>
      {text}
    </Link>
  );
  return [
    { label: say('fields.review'), value: link(reviewPath(reviewId), reviewNumber) },
    {
      label: say('fields.organisation'),
      value:
        organisationId === null ? organisationName : link(organisationPath(organisationId), organisationName),
    },
    {
      label: say('fields.certificate'),
      value: link(`/certificates/${certificateId}/show`, say('waivers.its_certificate')),
    },
  ];
}

const decided = (label: string, at: string | null, by: string | null, why?: string | null): Fact[] =>
  at === null
    ? []
    : [
        {
          label,
          value: (
            <>
              <Moment at={at} show="time" /> · {by}
              {why && <div>{why}</div>}
            </>
          ),
        },
      ];

export default WaiverShow;
