import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Banner } from './Banner.js';
import { useProblemSentence } from './useProblemSentence.js';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What could not be shown, why, and a way to try again. */
export const ErrorState = ({ error, onRetry }: ErrorStateProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  return (
    <Banner
      state="critical"
      title={translate('error.not_loaded')}
      action={
        onRetry && (
          <Button variant="outlined" size="small" onClick={onRetry}>
            {translate('error.retry')}
          </Button>
        )
      }
    >
      {sentence(error)}
    </Banner>
  );
};
