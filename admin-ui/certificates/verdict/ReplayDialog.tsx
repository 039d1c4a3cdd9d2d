import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Skeleton } from '@mui/material';
import { useEffect, useId } from 'react';
import { useTranslate } from 'react-admin';
import type { Replay } from '../../../server/evaluations/evaluations.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { useAction } from '../../providers/useApi.js';
import { replayPath } from './address.js';
import { VerdictChip } from './VerdictChip.js';

interface ReplayDialogProps {
  readonly id: string;
  readonly when: string;
  readonly onClose: () => void;
}

/** Reaches an old verdict again from what was kept, without asking anybody, and says whether it is the same. */
export const ReplayDialog = ({ id, when, onClose }: ReplayDialogProps) => {
  const translate = useTranslate();
  const heading = useId();
  const { mutate, data, error } = useAction<Replay>(replayPath(id), { quiet: true });
  useEffect(() => mutate(), [mutate]);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={heading}>
      <DialogTitle id={heading}>{translate('verdict.replay.title', { when })}</DialogTitle>
      <DialogContent>
        {error && <ErrorState error={error} onRetry={() => mutate()} />}
        {!data && !error && (
          <Skeleton variant="rounded" height={72} aria-label={translate('verdict.replay.busy')} />
        )}
        {data && <Outcome replay={data} />}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{translate('action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

const Outcome = ({ replay: { same, verdict, differences, missing } }: { readonly replay: Replay }) => {
  const translate = useTranslate();
  if (missing.length > 0)
    return (
      <Banner state="unknown" title={translate('verdict.replay.missing', { smart_count: missing.length })}>
        <ul style={{ margin: '4px 0', paddingLeft: 18, overflowWrap: 'anywhere' }}>
          {missing.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
      </Banner>
    );
  if (same)
    return (
      <Banner state="ok" title={translate('verdict.replay.same')}>
        <VerdictChip outcome={verdict.outcome} underScheme={verdict.scheme !== null} plain />
      </Banner>
    );
  return (
    <Banner state="critical" title={translate('verdict.replay.different')}>
      <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
        {differences.map(({ what, from, to }) => (
          <li key={what}>
            <code>{what}</code>: {from} → {to}
          </li>
        ))}
      </ul>
    </Banner>
  );
};
