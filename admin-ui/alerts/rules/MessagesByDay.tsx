import { styled } from '@mui/material/styles';
import type { AlertRulePreview } from '../../../server/alerts/alert-rules.contract.js';
import { useFormats } from '../../components/time.js';
import { useRuleWords } from './useRuleWords.js';

/** How many messages on which day; the words above say the sum, each bar its day. */
export const MessagesByDay = ({ days }: { readonly days: AlertRulePreview['past']['byDay'] }) => {
  const { say } = useRuleWords();
  const { day: dayWords } = useFormats();
  const most = Math.max(1, ...days.map(({ messages }) => messages));
  const worst = days.reduce(
    (one, other) => (other.messages > one.messages ? other : one),
    days[0] ?? { day: '', messages: 0 },
  );
  const words = (day: string, messages: number) =>
    say('preview.on_day', { day: dayWords(new Date(`${day}T12:00:00Z`)), smart_count: messages });
  return (
    <Figure>
      <Bars aria-hidden>
        {days.map(({ day, messages }) => (
          <span key={day} title={words(day, messages)}>
            <i style={{ height: `${(messages / most) * 100}%` }} />
          </span>
        ))}
      </Bars>
      <figcaption>
        {say('preview.worst_day')} {words(worst.day, worst.messages)}
      </figcaption>
    </Figure>
  );
};

const Figure = styled('figure')(({ theme }) => ({
  margin: '0 0 14px',
  '& figcaption': { marginTop: 4, fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));

const Bars = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-end',
  gap: 2,
  height: 56,
  borderBottom: `1px solid ${theme.palette.divider}`,
  '& > span': { flex: 1, height: '100%', display: 'flex', alignItems: 'flex-end', maxWidth: 14 },
  '& i': {
    display: 'block',
    width: '100%',
    borderRadius: '2px 2px 0 0',
    backgroundColor: theme.palette.primary.main,
  },
}));
