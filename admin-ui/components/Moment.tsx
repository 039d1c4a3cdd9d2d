import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { useFormats, useNow, utcText } from './time.js';

interface MomentProps {
  /** ISO 8601; nothing is shown for `null`. */
  readonly at: string | Date | null | undefined;
  /**
   * `both`: "in 23 days · 15 Dec 2026". `day` and `time`: the date alone, without and with the hour.
   * A bare distance without a date is never shown.
   */
  readonly show?: 'both' | 'day' | 'time';
  /** False in long tables, where the record's page gives the same on focus. */
  readonly focusable?: boolean;
}

/** An instant as people plan with it; on hover or focus the exact one in the user's zone and in UTC. */
export const Moment = ({ at, show = 'both', focusable = true }: MomentProps) => {
  const formats = useFormats();
  const now = useNow();
  if (at === null || at === undefined) return <span aria-hidden>–</span>;
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return <span>{String(at)}</span>;
  return (
    <Tooltip
      title={
        <>
          {formats.exact(instant)}
          <br />
          {utcText(instant)}
        </>
      }
    >
      <Time dateTime={instant.toISOString()} {...(focusable ? { tabIndex: 0 } : {})}>
        {show === 'time' && formats.dayAndTime(instant)}
        {show === 'day' && formats.day(instant)}
        {show === 'both' && (
          <>
            {formats.relative(instant, now)} <Dim>· {formats.day(instant)}</Dim>
          </>
        )}
      </Time>
    </Tooltip>
  );
};

const Time = styled('time')({ whiteSpace: 'nowrap', borderRadius: 3 });
const Dim = styled('span')(({ theme }) => ({ color: theme.palette.text.secondary }));
