import { useTranslate } from 'react-admin';
import type { Outcome } from '../../../server/evaluations/evaluations.contract.js';
import { StateChip } from '../../components/StateChip.js';
import { STATE_OF_OUTCOME } from './states.js';

interface VerdictChipProps {
  /** `null`: not verified yet, which is neither good nor bad. */
  readonly outcome: Outcome | null;
  /** It holds under another scheme, so it says so instead of a word of the EU's. */
  readonly underScheme?: boolean;
  readonly plain?: boolean;
}

export const VerdictChip = ({ outcome, underScheme = false, plain = false }: VerdictChipProps) => {
  const translate = useTranslate();
  const state = outcome === null ? 'unknown' : STATE_OF_OUTCOME[outcome];
  const label =
    underScheme && outcome === 'valid-with-warnings'
      ? translate('verdict.outcome_under_scheme')
      : translate(`verdict.outcomes.${outcome ?? 'none'}`);
  return <StateChip state={state} label={label} plain={plain} />;
};
