import type { Review } from '../../../server/reviews/reviews.contract.js';
import { STATE_OF_REVIEW } from '../../applications/states.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { StateChip } from '../../components/StateChip.js';
import { reviewPath } from '../address.js';
import { useReviewWords } from '../words.js';

/** Who waits for a decision. */
const ReviewQueue = () => {
  const words = useReviewWords();
  return (
    <ListPage<Review> resource="reviews" title={words.say('title')} sort={{ field: 'dueAt', order: 'ASC' }}>
      <ListTable<Review>
        caption={words.say('title')}
        columns={[
          { key: 'number', label: '#', sortable: true, render: ({ number }) => number },
          {
            key: 'state',
            label: '',
            render: ({ state }) => <StateChip state={STATE_OF_REVIEW[state]} label={words.state(state)} />,
          },
        ]}
        to={({ id }) => reviewPath(id)}
        empty={<EmptyState title={words.say('title')} />}
      />
    </ListPage>
  );
};

export default ReviewQueue;
