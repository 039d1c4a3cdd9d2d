import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { LintAdjustment, LintRule } from '../../server/lint-settings/lint-settings.contract.js';
import { Banner } from '../components/Banner.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { AdjustmentWords } from './AdjustmentWords.js';

interface AdjustmentBannerProps {
  readonly rule: LintRule;
  readonly adjustment: LintAdjustment;
}

/** What was decided about this rule, and the way back. */
export const AdjustmentBanner = ({ rule, adjustment }: AdjustmentBannerProps) => {
  const translate = useTranslate();
  const mayAdjust = useMay('lint-rules.write');
  const [asking, setAsking] = useState(false);
  const withdraw = useAction(`/lint-adjustments/${adjustment.id}/withdraw`, {
    done: 'rules.withdrawn',
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Banner
        state={adjustment.severity === 'off' ? 'warning' : 'notice'}
        title={translate(adjustment.severity === 'off' ? 'rules.is_off' : 'rules.is_adjusted')}
        action={
          mayAdjust && (
            <Button variant="outlined" size="small" onClick={() => setAsking(true)}>
              {translate('rules.withdraw')}
            </Button>
          )
        }
      >
        <AdjustmentWords adjustment={{ ...adjustment, from: rule.severity }} />
      </Banner>
      <ConfirmDialog
        open={asking}
        title={translate('rules.withdraw_title', { code: rule.id })}
        action={translate('rules.withdraw')}
        busy={withdraw.isPending}
        onConfirm={() => withdraw.mutate()}
        onClose={() => setAsking(false)}
      >
        <Typography variant="body2">
          {translate('rules.withdraw_help', { severity: translate(`rules.severities.${rule.severity}`) })}
        </Typography>
      </ConfirmDialog>
    </>
  );
};
