import { useState } from 'react';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { PreparedRequest } from '../../../server/applications/certificate-requests.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { CopyButton } from '../../components/CopyButton.js';
import { saveFile } from '../../components/saveFile.js';
import { MONOSPACE } from '../../theme/theme.js';

type Shell = keyof PreparedRequest['commands'];

/** The configuration to keep as a file, and the commands to type beside it. */
export const PreparedFiles = ({ prepared }: { readonly prepared: PreparedRequest }) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.request.${name}`);
  const [shell, setShell] = useState<Shell>('posix');
  const { files, configuration, commands } = prepared;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
        {words('configuration')}
      </Typography>
      <Actions>
        <Button
          variant="outlined"
          startIcon={<DownloadOutlined />}
          onClick={() => saveFile(files.configuration, 'text/plain', configuration)}
        >
          {files.configuration}
        </Button>
        <CopyButton text={configuration} what={files.configuration} worded />
      </Actions>
      <Code tabIndex={0} aria-label={words('configuration')}>
        {configuration}
      </Code>
      <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
        {words('commands')}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {words('commands_lead')}
      </Typography>
      <div style={{ maxWidth: 320 }}>
        <ChoiceField
          label={words('shell')}
          value={shell}
          onChange={(one) => setShell(one as Shell)}
          choices={(['posix', 'powershell'] as const).map((id) => ({ id, name: words(`shells.${id}`) }))}
        />
      </div>
      <ol>
        {commands[shell].map(({ step, command }) => (
          <li key={step}>
            <span>{words(`steps.${step}`)}</span>
            <Command>
              <Code>{command}</Code>
              <CopyButton text={command} what={words(`steps.${step}`)} />
            </Command>
          </li>
        ))}
      </ol>
    </>
  );
};

const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 8 });
const Command = styled('div')({ display: 'flex', alignItems: 'center', gap: 4 });
const Code = styled('pre')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  maxHeight: 360,
  overflow: 'auto',
  margin: '4px 0 8px',
  padding: '10px 12px',
  borderRadius: 8,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.default,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
}));
