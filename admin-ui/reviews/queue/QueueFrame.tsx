import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { usePhone } from '../../components/ListTable.js';
import { useMay } from '../../providers/useMe.js';
import { rememberQueue } from '../record/queue-order.js';
import { useReviewWords } from '../words.js';
import { useQueueKeys } from './useQueueKeys.js';

interface QueueFrameProps {
  /** Those that are shown. */
  readonly reviews: readonly Review[];
  readonly claim: (review: Review) => void;
  readonly children: ReactNode;
}

/** Where the keys of the queue work; says which there are. */
export const QueueFrame = ({ reviews, claim, children }: QueueFrameProps) => {
  const words = useReviewWords();
  const phone = usePhone();
  const within = useRef<HTMLDivElement>(null);
  const { search } = useLocation();
  useEffect(() => rememberQueue(search), [search]);
  const mayApply = useMay('reviews.apply');
  const mayDecide = useMay('reviews.decide');
  useQueueKeys(within, {
    mayApply,
    claim: (id) => {
      const review = reviews.find((each) => each.id === id);
      if (review !== undefined && mayDecide) claim(review);
    },
  });
  const keys = [
    ['J', 'K', 'move'],
    ['Enter', 'open'],
    ...(mayDecide ? [['C', 'claim']] : []),
    ...(mayApply ? [['N', 'new']] : []),
  ];
  return (
    <div ref={within}>
      {children}
      {!phone && (
        <Keys aria-label={words.say('keys.label')}>
          {keys.map((parts) => (
            <li key={parts.at(-1)}>
              {parts.slice(0, -1).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
              {words.say(`keys.${parts.at(-1)}`)}
            </li>
          ))}
        </Keys>
      )}
    </div>
  );
};

const Keys = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 18px',
  listStyle: 'none',
  margin: 0,
  padding: '10px 20px',
  borderTop: `1px solid ${theme.palette.divider}`,
  fontSize: '0.75rem',
  color: theme.palette.text.secondary,
  '& > li': { display: 'inline-flex', alignItems: 'center', gap: 4 },
  '& kbd': {
    font: 'inherit',
    fontWeight: 560,
    padding: '0 6px',
    borderRadius: 4,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.sunken,
  },
}));
