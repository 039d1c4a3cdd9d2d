import ContentPasteOutlined from '@mui/icons-material/ContentPasteOutlined';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import { Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { useMay } from '../../providers/useMe.js';
import { DropAnywhere } from './DropAnywhere.js';
import { UploadOutcome } from './UploadOutcome.js';
import { useAddFiles, useUploads } from './useUploads.js';

/** Certificates come in as files, as archives or as pasted text; what became of each stands below. */
export const CertificateUpload = () => {
  const translate = useTranslate();
  const uploads = useUploads();
  const enabled = useMay('certificates.write');
  return (
    <DropAnywhere enabled={enabled}>
      <Page
        title={translate('certificates.upload.title')}
        lead={translate('certificates.upload.lead')}
        parent={{ to: '/certificates', label: translate('resources.certificates.name', { smart_count: 2 }) }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '1fr 1fr' }, mb: 4 }}>
          <FilePicker />
          <PasteBox />
        </Box>
        {uploads.length > 0 && (
          <Section title={translate('certificates.upload.results')} flush>
            {uploads.map((upload) => (
              <UploadOutcome key={upload.id} upload={upload} />
            ))}
          </Section>
        )}
      </Page>
    </DropAnywhere>
  );
};

const FilePicker = () => {
  const translate = useTranslate();
  const add = useAddFiles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Box
      sx={{
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        textAlign: 'center',
        gap: 1.5,
        minHeight: 260,
        p: 3,
        border: '2px dashed',
        borderColor: 'divider',
        borderRadius: 2,
        bgcolor: 'background.paper',
      }}
    >
      <FileUploadOutlined aria-hidden sx={{ fontSize: 36, color: 'text.secondary' }} />
      <Typography>{translate('certificates.upload.drop')}</Typography>
      <Button variant="contained" onClick={() => input.current?.click()}>
        {translate('certificates.upload.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={translate('certificates.upload.choose')}
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          target.value = '';
          void add(files);
        }}
      />
      <Typography variant="caption" color="textSecondary" sx={{ maxWidth: '44ch' }}>
        {translate('certificates.upload.formats')}
      </Typography>
    </Box>
  );
};

const PasteBox = () => {
  const translate = useTranslate();
  const add = useAddFiles();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = new File([text], translate('certificates.upload.pasted'));
    // What was pasted may hold what it should not; it stays on no screen.
    setText('');
    void add([file]);
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <TextField
        multiline
        fullWidth
        minRows={8}
        maxRows={8}
        label={translate('certificates.upload.paste')}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={text}
        onChange={({ target }) => setText(target.value)}
        sx={{ flex: 1, '& textarea': { fontFamily: 'monospace', fontSize: 13 } }}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' },
        }}
      />
      <Box>
        <Button
          type="submit"
          variant="outlined"
          startIcon={<ContentPasteOutlined />}
          disabled={text.trim() === ''}
        >
          {translate('certificates.upload.add_pasted')}
        </Button>
      </Box>
    </Box>
  );
};
