import type { Waiver } from '../../server/reviews/decisions.contract.js';
import { Moment } from '../components/Moment.js';

interface WaiverEndProps {
  readonly waiver: Pick<Waiver, 'state' | 'endsOn'>;
  readonly focusable?: boolean;
}

/** The last day, whole, in UTC as the server counts it; what was ended before it no longer counts down. */
export const WaiverEnd = ({ waiver: { state, endsOn }, focusable = true }: WaiverEndProps) => (
  <Moment at={`${endsOn}T23:59:59Z`} show={state === 'revoked' ? 'day' : 'both'} focusable={focusable} />
);
