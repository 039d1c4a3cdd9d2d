import { styled } from '@mui/material/styles';
import type { Waiver } from '../../server/reviews/decisions.contract.js';
import { useFormats, useNow } from '../components/time.js';
import { useDecisionWords } from './words.js';

const DAY_MS = 86_400_000;

/** The last day as it was written, in every zone the same one; how far it is as long as the waiver could still count. */
export const WaiverEnd = ({
  waiver: { state, endsOn },
}: {
  readonly waiver: Pick<Waiver, 'state' | 'endsOn'>;
}) => {
  const { say } = useDecisionWords();
  const { day, relative } = useFormats();
  const now = useNow();
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const days = (Date.parse(`${endsOn}T00:00:00Z`) - today) / DAY_MS;
  const date = day(new Date(`${endsOn}T12:00:00Z`));
  return (
    <Time dateTime={endsOn}>
      {state === 'revoked' ? (
        date
      ) : (
        <>
          {days === 0 ? say('waivers.today') : relative(new Date(now + days * DAY_MS), now)}{' '}
          <Dim>· {date}</Dim>
        </>
      )}
    </Time>
  );
};

const Time = styled('time')({ whiteSpace: 'nowrap' });
const Dim = styled('span')(({ theme }) => ({ color: theme.palette.text.secondary }));
