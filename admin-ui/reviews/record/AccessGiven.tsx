import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { Grant } from '../../../server/grants/grants.contract.js';
import type { Submission } from '../../../server/submissions/submissions.contract.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { grantPath } from '../../grants/address.js';
import { STATE_OF_GRANT, useGrantWords } from '../../grants/words.js';
import { useApi } from '../../providers/useApi.js';
import { useMay, useMe } from '../../providers/useMe.js';
import { SubmissionSection } from '../../submissions/SubmissionSection.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** Where it stands on the page. */
export const NEXT = 'next';

/** What follows an approval: the way to the bank where the bank answers, and the access that came of it. */
export const AccessGiven = () => {
  const words = useRecordWords();
  const ofGrants = useGrantWords();
  const { review } = useSeenReview();
  const { id, state, decidedAt, round } = review;
  const filter = encodeURIComponent(JSON.stringify({ reviewId: id }));
  const mayRead = useMay('grants.read');
  const concerned = decidedAt !== null || round > 1;
  const grants = useApi<Grant[]>(concerned && mayRead ? `/grants?range=[0,9]&filter=${filter}` : null);
  const isBank = useMe()?.operatedBy === 'bank';
  const submissions = useApi<Submission[]>(
    concerned && !isBank ? `/submissions?range=[0,0]&filter=${filter}` : null,
  );
  if (!concerned) return null;
  const given = grants.data ?? [];
  const sent = (submissions.data?.length ?? 0) > 0;
  return (
    <Next id={NEXT} tabIndex={-1}>
      {!isBank && (state === 'approved' || sent) && (
        <SubmissionSection reviewId={id} approved={state === 'approved'} />
      )}
      {given.length > 0 && (
        <Section title={ofGrants.say('title')} lead={words.say(isBank ? 'access_bank' : 'access_lead')}>
          <List>
            {given.map((grant) => (
              <li key={grant.id}>
                <StateChip state={STATE_OF_GRANT[grant.state]} label={ofGrants.state(grant.state)} />
                <Link component={RouterLink} to={grantPath(grant.id)}>
                  {ofGrants.role(grant.role)} · {ofGrants.edition(grant.edition)} ·{' '}
                  {ofGrants.environment(grant.environment)}
                </Link>
                <span>
                  {words.say('until')} <Moment at={grant.endsAt} />
                </span>
              </li>
            ))}
          </List>
        </Section>
      )}
    </Next>
  );
};

const Next = styled('div')({ scrollMarginTop: 72, outline: 0 });
const List = styled('ul')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 14px', padding: '5px 0' },
});
