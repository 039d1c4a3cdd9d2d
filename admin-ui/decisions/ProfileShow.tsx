import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { DecisionProfileView } from '../../server/reviews/decisions.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { NotFound } from '../layout/failures.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useMay } from '../providers/useMe.js';
import { PROFILES_PATH, proposeProfilePath } from './address.js';
import { Differences } from './Differences.js';
import {
  before,
  type Profile,
  type ProfileSettings,
  stateOfVersion,
  type VersionState,
} from './profile-versions.js';
import { STATE_OF_VERSION } from './states.js';
import { ApproveDialog, RevokeDialog } from './TwoPersonDialogs.js';
import { useProfiles } from './useProfiles.js';
import { useDecisionWords, useSettingLines } from './words.js';

/** One profile: what counts, what waits for a second person, and every version with what it changed. */
const ProfileShow = () => {
  const { say } = useDecisionWords();
  const { id = '' } = useParams();
  const { profiles, error, refetch } = useProfiles();
  const parent = { to: PROFILES_PATH, label: say('profiles.title') };
  if (error)
    return (
      <Page title={say('profiles.one')} parent={parent}>
        <ErrorState error={error} onRetry={refetch} />
      </Page>
    );
  if (profiles === undefined) return <PageSkeleton />;
  const profile = profiles.find(
    ({ profileId, versions }) => profileId === id || versions.some((version) => version.id === id),
  );
  return profile === undefined ? (
    <NotFound />
  ) : (
    <Whole profile={profile} profiles={profiles} parent={parent} />
  );
};

interface WholeProps {
  readonly profile: Profile;
  readonly profiles: readonly Profile[];
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ profile, profiles, parent }: WholeProps) => {
  const { say, scope } = useDecisionWords();
  const lines = useSettingLines();
  const mayWrite = useMay('decision-profiles.write');
  const { profileId, inForce, builtIn, proposed, versions } = profile;
  const shown = inForce ?? proposed ?? versions[0];
  // What is proposed stands above.
  const decided = versions.filter(({ state }) => state !== 'proposed');
  if (shown === undefined) return <NotFound />;
  return (
    <Page
      title={say('profiles.for', { scope: scope(shown) })}
      parent={parent}
      lead={<Sentence profile={profile} />}
      actions={
        mayWrite &&
        proposed === null && (
          <Button variant="contained" component={Link} to={proposeProfilePath(profileId)}>
            {say('profiles.propose_version')}
          </Button>
        )
      }
    >
      {proposed !== null && <Proposal proposed={proposed} before={before(proposed, profiles)} />}
      {inForce !== null && (
        <Section
          title={say('versions.in_force')}
          lead={builtIn ? say('versions.built_in_help') : say('versions.kept_help')}
        >
          <Facts facts={lines(inForce).map(({ field, label, value }) => ({ key: field, label, value }))} />
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={say('versions.history')}>
          <Versions>
            {decided.map((version) => (
              <Version
                key={version.id}
                state={stateOfVersion(profile, version)}
                version={version}
                before={before(version, profiles)}
              />
            ))}
          </Versions>
        </Section>
      )}
    </Page>
  );
};

/** What a manager reads aloud. */
const Sentence = ({ profile: { inForce, proposed, builtIn } }: { readonly profile: Profile }) => {
  const { say, lane } = useDecisionWords();
  if (inForce === null) return say(proposed === null ? 'sentence.nothing' : 'sentence.first_waits');
  const { approvals, blindSecond, slaHours, automatic } = inForce;
  return [
    say('sentence.people', { smart_count: approvals }),
    approvals > 1 && blindSecond && say('sentence.blind'),
    say('sentence.hours', { smart_count: slaHours }),
    automatic.enabled
      ? say('sentence.automatic', {
          lanes: automatic.lanes.map(lane).join(', '),
          percent: automatic.samplePercent,
        })
      : say('sentence.not_automatic'),
    builtIn && say('sentence.built_in'),
  ]
    .filter(Boolean)
    .join(' ');
};

interface ProposalProps {
  readonly proposed: DecisionProfileView;
  readonly before: ProfileSettings;
}

const Proposal = ({ proposed, before: earlier }: ProposalProps) => {
  const { say } = useDecisionWords();
  const mayWrite = useMay('decision-profiles.write');
  const [open, setOpen] = useState<'approve' | 'revoke'>();
  const close = () => setOpen(undefined);
  const { id, version, approvable, proposedBy, proposedAt, reason } = proposed;
  const path = `/decision-profiles/${id}`;
  return (
    <>
      <Banner
        state="waiting"
        title={say('versions.waits', { version })}
        action={
          mayWrite && (
            <Buttons>
              <Button variant="outlined" onClick={() => setOpen('revoke')}>
                {say('revoke.withdraw')}
              </Button>
              {approvable && (
                <Button variant="contained" onClick={() => setOpen('approve')}>
                  {say('approve.action')}
                </Button>
              )}
            </Buttons>
          )
        }
      >
        {approvable || !mayWrite ? say('versions.waits_help') : say('versions.own')}
      </Banner>
      <Section title={say('versions.proposal')}>
        <Facts
          facts={[
            {
              label: say('fields.proposed'),
              value: (
                <>
                  <Moment at={proposedAt} show="time" /> · {proposedBy}
                </>
              ),
            },
            { label: say('fields.reason'), value: reason },
            {
              label: say('fields.changes'),
              value: <Differences before={earlier} after={proposed} />,
            },
          ]}
        />
      </Section>
      {open === 'approve' && (
        <ApproveDialog path={path} title={say('approve.profile_title', { version })} onClose={close}>
          <p style={{ marginTop: 0 }}>{say('approve.profile_help')}</p>
          <Differences before={earlier} after={proposed} />
        </ApproveDialog>
      )}
      {open === 'revoke' && (
        <RevokeDialog
          path={path}
          title={say('revoke.proposal_title')}
          action={say('revoke.withdraw')}
          onClose={close}
        >
          {say('revoke.profile_help')}
        </RevokeDialog>
      )}
    </>
  );
};

interface VersionProps {
  readonly state: VersionState;
  readonly version: DecisionProfileView;
  readonly before: ProfileSettings;
}

const Version = ({ state, version, before: earlier }: VersionProps) => {
  const { say } = useDecisionWords();
  const { approvedAt, approvedBy, revokedAt, revokedBy, revokedReason } = version;
  return (
    <li>
      <Head>
        <strong>{say('versions.one', { version: version.version })}</strong>
        <StateChip state={STATE_OF_VERSION[state]} label={say(`versions.states.${state}`)} />
      </Head>
      <p>
        {say('versions.proposed_by', { name: version.proposedBy })}{' '}
        <Moment at={version.proposedAt} show="time" />
        {approvedAt !== null && (
          <>
            {' · '}
            {say('versions.approved_by', { name: approvedBy })} <Moment at={approvedAt} show="time" />
          </>
        )}
        {revokedAt !== null && (
          <>
            {' · '}
            {say('versions.revoked_by', { name: revokedBy })} <Moment at={revokedAt} show="time" />
          </>
        )}
      </p>
      <p>{version.reason}</p>
      {revokedReason !== null && <p>{say('versions.revoked_for', { reason: revokedReason })}</p>}
      <Differences before={earlier} after={version} />
    </li>
  );
};

const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const Versions = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li + li': {
    marginTop: 16,
    paddingTop: 16,
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  '& p': { margin: '4px 0', color: theme.palette.text.secondary },
}));
const Head = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 });

export default ProfileShow;
