import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { Box, Button, IconButton, LinearProgress, Link, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { UPLOAD_OUTCOMES, type UploadResult } from '../../../server/certificates/certificates.contract.js';
import { StateChip } from '../../components/StateChip.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import type { State } from '../../theme/states.js';
import { pathOf, titleOf } from '../title.js';
import { dismissUpload, type Upload } from './uploads.js';

const OUTCOME_STATES = {
  created: 'ok',
  existing: 'notice',
  refused: 'critical',
} as const satisfies Record<UploadResult['outcome'], State>;

const SHOWN_AT_ONCE = 50;

/** One upload: its progress while it runs, then what became of every file in it. */
export const UploadOutcome = ({ upload }: { upload: Upload }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [all, setAll] = useState(false);
  const running = upload.state === 'sending' || upload.state === 'importing';
  // What needs somebody stands first.
  const results = [...upload.results].sort((a, b) => rank(a) - rank(b));
  const shown = all ? results : results.slice(0, SHOWN_AT_ONCE);
  const { progress } = upload;
  return (
    <Box
      component="article"
      sx={{ p: 2, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { border: 0 } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography role="status" sx={{ flex: 1, fontWeight: 560 }}>
          {running
            ? translate(`certificates.upload.state.${upload.state}`, what(upload))
            : summary(upload, translate)}
        </Typography>
        {!running && (
          <IconButton
            size="small"
            aria-label={translate('certificates.upload.dismiss')}
            onClick={() => dismissUpload(upload.id)}
          >
            <CloseOutlined fontSize="small" />
          </IconButton>
        )}
      </Box>
      {running && (
        <>
          <LinearProgress
            aria-label={translate('certificates.upload.progress')}
            sx={{ my: 1 }}
            {...(progress === undefined || progress.total === 0
              ? {}
              : { variant: 'determinate', value: (100 * progress.done) / progress.total })}
          />
          <Typography variant="caption" color="textSecondary">
            {progress !== undefined &&
              `${translate('certificates.upload.done_of', { done: progress.done, total: progress.total })} `}
            {translate(`certificates.upload.leave.${upload.state}`)}
          </Typography>
        </>
      )}
      {upload.error !== undefined && (
        <Typography variant="body2" sx={{ mt: 1, color: 'error.main' }}>
          {typeof upload.error === 'string' ? upload.error : sentence(upload.error)}{' '}
          {upload.state === 'failed' && translate('certificates.upload.failed_kept')}
        </Typography>
      )}
      {shown.length > 0 && (
        <Results>
          {shown.map((result) => (
            <Result key={`${result.source} ${result.index}`} result={result} />
          ))}
        </Results>
      )}
      {results.length > shown.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {translate('certificates.upload.show_all', { smart_count: results.length })}
        </Button>
      )}
    </Box>
  );
};

const Result = ({ result }: { result: UploadResult }) => {
  const translate = useTranslate();
  const { source, outcome, certificate, problem } = result;
  return (
    <li>
      <span>
        <StateChip
          state={OUTCOME_STATES[outcome]}
          label={translate(`certificates.upload.outcome.${outcome}`)}
        />
      </span>
      <span className="source">{source}</span>
      <span className="what">
        {certificate !== undefined && (
          <>
            <Link component={RouterLink} to={pathOf(certificate.id)}>
              {titleOf(certificate)}
            </Link>{' '}
            <span className="dim">{translate(`certificates.kinds.${certificate.kind}`)}</span>
          </>
        )}
        {problem !== undefined && <Reason code={problem.code} detail={problem.detail || problem.title} />}
      </span>
    </li>
  );
};

/** Why it was refused and what to do. The server's English sentence knows more, so in English it stands alone. */
const Reason = ({ code, detail }: { code: string; detail: string }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const known = translate(`certificates.refused.${code}`, { _: '' });
  if (known === '' || (locale === 'en' && detail !== '')) return detail;
  return (
    <>
      {known}
      {detail !== '' && (
        <span className="dim detail" lang="en">
          {detail}
        </span>
      )}
    </>
  );
};

const rank = ({ outcome }: UploadResult): number => (outcome === 'refused' ? 0 : 1);

const what = ({ sources }: Upload) => ({ smart_count: sources.length, name: sources[0] ?? '' });

function summary({ results, state }: Upload, translate: ReturnType<typeof useTranslate>): string {
  if (state === 'failed' && results.length === 0) return translate('certificates.upload.state.failed');
  return UPLOAD_OUTCOMES.map((outcome) => ({
    outcome,
    smart_count: results.filter((result) => result.outcome === outcome).length,
  }))
    .filter(({ smart_count }) => smart_count > 0)
    .map(({ outcome, smart_count }) => translate(`certificates.upload.count.${outcome}`, { smart_count }))
    .join(' · ');
}

const Results = styled('ul')(({ theme }) => ({
  margin: '8px 0 0',
  padding: 0,
  listStyle: 'none',
  fontSize: '0.875rem',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '170px minmax(0, 2fr) minmax(0, 3fr)',
    gap: '4px 16px',
    alignItems: 'baseline',
    padding: '6px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
  },
  '& .source, & .what': { overflowWrap: 'anywhere' },
  '& .dim': { color: theme.palette.text.secondary },
  '& .detail': { display: 'block', fontSize: '0.8125rem' },
}));
