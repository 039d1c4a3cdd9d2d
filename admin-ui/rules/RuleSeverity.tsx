import { useTranslate } from 'react-admin';
import type { AdjustedSeverity } from '../../server/lint-settings/lint-settings.contract.js';
import { StateChip } from '../components/StateChip.js';
import { STATE_OF_SEVERITY } from './states.js';

interface RuleSeverityProps {
  readonly of: AdjustedSeverity;
  readonly plain?: boolean;
}

/** How much breaking a rule weighs, or that it is switched off. */
export const RuleSeverity = ({ of: severity, plain = false }: RuleSeverityProps) => (
  <StateChip state={STATE_OF_SEVERITY[severity]} label={useSeverityName()(severity)} plain={plain} />
);

export function useSeverityName() {
  const translate = useTranslate();
  return (severity: AdjustedSeverity): string => translate(`rules.severities.${severity}`);
}
