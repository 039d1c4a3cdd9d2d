import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { z } from 'zod';
import type { maintenanceSchema } from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { clockIn, instantOfClock } from '../../components/clock-time.js';
import { ClockField } from '../../components/ClockField.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { ErrorState } from '../../components/ErrorState.js';
import { FormDialog } from '../../components/FormDialog.js';
import { Section } from '../../components/Section.js';
import { useFormats, useNow, useTimeZone } from '../../components/time.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { useProbeWords } from '../words.js';

type Window = z.output<typeof maintenanceSchema>;

const HOUR_MS = 3_600_000;

/** Times in which failures do not count; planned and cancelled here. */
export const Maintenance = ({ targetId }: { readonly targetId: string }) => {
  const { say } = useProbeWords();
  const mayWrite = useMay('probes.write');
  const { dayAndTime } = useFormats();
  const [planning, setPlanning] = useState(false);
  const [cancelling, setCancelling] = useState<Window>();
  const now = useNow();
  const { data, error, refetch } = useApi<Window[]>(`/probe-targets/${targetId}/maintenance`);
  return (
    <Section
      title={say('target.maintenance.title')}
      lead={say('target.maintenance.lead')}
      actions={
        mayWrite && (
          <Button size="small" onClick={() => setPlanning(true)}>
            {say('target.maintenance.plan')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p style={{ margin: 0 }}>{say('target.maintenance.none')}</p>}
      <List>
        {data?.map((window) => {
          const period = `${dayAndTime(new Date(window.from))} – ${dayAndTime(new Date(window.to))}`;
          return (
            <li key={window.id}>
              <div>
                <strong className="tabular">{period}</strong>
                <div>
                  {[window.note, say('target.maintenance.by', { by: window.createdBy })]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </div>
              </div>
              {mayWrite && Date.parse(window.to) > now && (
                <Button
                  size="small"
                  aria-label={`${say('target.maintenance.cancel')}: ${period}`}
                  onClick={() => setCancelling(window)}
                >
                  {say('target.maintenance.cancel')}
                </Button>
              )}
            </li>
          );
        })}
      </List>
      {planning && <PlanDialog targetId={targetId} onClose={() => setPlanning(false)} />}
      {cancelling && (
        <CancelDialog {...{ targetId, window: cancelling }} onClose={() => setCancelling(undefined)} />
      )}
    </Section>
  );
};

interface PlanProps {
  readonly targetId: string;
  readonly onClose: () => void;
}

const PlanDialog = ({ targetId, onClose }: PlanProps) => {
  const { say } = useProbeWords();
  const sentence = useProblemSentence();
  const timeZone = useTimeZone();
  const [from, setFrom] = useState(() => clockIn(timeZone, new Date(Date.now() + HOUR_MS)));
  const [to, setTo] = useState(() => clockIn(timeZone, new Date(Date.now() + 3 * HOUR_MS)));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const plan = useAction<Window, { from: string; to: string; note: string }>(
    `/probe-targets/${targetId}/maintenance`,
    { done: 'connectivity.target.maintenance.planned', quiet: true, onDone: onClose },
  );
  const [begins, ends] = [instantOfClock(timeZone, from), instantOfClock(timeZone, to)];
  const fits = begins !== undefined && ends !== undefined && ends > begins;
  return (
    <FormDialog
      title={say('target.maintenance.plan')}
      action={say('target.maintenance.action')}
      busy={plan.isPending}
      onSubmit={() => {
        setTried(true);
        if (fits) plan.mutate({ from: begins.toISOString(), to: ends.toISOString(), note: note.trim() });
      }}
      onClose={onClose}
    >
      {plan.error !== null && <Banner state="critical" title={sentence(plan.error)} />}
      <ClockField label={say('target.maintenance.from')} value={from} onChange={setFrom} help="" />
      <ClockField
        label={say('target.maintenance.to')}
        value={to}
        onChange={setTo}
        error={tried && !fits}
        help={tried && !fits ? say('target.maintenance.wrong') : ''}
      />
      <TextField
        label={say('fields.note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
};

const CancelDialog = ({ targetId, window: { id }, onClose }: PlanProps & { readonly window: Window }) => {
  const { say } = useProbeWords();
  const cancel = useAction(`/probe-targets/${targetId}/maintenance/${id}`, {
    ...{ method: 'DELETE', done: 'connectivity.target.maintenance.cancelled', onDone: onClose },
  });
  return (
    <ConfirmDialog
      open
      title={say('target.maintenance.cancel_title')}
      action={say('target.maintenance.cancel_action')}
      busy={cancel.isPending}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      {say('target.maintenance.cancel_help')}
    </ConfirmDialog>
  );
};

const List = styled('ul')(({ theme }) => ({
  ...{ listStyle: 'none', margin: 0, padding: 0 },
  '& > li': { display: 'flex', gap: 12, justifyContent: 'space-between', alignItems: 'center' },
  '& > li + li': { marginTop: 10 },
  '& strong': { fontWeight: 560 },
  '& div > div': { color: theme.palette.text.secondary, fontSize: '0.8125rem', overflowWrap: 'anywhere' },
}));
