import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { reviewPath } from '../address.js';
import { useRecordWords } from './useRecordWords.js';

interface DifferencesProps {
  readonly difference: NonNullable<Examination['difference']>;
}

/** Field by field, what is not what was approved last; the heaviest first. */
export const Differences = ({ difference: { review, changes } }: DifferencesProps) => {
  const words = useRecordWords();
  if (changes.length === 0) return null;
  return (
    <Section
      id="differences"
      title={words.say('differences', { smart_count: changes.length })}
      lead={
        <>
          {words.say('differences_lead')}{' '}
          <Link component={RouterLink} to={reviewPath(review.id)} underline="always">
            {review.number}
          </Link>
          .
        </>
      }
    >
      <List>
        {changes.map(({ field, before, after, weight }) => (
          <li key={field} data-weight={weight}>
            <div className="head">
              <strong>{words.field(field)}</strong>
              <StateChip plain state={weight} label={words.say(`weights.${weight}`)} />
            </div>
            <Side title={words.say('before')} texts={before} others={after} mark="del" />
            <Side title={words.say('now')} texts={after} others={before} mark="ins" />
          </li>
        ))}
      </List>
    </Section>
  );
};

interface SideProps {
  readonly title: string;
  readonly texts: readonly string[];
  readonly others: readonly string[];
  /** How what the other side does not have is marked. */
  readonly mark: 'del' | 'ins';
}

const Side = ({ title, texts, others, mark: Mark }: SideProps) => {
  const words = useRecordWords();
  return (
    <div>
      <small>{title}</small>
      {texts.length === 0 && <div>{words.say('none')}</div>}
      {texts.map((text) => (
        <div key={text}>{others.includes(text) ? text : <Mark>{text}</Mark>}</div>
      ))}
    </div>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr) minmax(0, 1fr)',
    gap: '4px 20px',
    padding: '10px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  '& > li:first-of-type': { borderTop: 0, paddingTop: 0 },
  '& strong': { display: 'block', fontWeight: 600 },
  '& small': { color: theme.palette.text.secondary },
  '& del': { color: theme.palette.states.critical.text },
  '& ins': { color: theme.palette.states.ok.text, textDecorationThickness: 1, textUnderlineOffset: 3 },
  [theme.breakpoints.down('md')]: { '& > li': { gridTemplateColumns: 'minmax(0, 1fr)' } },
}));
