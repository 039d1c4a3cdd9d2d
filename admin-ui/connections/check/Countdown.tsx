import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { StateIcon } from '../../components/StateChip.js';
import { useConnectionWords } from '../words.js';
import { timeLeft } from './time-left.js';

const SECOND_MS = 1_000;

/** How long the bank waits for the customer's yes to a payment. It changes each second, so ears are not told of it. */
export const Countdown = ({ endsAt }: { readonly endsAt: string }) => {
  const { say } = useConnectionWords();
  const [now, setNow] = useState(() => new Date());
  const end = new Date(endsAt);
  const isOver = now >= end;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(new Date()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isOver]);
  return (
    <Line role="timer" aria-live="off">
      <StateIcon state={isOver ? 'warning' : 'waiting'} />
      {isOver ? (
        say('payment.time_over')
      ) : (
        <span>
          {say('payment.time_left')} <strong className="tabular">{timeLeft(end, now)}</strong>
        </span>
      )}
    </Line>
  );
};

const Line = styled('p')(({ theme }) => ({
  ...{ display: 'flex', gap: 8, alignItems: 'center', margin: 0, padding: '10px 20px' },
  '& strong': { fontWeight: 620 },
  borderTop: `1px solid ${theme.palette.divider}`,
  [theme.breakpoints.down('md')]: { paddingInline: 16 },
}));
