import { useRef, useState } from 'react';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { UploadResult } from '../../../server/certificates/certificates.contract.js';
import { startUpload } from '../../certificates/upload/uploads.js';
import { Banner } from '../../components/Banner.js';
import { ApiProblem } from '../../providers/http.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useMe } from '../../providers/useMe.js';

/** Adds a file to the inventory as the page for uploads does, and takes what it held. */
export const UploadHere = ({ onAdded }: { readonly onAdded: (id: string) => void }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const queries = useQueryClient();
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  if (me === undefined || !me.permissions.includes('certificates.write')) return null;
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setRefused(undefined);
    const { results, error } = await startUpload(files, me.id);
    setBusy(false);
    void queries.invalidateQueries({ refetchType: 'active' });
    // Of a file with a chain the certificate of the holder is meant.
    const found = results.flatMap(({ certificate }) => certificate ?? []);
    const [first] = [...found.filter(({ kind }) => kind !== 'ca'), ...found];
    if (first !== undefined) onAdded(first.id);
    else setRefused(refusal(results, error, sentence));
  };
  return (
    <div>
      <Button
        variant="outlined"
        startIcon={<FileUploadOutlined />}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {translate('applications.certificate.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={translate('applications.certificate.upload')}
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          target.value = '';
          if (files.length > 0) void add(files);
        }}
      />
      <Typography variant="caption" color="textSecondary" component="p">
        {translate('applications.certificate.upload_help')}
      </Typography>
      {refused !== undefined && (
        <Banner state="critical" title={translate('applications.certificate.refused')}>
          {refused}
        </Banner>
      )}
    </div>
  );
};

function refusal(
  results: readonly UploadResult[],
  error: unknown,
  sentence: (error: unknown) => string,
): string {
  const problem = results.find((one) => one.problem !== undefined)?.problem;
  return sentence(problem === undefined ? error : new ApiProblem(problem.status, problem));
}
