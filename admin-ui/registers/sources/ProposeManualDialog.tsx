import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  MANUAL_TYPES,
  type ManualEntry,
  type ProposeManualEntry,
  servicesOfPoints,
} from '../../../server/registers/sources.contract.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useAction } from '../../providers/useApi.js';
import { Choose } from './Choose.js';
import { FileBox } from './FileBox.js';
import { useAuthorityChoices } from './useAuthorityChoices.js';

interface ProposeManualDialogProps {
  readonly onClose: () => void;
  readonly onDone: (entry: ManualEntry) => void;
}

const EMPTY = {
  ...{ authority: '', number: '', name: '', type: 'CI' as (typeof MANUAL_TYPES)[number], services: '' },
  ...{ authorisedOn: '', evidenceOf: '', reason: '' },
};

/** The first of two people: who, licensed by whom, since when, and the evidence. */
export const ProposeManualDialog = ({ onClose, onDone }: ProposeManualDialogProps) => {
  const translate = useTranslate();
  const authorities = useAuthorityChoices();
  const [value, setValue] = useState(EMPTY);
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const propose = useAction<ManualEntry, FormData>('/register-manual-entries', {
    done: 'regsrc.decision.proposed_done',
    onDone,
  });
  const words = (name: string, values?: object) => translate(`regsrc.manual.${name}`, values);
  const { services, unknown } = servicesOfPoints(value.services);
  const needed = ['authority', 'number', 'name', 'authorisedOn', 'evidenceOf', 'reason'] as const;
  const missing = (name: (typeof needed)[number]) =>
    tried && value[name].trim() === '' ? translate('regsrc.decision.needed') : undefined;
  const set = (name: keyof typeof EMPTY) => (text: string) => setValue({ ...value, [name]: text });
  const submit = () => {
    setTried(true);
    if (file === undefined || unknown.length > 0 || needed.some((name) => value[name].trim() === '')) return;
    const { authority, services: _, ...facts } = value;
    const details: ProposeManualEntry = {
      ...{ ...facts, authority, commercialNames: [] },
      services: services.length === 0 ? {} : { [authority.slice(0, 2)]: [...services] },
    };
    const form = new FormData();
    form.append('file', file, file.name);
    form.append('file', new Blob([JSON.stringify(details)], { type: 'application/json' }), 'details.json');
    propose.mutate(form);
  };
  const text = (name: 'number' | 'name' | 'reason', rows = 1) => (
    <TextField
      label={words(name)}
      value={value[name]}
      onChange={({ target }) => set(name)(target.value)}
      error={missing(name) !== undefined}
      helperText={missing(name)}
      multiline={rows > 1}
      minRows={rows}
      fullWidth
      slotProps={{ htmlInput: { maxLength: name === 'reason' ? 2_000 : 200 } }}
    />
  );
  const day = (name: 'authorisedOn' | 'evidenceOf', label: string) => (
    <TextField
      type="date"
      label={label}
      value={value[name]}
      onChange={({ target }) => set(name)(target.value)}
      error={missing(name) !== undefined}
      helperText={missing(name)}
      fullWidth
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <FormDialog
      title={words('propose')}
      action={words('propose')}
      busy={propose.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Choose
        label={words('authority')}
        none={translate('regsrc.map.choose_authority')}
        value={value.authority}
        choices={authorities}
        onChange={set('authority')}
        error={missing('authority')}
      />
      {text('name')}
      {text('number')}
      <Choose
        label={words('type')}
        value={value.type}
        choices={MANUAL_TYPES.map((id) => ({ id, name: translate(`regsrc.types.${id}`) }))}
        onChange={set('type')}
      />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        {day('authorisedOn', words('authorised'))}
        {day('evidenceOf', words('evidence_of'))}
      </Stack>
      <TextField
        label={words('services')}
        value={value.services}
        onChange={({ target }) => set('services')(target.value)}
        error={unknown.length > 0}
        helperText={
          unknown.length > 0 ? words('services_wrong', { text: unknown.join(', ') }) : words('services_help')
        }
      />
      <FileBox
        words={file?.name ?? words('evidence_help')}
        action={words('choose')}
        accept=".pdf,.png,.jpg,.jpeg,.txt"
        busy={false}
        onFile={setFile}
      />
      {tried && file === undefined && (
        <Typography variant="caption" color="error" role="alert">
          {translate('regsrc.decision.needed')}
        </Typography>
      )}
      {text('reason', 3)}
    </FormDialog>
  );
};
