import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ProposeTrustAnchor, TrustAnchor } from '../../server/trust/trust.contract.js';
import { FormDialog } from '../components/FormDialog.js';
import { useAction } from '../providers/useApi.js';
import { NotEuBanner } from './NotEuBanner.js';
import { PemField } from './PemField.js';

interface ProposeAnchorDialogProps {
  readonly onClose: () => void;
  readonly onDone: (anchor: TrustAnchor) => void;
}

const EMPTY: ProposeTrustAnchor = { pem: '', scheme: '', scope: '', reason: '' };
const FIELDS = [
  { name: 'scheme', max: 100, rows: 1 },
  { name: 'scope', max: 500, rows: 2 },
  { name: 'reason', max: 2_000, rows: 3 },
] as const;

/** The first of two people: which CA, for what, and why. */
export const ProposeAnchorDialog = ({ onClose, onDone }: ProposeAnchorDialogProps) => {
  const translate = useTranslate();
  const [value, setValue] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const propose = useAction<TrustAnchor, ProposeTrustAnchor>('/trust-anchors', {
    done: 'trust.anchors.propose.done',
    onDone,
  });
  const lacks = (name: keyof ProposeTrustAnchor) => value[name].trim() === '';
  const needed = (name: keyof ProposeTrustAnchor) =>
    tried && lacks(name) ? translate('trust.anchors.propose.needed') : undefined;
  const submit = () => {
    setTried(true);
    if (!(Object.keys(EMPTY) as (keyof ProposeTrustAnchor)[]).some(lacks)) propose.mutate(value);
  };
  return (
    <FormDialog
      title={translate('trust.anchors.propose.title')}
      action={translate('trust.anchors.propose.action')}
      busy={propose.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <NotEuBanner />
      <PemField
        label={translate('trust.anchors.propose.pem')}
        help={translate('trust.anchors.propose.pem_help')}
        error={needed('pem')}
        value={value.pem}
        onChange={(pem) => setValue({ ...value, pem })}
      />
      {FIELDS.map(({ name, max, rows }) => (
        <TextField
          key={name}
          label={translate(`trust.anchors.propose.${name}`)}
          value={value[name]}
          onChange={({ target }) => setValue({ ...value, [name]: target.value })}
          error={needed(name) !== undefined}
          helperText={needed(name) ?? translate(`trust.anchors.propose.${name}_help`)}
          multiline={rows > 1}
          minRows={rows}
          fullWidth
          slotProps={{ htmlInput: { maxLength: max } }}
        />
      ))}
    </FormDialog>
  );
};
