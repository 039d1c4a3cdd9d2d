import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type {
  CreateOfficialJournalNotice,
  OfficialJournalNotice,
} from '../../server/trust/trust.contract.js';
import { Banner } from '../components/Banner.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { FormDialog } from '../components/FormDialog.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useFormats } from '../components/time.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { PemField } from './PemField.js';
import { TrustTabs } from './TrustTabs.js';

/** Where trust in the lists begins: the certificates that the EU published in its Official Journal. */
const OfficialJournal = () => {
  const translate = useTranslate();
  const mayWrite = useMay('official-journal.write');
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useApi<OfficialJournalNotice[]>('/official-journal');
  return (
    <Page
      title={translate('trust.title')}
      lead={translate('trust.journal.lead')}
      actions={
        mayWrite && (
          <Button variant="outlined" onClick={() => setAdding(true)}>
            {translate('trust.journal.add.button')}
          </Button>
        )
      }
    >
      <TrustTabs />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={200} />}
      {data?.length === 0 && <EmptyState title={translate('trust.journal.empty')} />}
      {data?.map((notice) => (
        <Notice key={notice.id} notice={notice} mayRemove={mayWrite} />
      ))}
      {adding && <AddNotice onClose={() => setAdding(false)} />}
    </Page>
  );
};

interface NoticeProps {
  readonly notice: OfficialJournalNotice;
  readonly mayRemove: boolean;
}

const Notice = ({ notice, mayRemove }: NoticeProps) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const [removing, setRemoving] = useState(false);
  const { id, location, origin, replaced, inUse, signers, createdAt, createdBy } = notice;
  const close = () => setRemoving(false);
  const remove = useAction(`/official-journal/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    done: 'trust.journal.remove.done',
    onDone: close,
  });
  const use = inUse ? 'in_use' : replaced ? 'replaced' : 'not_used';
  return (
    <Section
      title={<Address>{location}</Address>}
      lead={
        <>
          <StateChip plain state={inUse ? 'ok' : 'ended'} label={translate(`trust.journal.${use}`)} /> ·{' '}
          {createdAt === null
            ? translate(`trust.journal.origins.${origin}`)
            : translate('trust.journal.added', { when: day(new Date(createdAt)), name: createdBy ?? '–' })}
        </>
      }
      actions={
        mayRemove &&
        origin === 'own' && (
          <Button size="small" variant="outlined" onClick={() => setRemoving(true)}>
            {translate('trust.journal.remove.button')}
          </Button>
        )
      }
    >
      <Typography variant="h3">{translate('trust.journal.signers')}</Typography>
      <Signers>
        {signers.map(({ sha256, subject, notAfter }) => (
          <li key={sha256}>
            <span>{subject}</span>
            <span className="dim">
              <Identifier value={sha256} what={translate('trust.fields.sha256')} /> ·{' '}
              {translate('trust.fields.notAfter')} <Moment at={notAfter} />
            </span>
          </li>
        ))}
      </Signers>
      <ConfirmDialog
        open={removing}
        title={translate('trust.journal.remove.title')}
        action={translate('trust.journal.remove.button')}
        busy={remove.isPending}
        danger
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        {translate('trust.journal.remove.help')}
      </ConfirmDialog>
    </Section>
  );
};

const AddNotice = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const [location, setLocation] = useState('');
  const [pem, setPem] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const add = useAction<unknown, CreateOfficialJournalNotice>('/official-journal', {
    done: 'trust.journal.add.done',
    onDone: onClose,
  });
  const needed = (text: string) =>
    tried && text.trim() === '' ? translate('trust.anchors.propose.needed') : undefined;
  const submit = () => {
    setTried(true);
    if (location.trim() !== '' && pem.trim() !== '' && confirmed)
      add.mutate({ location: location.trim(), pem, confirmed: true });
  };
  return (
    <FormDialog
      title={translate('trust.journal.add.title')}
      action={translate('trust.journal.add.action')}
      busy={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Banner state="warning" title={translate('trust.journal.add.warning')}>
        {translate('trust.journal.add.warning_help')}
      </Banner>
      <TextField
        label={translate('trust.journal.add.location')}
        value={location}
        onChange={({ target }) => setLocation(target.value)}
        error={needed(location) !== undefined}
        helperText={needed(location) ?? translate('trust.journal.add.location_help')}
        placeholder="https://eur-lex.europa.eu/…"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2_000 } }}
      />
      <PemField
        label={translate('trust.journal.add.pem')}
        error={needed(pem)}
        value={pem}
        onChange={setPem}
      />
      <div>
        <FormControlLabel
          control={<Checkbox checked={confirmed} onChange={(_, checked) => setConfirmed(checked)} />}
          label={translate('trust.journal.add.confirm')}
        />
        {tried && !confirmed && (
          <FormHelperText error>{translate('trust.journal.add.confirm_needed')}</FormHelperText>
        )}
      </div>
    </FormDialog>
  );
};

const Address = styled('span')({ overflowWrap: 'anywhere' });

const Signers = styled('ul')(({ theme }) => ({
  margin: '6px 0 0',
  padding: 0,
  listStyle: 'none',
  '& li': { padding: '6px 0' },
  '& li > span': { display: 'block', overflowWrap: 'anywhere' },
  '& li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));

export default OfficialJournal;
