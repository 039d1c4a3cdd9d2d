import { useTranslate } from 'react-admin';
import { SEVERITIES, type Severity } from '../../server/certificates/certificates.contract.js';
import type { AdjustedSeverity } from '../../server/lint-settings/lint-settings.contract.js';
import { useFormats } from '../components/time.js';
import { useSeverityName } from './RuleSeverity.js';

interface AdjustmentWordsProps {
  readonly adjustment: {
    readonly from: Severity;
    readonly severity: AdjustedSeverity;
    readonly reason: string;
    readonly until: string | null;
    readonly createdAt: string;
    readonly createdBy: string;
  };
}

/** "Lowered from error to notice by Ona on 3 May 2026, until 31 Dec 2026, because: …". */
export const AdjustmentWords = ({ adjustment }: AdjustmentWordsProps) => {
  const translate = useTranslate();
  const formats = useFormats();
  const severityName = useSeverityName();
  const { from, severity, reason, until, createdAt, createdBy } = adjustment;
  const what = translate(`rules.words.${changeOf(from, severity)}`, {
    from: severityName(from),
    to: severityName(severity),
    name: createdBy,
    day: formats.day(new Date(createdAt)),
  });
  const end =
    until === null ? '' : translate('rules.words.until', { until: formats.dayAndTime(new Date(until)) });
  return (
    <span data-testid="adjustment">
      {what}
      {end}. {translate('rules.words.because', { reason })}
    </span>
  );
};

function changeOf(from: Severity, to: AdjustedSeverity): 'off' | 'lowered' | 'raised' | 'kept' {
  if (to === 'off') return 'off';
  const [before, after] = [SEVERITIES.indexOf(from), SEVERITIES.indexOf(to)];
  if (before === after) return 'kept';
  return after > before ? 'lowered' : 'raised';
}
