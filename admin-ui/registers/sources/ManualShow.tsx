import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { EndManualEntry, ManualEntry } from '../../../server/registers/sources.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Facts } from '../../components/Facts.js';
import { FormDialog } from '../../components/FormDialog.js';
import { Identifier } from '../../components/Identifier.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { API } from '../../providers/http.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { MANUAL_PATH } from './address.js';
import { ApproveDialog, RevokeDialog, useDecisionFacts } from './Decision.js';
import { STATE_OF_DECISION } from './states.js';

/** One institution that was entered from evidence. */
const ManualShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<ManualEntry>('register-manual-entries', { id });
  const parent = { to: MANUAL_PATH, label: translate('regsrc.tabs.manual') };
  if (data !== undefined) return <Whole entry={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('regsrc.manual.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly entry: ManualEntry;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ entry, parent }: WholeProps) => {
  const translate = useTranslate();
  const mayDecide = useMay('register-decisions.write');
  const [open, setOpen] = useState<'approve' | 'revoke' | 'end'>();
  const { id, state, name, approvable, evidence, services } = entry;
  const decisions = useDecisionFacts(entry);
  const path = `/register-manual-entries/${id}`;
  const words = (key: string, values?: object) => translate(`regsrc.manual.${key}`, values);
  const close = () => setOpen(undefined);
  return (
    <Page
      title={name}
      parent={parent}
      actions={
        <>
          <Button component="a" href={`${API}${path}/evidence`} variant="outlined">
            {words('download')}
          </Button>
          {mayDecide && state === 'approved' && (
            <Button variant="outlined" onClick={() => setOpen('end')}>
              {words('end')}
            </Button>
          )}
          {mayDecide && state !== 'revoked' && (
            <Button variant="outlined" onClick={() => setOpen('revoke')}>
              {translate(`regsrc.decision.${state === 'proposed' ? 'withdraw' : 'revoke'}`)}
            </Button>
          )}
          {mayDecide && approvable && (
            <Button variant="contained" onClick={() => setOpen('approve')}>
              {translate('regsrc.decision.approve')}
            </Button>
          )}
        </>
      }
    >
      {state === 'proposed' && !approvable && mayDecide && (
        <Banner state="waiting" title={translate('regsrc.decision.own')} />
      )}
      <Section title={words('one')}>
        <Facts
          facts={[
            {
              label: translate('regsrc.decision.state'),
              value: (
                <StateChip
                  state={STATE_OF_DECISION[state]}
                  label={translate(`regsrc.decision.states.${state}`)}
                />
              ),
            },
            { label: words('type'), value: translate(`regsrc.types.${entry.type}`) },
            {
              label: words('number'),
              value: (
                <Identifier
                  value={`${entry.authority} ${entry.number}`}
                  what={words('number')}
                  max={Infinity}
                />
              ),
            },
            { label: words('authorised'), value: entry.authorisedOn },
            ...(entry.endedOn === null
              ? []
              : [
                  {
                    label: words('ended'),
                    value: `${entry.endedOn} · ${entry.endedBy ?? ''}: ${entry.endedReason ?? ''}`,
                  },
                ]),
            {
              label: words('services'),
              value:
                Object.entries(services)
                  .map(([country, codes]) => `${country}: ${codes.join(', ')}`)
                  .join(' · ') || '–',
            },
            {
              label: words('register'),
              value: <Identifier value={entry.entryId} what={words('register')} max={Infinity} />,
            },
            ...decisions,
          ]}
        />
      </Section>
      <Section title={words('evidence')}>
        <Facts
          facts={[
            { label: words('evidence'), value: `${evidence.name} · ${evidence.type}` },
            { label: words('evidence_of'), value: entry.evidenceOf },
            { label: words('reason'), value: entry.reason },
            {
              label: 'SHA-256',
              value: <Identifier value={evidence.sha256} what="SHA-256" max={Infinity} />,
            },
          ]}
        />
      </Section>
      {open === 'approve' && (
        <ApproveDialog
          path={path}
          title={words('approve_title', { name })}
          help={words('approve_help')}
          onClose={close}
        />
      )}
      {open === 'revoke' && <RevokeDialog path={path} proposal={state === 'proposed'} onClose={close} />}
      {open === 'end' && <End path={path} name={name} onClose={close} />}
    </Page>
  );
};

interface EndProps {
  readonly path: string;
  readonly name: string;
  readonly onClose: () => void;
}

const End = ({ path, name, onClose }: EndProps) => {
  const translate = useTranslate();
  const [value, setValue] = useState({ on: '', reason: '' });
  const [tried, setTried] = useState(false);
  const end = useAction<ManualEntry, EndManualEntry>(`${path}/end`, {
    done: 'regsrc.manual.end_done',
    onDone: onClose,
  });
  const isWhole = value.on !== '' && value.reason.trim().length >= 3;
  const needed = (missing: boolean) => (tried && missing ? translate('regsrc.decision.needed') : undefined);
  return (
    <FormDialog
      title={translate('regsrc.manual.end_title', { name })}
      action={translate('regsrc.manual.end')}
      busy={end.isPending}
      onSubmit={() => {
        setTried(true);
        if (isWhole) end.mutate(value);
      }}
      onClose={onClose}
    >
      <TextField
        type="date"
        label={translate('regsrc.manual.end_on')}
        value={value.on}
        onChange={({ target }) => setValue({ ...value, on: target.value })}
        error={needed(value.on === '') !== undefined}
        helperText={needed(value.on === '')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        multiline
        minRows={2}
        label={translate('regsrc.decision.reason')}
        value={value.reason}
        onChange={({ target }) => setValue({ ...value, reason: target.value })}
        error={needed(value.reason.trim().length < 3) !== undefined}
        helperText={needed(value.reason.trim().length < 3)}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </FormDialog>
  );
};

export default ManualShow;
