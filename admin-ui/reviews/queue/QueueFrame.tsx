import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { KeyHints } from '../../components/KeyHints.js';
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
    ['move', 'J', 'K'],
    ['open', 'Enter'],
    ...(mayDecide ? [['claim', 'C']] : []),
    ...(mayApply ? [['new', 'N']] : []),
  ];
  return (
    <div ref={within}>
      {children}
      {!phone && (
        <KeyHints
          label={words.say('keys.label')}
          hints={keys.map(([name, ...keys]) => ({ keys, words: words.say(`keys.${name}`) }))}
        />
      )}
    </div>
  );
};
