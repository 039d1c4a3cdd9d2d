import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** Who has decided what in this round. Those that are hidden from whoever may still vote are only counted. */
export const Votes = () => {
  const words = useRecordWords();
  const { votes, approvals, approvalsNeeded, profile, waitsFor } = useSeenReview().review;
  const translate = useTranslate();
  const next = waitsFor === 'reviewer' && approvals < approvalsNeeded ? profile?.steps[approvals] : undefined;
  const hidden = approvals - votes.filter(({ decision }) => decision === 'approve').length;
  return (
    <Section
      title={words.say('votes.title')}
      lead={
        profile === null
          ? words.say('votes.lead', { needed: approvalsNeeded })
          : words.say('votes.profile', {
              ...{ name: profile.name, version: profile.version, needed: approvalsNeeded },
            })
      }
    >
      {votes.length === 0 && hidden <= 0 && <p style={{ margin: 0 }}>{words.say('votes.none')}</p>}
      {hidden > 0 && <p style={{ margin: 0 }}>{words.say('votes.hidden', { smart_count: hidden })}</p>}
      <List>
        {votes.map(({ by, decision, step, reason, comment, at }) => (
          <li key={at}>
            <StateChip
              state={decision === 'approve' ? 'ok' : 'critical'}
              label={words.say(`votes.${decision}`, { step })}
            />{' '}
            {by.name} · <Moment at={at} show="time" />
            {reason !== null && <strong>{words.reason(reason)}</strong>}
            {comment !== '' && <p>{comment}</p>}
          </li>
        ))}
      </List>
      {next !== undefined && (
        <p style={{ margin: '6px 0 0' }}>
          {words.say('votes.next', {
            ...{ step: approvals + 1, name: next.name, role: translate(`roles.${next.role}.name`) },
          })}
        </p>
      )}
    </Section>
  );
};

const List = styled('ol')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { padding: '6px 0' },
  '& strong': { display: 'block', fontWeight: 600 },
  '& p': { margin: '4px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});
