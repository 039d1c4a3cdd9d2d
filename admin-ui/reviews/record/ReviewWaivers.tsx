import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { Waiver } from '../../../server/reviews/decisions.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useApi } from '../../providers/useApi.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** Where the settings have it. */
const waiverPath = (id: string): string => `/settings/waivers/${id}`;

const STATE_OF_WAIVER = {
  proposed: 'waiting',
  approved: 'ok',
  revoked: 'ended',
  over: 'ended',
} as const satisfies Record<Waiver['state'], string>;

/** What is put up with for this certificate, by whom and until when; nothing where there is none. */
export const ReviewWaivers = () => {
  const words = useRecordWords();
  const { certificateId } = useSeenReview().review;
  const filter = encodeURIComponent(JSON.stringify({ certificateId }));
  const { data, error, refetch } = useApi<Waiver[]>(
    certificateId === null ? null : `/waivers?range=[0,49]&filter=${filter}`,
  );
  if (error !== null)
    return (
      <Section title={words.say('waive.title')}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Section>
    );
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={words.say('waive.title')} lead={words.say('waive.lead')}>
      <List>
        {data.map((waiver) => (
          <li key={waiver.id}>
            <StateChip
              plain
              state={STATE_OF_WAIVER[waiver.state]}
              label={words.say(`waive.states.${waiver.state}`)}
            />
            <div>
              <Link component={RouterLink} to={waiverPath(waiver.id)}>
                {words.waivable(waiver.code)}
              </Link>
              , {words.say('waive.until')} <Moment at={`${waiver.endsOn}T23:59:59Z`} />
              <small>
                {words.say('waive.owner', { name: waiver.owner })} ·{' '}
                {words.say('waive.proposed_by', { name: waiver.proposedBy })}
                {waiver.approvedBy !== null &&
                  ` · ${words.say('waive.approved_by', { name: waiver.approvedBy })}`}
              </small>
              <p>{waiver.reason}</p>
            </div>
          </li>
        ))}
      </List>
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { display: 'grid', gridTemplateColumns: '140px minmax(0, 1fr)', gap: 12, padding: '6px 0' },
  '& small': { display: 'block', color: theme.palette.text.secondary },
  '& p': { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));
