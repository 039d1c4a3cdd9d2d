import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { usePhone } from '../components/ListTable.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useMay } from '../providers/useMe.js';
import { SettingsTabs } from '../settings/SettingsTabs.js';
import { profilePath, proposeProfilePath } from './address.js';
import type { Profile } from './profile-versions.js';
import { STATE_OF_VERSION } from './states.js';
import { useProfiles } from './useProfiles.js';
import { useDecisionWords } from './words.js';

type Row = Profile & { readonly id: string };

/** How decisions are made, for what, and what waits for a second person. */
const ProfileList = () => {
  const { say, scope } = useDecisionWords();
  const mayPropose = useMay('decision-profiles.write');
  const phone = usePhone();
  const { profiles, error, refetch } = useProfiles();
  const newest = ({ inForce, proposed, versions }: Profile) => inForce ?? proposed ?? versions[0];
  const columns: Column<Row>[] = [
    {
      key: 'scope',
      label: say('fields.scope'),
      render: (profile) => {
        const settings = newest(profile);
        return settings ? scope(settings) : profile.profileId;
      },
    },
    {
      key: 'state',
      label: say('fields.state'),
      phone: 'aside',
      render: (profile) => <ProfileState profile={profile} />,
    },
    {
      key: 'name',
      label: say('fields.name'),
      phone: 'bare',
      render: (profile) => newest(profile)?.name,
    },
    {
      key: 'approvals',
      label: say('fields.approvals'),
      render: ({ inForce }) => (inForce === null ? '–' : say('people', { smart_count: inForce.approvals })),
    },
    {
      key: 'slaHours',
      label: say('fields.slaHours'),
      render: ({ inForce }) => (inForce === null ? '–' : say('hours', { smart_count: inForce.slaHours })),
    },
    {
      key: 'automatic',
      label: say('fields.automatic'),
      render: ({ inForce }) =>
        inForce === null ? '–' : say(inForce.automatic.enabled ? 'automatic.short_on' : 'automatic.off'),
    },
    {
      key: 'version',
      label: say('fields.version'),
      render: ({ inForce, builtIn }) =>
        inForce === null ? '–' : builtIn ? say('versions.built_in') : inForce.version,
    },
    {
      key: 'changed',
      label: say('fields.changed'),
      render: ({ versions }) => (
        <Moment at={versions[0]?.approvedAt ?? versions[0]?.proposedAt} show="day" focusable={false} />
      ),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Page
      title={say('profiles.title')}
      lead={say('profiles.lead')}
      actions={
        mayPropose && (
          <Button variant="contained" component={Link} to={proposeProfilePath()}>
            {say('profiles.propose')}
          </Button>
        )
      }
    >
      <SettingsTabs />
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Section title={say('profiles.which')} lead={say('profiles.closest')} flush>
          <Rows<Row>
            caption={say('profiles.title')}
            columns={columns}
            rows={profiles?.map((profile) => ({ ...profile, id: profile.profileId }))}
            to={({ profileId }) => profilePath(profileId)}
          />
        </Section>
      )}
    </Page>
  );
};

/** What waits for somebody comes before what counts. */
const ProfileState = ({ profile: { proposed, inForce, builtIn } }: { readonly profile: Profile }) => {
  const { say } = useDecisionWords();
  const state =
    proposed !== null ? 'proposed' : inForce === null ? 'revoked' : builtIn ? 'built-in' : 'in-force';
  return <StateChip state={STATE_OF_VERSION[state]} label={say(`versions.states.${state}`)} />;
};

export default ProfileList;
