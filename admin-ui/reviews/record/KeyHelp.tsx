import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.js';
import { useRecordWords } from './useRecordWords.js';

const KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['C', 'claim'],
  ['A', 'approve'],
  ['R', 'reject'],
  ['M', 'message'],
  ['Ctrl ↵', 'send'],
  ['Esc', 'leave'],
  ['?', 'help'],
] as const;

export const KeyHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const words = useRecordWords();
  const heading = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth="xs" fullWidth>
      <DialogTitle id={heading}>{words.say('keys.title')}</DialogTitle>
      <DialogContent>
        <Facts
          facts={KEYS.map(([key, name]) => ({
            ...{ key: name, label: <kbd>{key}</kbd> },
            value: words.say(`keys.${name}`),
          }))}
        />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} autoFocus>
          {translate('ra.action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
