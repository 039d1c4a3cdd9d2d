import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { Section } from '../../components/Section.js';
import { StateIcon } from '../../components/StateChip.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { useMay, useMe } from '../../providers/useMe.js';
import { useRecordWords } from './useRecordWords.js';
import { isApplicant, useSeenReview } from './useSeenReview.js';

interface ConditionsProps {
  readonly examination: Examination;
  readonly onWaive: () => void;
}

/** What an approval needs, each met, or with what to do. */
export const Conditions = ({ examination, onWaive }: ConditionsProps) => {
  const translate = useTranslate();
  const words = useRecordWords();
  const mayWaive = useMay('waivers.write');
  const { review } = useSeenReview();
  const applies = isApplicant(review, useMe()?.id);
  const { conditions, missing, waivers } = examination;
  return (
    <Section title={words.say('conditions.title')}>
      <List>
        {conditions.map(({ code, met }) => (
          <li key={code} data-condition={code} data-met={met}>
            <StateIcon state={met ? 'ok' : 'critical'} />
            <div>
              <span style={visuallyHidden}>{words.say(met ? 'conditions.met' : 'conditions.not_met')}: </span>
              {words.say(`conditions.${code}`)}
              {!met && <small>{translate(`problems.${code}`, { _: code })}</small>}
              {!met && code === 'review-incomplete' && (
                <ul>
                  {missing.map((one) => (
                    <li key={`${one.field} ${one.code}`}>
                      {translate(`applications.parts.${one.field.split('.')[0]}`, { _: one.field })}:{' '}
                      {translate(`applications.missing.${one.code}`, { _: one.code })}
                    </li>
                  ))}
                </ul>
              )}
              {!met && code === 'review-verdict-forbids' && mayWaive && !applies && (
                <Button size="small" variant="outlined" sx={{ mt: 0.5 }} onClick={onWaive}>
                  {words.say('waive.action')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </List>
      {waivers.length > 0 && (
        <p>
          {words.say('waived')} {waivers.map(words.waivable).join(', ')}
        </p>
      )}
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { display: 'flex', gap: 10, padding: '5px 0' },
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& ul': { margin: '4px 0', paddingLeft: 18, fontSize: '0.8125rem' },
}));
