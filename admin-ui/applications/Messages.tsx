import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { ReviewMessage } from '../../server/reviews/reviews.contract.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { useApi } from '../providers/useApi.js';
import { reviewApi } from './address.js';

const AGAIN_MS = 30_000;

/** Questions and answers in the order in which they were written; text only, whatever is in it. */
export const Messages = ({ reviewId }: { readonly reviewId: string }) => {
  const translate = useTranslate();
  const { data } = useApi<ReviewMessage[]>(`${reviewApi(reviewId)}/messages`, { refetchMs: AGAIN_MS });
  if (data === undefined) return null;
  return (
    <Section title={translate('applications.status.messages')}>
      {data.length === 0 ? (
        <Typography color="textSecondary">{translate('applications.status.no_messages')}</Typography>
      ) : (
        <List>
          {data.map(({ id, by, text, at }) => (
            <li key={id}>
              <Typography variant="caption" color="textSecondary">
                {by.name} · <Moment at={at} />
              </Typography>
              <p>{text}</p>
            </li>
          ))}
        </List>
      )}
    </Section>
  );
};

const List = styled('ol')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& p': { margin: '2px 0 14px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});
