import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import {
  type DecisionProfileView,
  type ProposeProfile as Proposal,
  proposeProfileSchema,
} from '../../server/reviews/decisions.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useAction } from '../providers/useApi.js';
import { profilePath, PROFILES_PATH } from './address.js';
import { Differences } from './Differences.js';
import { AutomaticFields, PeopleFields, ScopeFields, TimeFields } from './ProfileFields.js';
import { countsFor, idFor, type Profile } from './profile-versions.js';
import { ReasonField } from './TwoPersonDialogs.js';
import { useProfiles } from './useProfiles.js';
import { useDecisionWords } from './words.js';

/** The first of two people: how decisions are made from now on, and why. */
const ProposeProfile = () => {
  const { say } = useDecisionWords();
  const { profiles, error, refetch } = useProfiles();
  const parent = { to: PROFILES_PATH, label: say('profiles.title') };
  if (profiles !== undefined) return <Form profiles={profiles} parent={parent} />;
  if (!error) return <PageSkeleton />;
  return (
    <Page title={say('propose.title')} parent={parent}>
      <ErrorState error={error} onRetry={refetch} />
    </Page>
  );
};

interface FormProps {
  readonly profiles: readonly Profile[];
  readonly parent: { readonly to: string; readonly label: string };
}

const Form = ({ profiles, parent }: FormProps) => {
  const { say, scope } = useDecisionWords();
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [value, setValue] = useState(() => filledIn(profiles, params.get('from')));
  const [tried, setTried] = useState(false);
  const propose = useAction<DecisionProfileView, Proposal>('/decision-profiles', {
    ...{ quiet: true, done: 'decisions.propose.done' },
    onDone: ({ profileId }) => void navigate(profilePath(profileId)),
  });
  const wrong = new Set(
    proposeProfileSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.')),
  );
  if (value.automatic.enabled && value.automatic.lanes.length === 0) wrong.add('automatic.lanes');
  const waits = profiles.find(({ profileId }) => profileId === idFor(value.edition, value.environment));
  const form = {
    ...{ value, wrong: tried ? wrong : new Set<string>() },
    set: (changes: Partial<Proposal>) => setValue((old) => ({ ...old, ...changes })),
  };
  return (
    <Page title={say('propose.title')} lead={say('propose.lead')} parent={parent} narrow>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrong.size === 0) propose.mutate(value);
        }}
      >
        <ScopeFields {...form} />
        {waits?.proposed && <Banner state="waiting" title={say('propose.waits')} />}
        <PeopleFields {...form} />
        <TimeFields {...form} />
        <AutomaticFields {...form} />
        <Section title={say('propose.changes')} lead={say('propose.changes_help', { scope: scope(value) })}>
          <div aria-live="polite">
            <Differences before={countsFor(value, profiles)} after={value} />
          </div>
        </Section>
        <Section title={say('propose.why')}>
          <ReasonField
            value={value.reason}
            tried={tried}
            onChange={(reason) => form.set({ reason })}
            help={say('propose.reason_help')}
          />
        </Section>
        {tried && wrong.size > 0 && <Banner state="critical" title={say('propose.wrong')} />}
        {propose.error && <Banner state="critical" title={sentence(propose.error)} />}
        <Button
          type="submit"
          variant="contained"
          disabled={propose.isPending || (waits !== undefined && waits.proposed !== null)}
        >
          {say('propose.action')}
        </Button>
      </form>
    </Page>
  );
};

/** From the profile that somebody came from, else from what is built in. */
function filledIn(profiles: readonly Profile[], from: string | null): Proposal {
  const profile = profiles.find(({ profileId }) => profileId === from);
  const newest = profile?.inForce ?? profile?.versions[0];
  const {
    name,
    edition,
    environment,
    approvals,
    renewalApprovals,
    steps,
    stepRoles = [],
    blindSecond,
    ...rest
  } = newest ?? countsFor({ edition: null, environment: null }, profiles);
  const { slaHours, validForDays, answerWithinDays, draftForDays, automatic } = rest;
  return {
    ...{
      name,
      edition,
      environment,
      approvals,
      renewalApprovals,
      steps,
      stepRoles: [...stepRoles],
      blindSecond,
    },
    ...{ slaHours, validForDays, answerWithinDays, draftForDays, automatic, reason: '' },
  };
}

export default ProposeProfile;
