import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import {
  ADJUSTED_SEVERITIES,
  type AdjustedSeverity,
  type LintAdjustmentInput,
  type LintRule,
  LONGEST_REASON,
} from '../../server/lint-settings/lint-settings.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { useSeverityName } from './RuleSeverity.js';

interface AdjustDialogProps {
  readonly rule: LintRule;
  readonly onClose: () => void;
}

/** How much the rule weighs from now on, why, and until when. */
export const AdjustDialog = ({ rule, onClose }: AdjustDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const severityName = useSeverityName();
  const choices = ADJUSTED_SEVERITIES.filter((severity) => severity !== rule.severityInForce);
  const [severity, setSeverity] = useState<AdjustedSeverity>(choices.includes('info') ? 'info' : 'off');
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const adjust = useAction<unknown, LintAdjustmentInput>('/lint-adjustments', {
    done: 'rules.adjusted',
    onDone: onClose,
    quiet: true,
  });

  const until = endOf(day);
  const reasonMissing = reason.trim() === '';
  const untilPassed = until !== null && until.getTime() <= Date.now();
  const submit = () => {
    setTried(true);
    if (reasonMissing || untilPassed) return;
    adjust.mutate({
      ruleId: rule.id,
      severity,
      reason: reason.trim(),
      until: until?.toISOString() ?? null,
      replaces: rule.adjustment?.id ?? null,
    });
  };

  return (
    <FormDialog
      title={translate('rules.adjust_title', { code: rule.id })}
      action={translate(severity === 'off' ? 'rules.switch_off' : 'rules.adjust_action')}
      busy={adjust.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {adjust.error && <Banner state="critical" title={sentence(adjust.error)} />}
      <Typography variant="body2" color="textSecondary">
        {translate('rules.adjust_help')}
      </Typography>
      <ChoiceField
        label={translate('rules.from_now_on')}
        value={severity}
        onChange={(value) => setSeverity(value as AdjustedSeverity)}
        choices={choices.map((id) => ({
          id,
          name:
            id === rule.severity ? translate('rules.own', { severity: severityName(id) }) : severityName(id),
        }))}
        help={translate(severity === 'off' ? 'rules.off_help' : 'rules.severity_help')}
      />
      <TextField
        label={translate('rules.fields.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        required
        multiline
        minRows={3}
        autoFocus
        error={tried && reasonMissing}
        helperText={translate(tried && reasonMissing ? 'rules.reason_needed' : 'rules.reason_help')}
        slotProps={{ htmlInput: { maxLength: LONGEST_REASON } }}
      />
      <TextField
        type="date"
        label={translate('rules.last_day')}
        value={day}
        onChange={(event) => setDay(event.target.value)}
        error={tried && untilPassed}
        helperText={translate(tried && untilPassed ? 'rules.until_passed' : 'rules.last_day_help')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
};

/** The end of a day of the browser's calendar; `null` when none is chosen. */
function endOf(day: string): Date | null {
  const at = new Date(`${day}T23:59:59.999`);
  return day === '' || Number.isNaN(at.getTime()) ? null : at;
}
