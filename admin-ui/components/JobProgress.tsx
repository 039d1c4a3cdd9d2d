import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { JobRunWithResult } from '../../server/jobs/jobs.contract.js';
import { useFormats } from './time.js';

interface JobProgressProps {
  readonly run: JobRunWithResult | undefined;
  /** What is counted: a key with `done` and `total`. */
  readonly words: string;
}

/** How far work in the background has come; a moving bar while nobody knows. */
export const JobProgress = ({ run, words }: JobProgressProps) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const label = useId();
  const { done = 0, total = null } = run ?? {};
  const known = total !== null && total > 0;
  return (
    <div>
      <Typography variant="body2" id={label} role="status" sx={{ mb: 1 }}>
        {known
          ? translate(words, { done: number(done), total: number(total) })
          : translate('jobs.states.running')}
      </Typography>
      <LinearProgress
        aria-labelledby={label}
        {...(known ? { variant: 'determinate', value: (100 * done) / total } : {})}
      />
    </div>
  );
};
