import { styled } from '@mui/material/styles';
import { CopyButton } from '../../components/CopyButton.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useProbeWords } from '../words.js';

/** The command line for the machine that holds the key; file names and token are filled in there. */
export const outsideCommand = (targetId: string, origin: string): string =>
  [
    'qwarden probe run',
    `--target ${targetId}`,
    '--cert qwac.pem',
    '--key qwac.key',
    `--report-to ${origin}`,
    '--token "$QWARDEN_TOKEN"',
  ].join(' \\\n  ');

export const OutsideCommand = ({ targetId }: { readonly targetId: string }) => {
  const { say } = useProbeWords();
  const command = outsideCommand(targetId, window.location.origin);
  return (
    <Box>
      <pre tabIndex={0} role="group" aria-label={say('wizard.key.outside')}>
        {command}
      </pre>
      <CopyButton text={command} what={say('wizard.key.outside')} worded />
    </Box>
  );
};

const Box = styled('div')(({ theme }) => ({
  '& pre': {
    ...{ margin: '0 0 8px', padding: '10px 12px', overflowX: 'auto', borderRadius: 6 },
    ...{ fontFamily: MONOSPACE, fontSize: '0.8125rem', lineHeight: 1.6 },
    backgroundColor: theme.palette.sunken,
  },
}));
