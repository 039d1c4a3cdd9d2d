import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { STATE_OF_REVIEW } from '../../applications/states.js';
import { StateChip } from '../../components/StateChip.js';
import { reviewPath } from '../address.js';
import { useReviewWords } from '../words.js';
import { Clock } from './Clock.js';
import { Assignee } from './columns.js';
import { WhatFor } from './parts.js';

interface BoardCardProps {
  readonly review: Review;
  readonly claiming: string | undefined;
  readonly claim: (review: Review) => void;
}

/** One review on the board. What was decided says how; elsewhere the column does. */
export const BoardCard = ({ review, claiming, claim }: BoardCardProps) => {
  const words = useReviewWords();
  const { id, number, lane, state, organisationName, identifier, onBehalfOf, decidedAt } = review;
  return (
    <Card>
      <small>
        <span className="tabular">{number}</span> · {words.lane(lane)}
      </small>
      <Link component={RouterLink} to={reviewPath(id)} color="inherit" sx={{ fontWeight: 560 }}>
        {organisationName || identifier || words.say('unnamed')}
      </Link>
      {onBehalfOf !== '' && <small>{words.say('on_behalf_of', { name: onBehalfOf })}</small>}
      <WhatFor review={review} />
      {decidedAt !== null && (
        <span>
          <StateChip state={STATE_OF_REVIEW[state]} label={words.state(state)} />
        </span>
      )}
      <Foot>
        <Clock review={review} />
        <Assignee review={review} claiming={claiming} claim={claim} />
      </Foot>
    </Card>
  );
};

export const CardSkeleton = () => (
  <Card aria-hidden>
    <Skeleton width="40%" />
    <Skeleton width="80%" />
    <Skeleton width="60%" />
  </Card>
);

const Card = styled('li')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 5,
  padding: '10px 12px',
  borderRadius: 8,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.default,
  fontSize: '0.875rem',
  overflowWrap: 'anywhere',
  '& small': { fontSize: '0.75rem', color: theme.palette.text.secondary },
  '&:focus-within': { borderColor: theme.palette.primary.main },
}));

const Foot = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'flex-end',
  gap: '4px 8px',
  marginTop: 2,
  fontSize: '0.8125rem',
});
