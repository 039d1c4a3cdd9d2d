import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';
import { isSuccess, type TrustedListAttempt } from '../../server/trust/trust.contract.js';
import { DropZone } from '../components/DropZone.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { TRUST_PATH } from './address.js';
import { AttemptList } from './AttemptList.js';

/** Trusted lists from files, for installations without a way out. */
const ImportLists = () => {
  const translate = useTranslate();
  const mayImport = useMay('trusted-lists.write');
  const input = useRef<HTMLInputElement>(null);
  const send = useAction<TrustedListAttempt[], FormData>('/trusted-lists/import', { quiet: true });
  const take = (files: readonly File[]) => {
    if (files.length === 0 || send.isPending) return;
    const form = new FormData();
    for (const file of files) form.append('file', file, file.name);
    send.mutate(form);
  };
  const refused = send.data?.some(({ outcome }) => !isSuccess(outcome)) ?? false;
  return (
    <DropZone enabled={mayImport} words={translate('trust.import.drop_now')} onFiles={take}>
      <Page
        title={translate('trust.import.title')}
        lead={translate('trust.import.lead')}
        parent={{ to: TRUST_PATH, label: translate('trust.lists_tab') }}
        narrow
      >
        {mayImport && (
          <Box sx={dropStyle}>
            <FileUploadOutlined aria-hidden sx={{ fontSize: 36, color: 'text.secondary' }} />
            <Typography>{translate('trust.import.drop')}</Typography>
            <Button variant="contained" disabled={send.isPending} onClick={() => input.current?.click()}>
              {translate('trust.import.choose')}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              accept=".xml,.gz,.zip,.xtsl,application/xml,application/zip"
              aria-label={translate('trust.import.choose')}
              onChange={({ target }) => {
                const files = Array.from(target.files ?? []);
                target.value = '';
                take(files);
              }}
            />
            <Typography variant="caption" color="textSecondary" sx={{ maxWidth: '52ch' }}>
              {translate('trust.import.formats')}
            </Typography>
          </Box>
        )}
        {send.isPending && (
          <Box sx={{ mb: 3 }}>
            <Typography variant="body2" role="status" sx={{ mb: 1 }}>
              {translate('trust.import.busy')}
            </Typography>
            <LinearProgress aria-label={translate('trust.import.busy')} />
          </Box>
        )}
        {send.error && <ErrorState error={send.error} />}
        {send.data && (
          <Section
            title={translate('trust.import.results')}
            lead={refused ? translate('trust.import.kept') : undefined}
          >
            <AttemptList attempts={send.data} />
          </Section>
        )}
      </Page>
    </DropZone>
  );
};

const dropStyle = {
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  textAlign: 'center',
  gap: 1.5,
  minHeight: 240,
  p: 3,
  mb: 3,
  border: '2px dashed',
  borderColor: 'divider',
  borderRadius: 2,
  bgcolor: 'background.paper',
} as const;

export default ImportLists;
