import RefreshOutlined from '@mui/icons-material/RefreshOutlined';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import { useRefresh, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { Banner } from '../../components/Banner.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { editionPath } from '../address.js';
import { EditionProblem } from './EditionProblem.js';

interface Fetched {
  readonly outcome: 'published' | 'unchanged' | 'refused';
  readonly edition: RegisterEdition | null;
}

/** Asks the EBA for a newer edition. The server goes on with it when this page is left. */
export function useEditionFetch() {
  const reload = useRefresh();
  return useAction<Fetched>('/register-editions/update', { quiet: true, onDone: () => reload() });
}

type EditionFetch = ReturnType<typeof useEditionFetch>;

export const FetchButton = ({ fetching }: { readonly fetching: EditionFetch }) => {
  const translate = useTranslate();
  return (
    <Button
      variant="contained"
      startIcon={<RefreshOutlined />}
      disabled={fetching.isPending}
      onClick={() => fetching.mutate()}
    >
      {translate(fetching.isPending ? 'registers.fetch.busy' : 'registers.fetch.button')}
    </Button>
  );
};

export const FetchOutcome = ({ fetching }: { readonly fetching: EditionFetch }) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const { isPending, error, data } = fetching;
  if (isPending)
    return (
      <Banner state="waiting" title={translate('registers.fetch.busy')}>
        {translate('registers.fetch.busy_help')}
        <LinearProgress aria-label={translate('registers.fetch.busy')} sx={{ mt: 1 }} />
      </Banner>
    );
  if (error !== null)
    return (
      <Banner state="critical" title={translate('registers.fetch.failed')}>
        {sentence(error)}
      </Banner>
    );
  if (data === undefined) return null;
  const { outcome, edition } = data;
  if (outcome === 'unchanged') return <Banner state="ok" title={translate('registers.fetch.unchanged')} />;
  if (edition === null) return null;
  if (outcome === 'refused') return <EditionProblem edition={edition} linked />;
  return (
    <Banner state="ok" title={translate('registers.fetch.published', { version: edition.version ?? '–' })}>
      <Link component={RouterLink} to={editionPath(edition.id)}>
        {translate('registers.edition.open')}
      </Link>
    </Banner>
  );
};
