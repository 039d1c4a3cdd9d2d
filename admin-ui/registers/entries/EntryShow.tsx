import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router-dom';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { StateChip } from '../../components/StateChip.js';
import { useFormats } from '../../components/time.js';
import { BlastRadius } from '../../forecast/BlastRadius.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { ENTRIES_PATH, entryApi, entryPath, lookupPath } from '../address.js';
import { STATE_OF_ENTRY } from '../states.js';
import { useRegisterWords } from '../words.js';
import { Authorisations } from './Authorisations.js';
import { EntryCertificates } from './EntryCertificates.js';
import { EntryFacts } from './EntryFacts.js';
import { EntryHistory } from './EntryHistory.js';
import { EntrySource } from './EntrySource.js';
import { Relatives } from './Relatives.js';
import { ServiceMatrix } from './ServiceMatrix.js';
import { useEntrySentence } from './useEntrySentence.js';

/** One entry: who it is, what it may do where, since when, and who says so. */
const EntryShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const [parameters] = useSearchParams();
  const at = parameters.get('at');
  const { data, error, refetch } = useApi<RegisterEntryDetails>(entryApi(id, at));
  const parent = { to: ENTRIES_PATH, label: translate('registers.tabs.entries') };
  if (data !== undefined) return <Whole entry={data} at={at} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('registers.entry.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly entry: RegisterEntryDetails;
  readonly at: string | null;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ entry, at, parent }: WholeProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const mayReadCertificates = useMay('certificates.read');
  const sentence = useEntrySentence(entry);
  const { authority, number, name, status, type } = entry;
  return (
    <Page
      title={name}
      parent={parent}
      lead={
        <Typography
          component="p"
          data-testid="sentence"
          sx={{ color: 'text.primary', fontSize: '1.0625rem' }}
        >
          {sentence}
        </Typography>
      }
      actions={
        authority !== null &&
        number !== null && (
          <Button
            variant="outlined"
            startIcon={<FactCheckOutlined />}
            component={RouterLink}
            to={lookupPath({
              identifier: `PSD${authority}-${number}`,
              ...(at ? { at: at.slice(0, 10) } : {}),
            })}
          >
            {translate('registers.entry.look_up')}
          </Button>
        )
      }
    >
      <States>
        <StateChip state={STATE_OF_ENTRY[status]} label={words.status(status)} />
        <span>{words.type(type)}</span>
        <span>{words.source(entry.source)}</span>
      </States>
      <Notices entry={entry} at={at} />
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
        }}
      >
        <div>
          <Authorisations entry={entry} />
          <ServiceMatrix entry={entry} />
          <BlastRadius type="register-entry" id={entry.id} />
          {mayReadCertificates && <EntryCertificates entry={entry} />}
          <EntryFacts entry={entry} />
          <EntryHistory entry={entry} />
        </div>
        <Box component="aside" aria-label={translate('registers.entry.aside')}>
          <EntrySource entry={entry} />
          <Relatives entry={entry} at={at} />
        </Box>
      </Box>
    </Page>
  );
};

const Notices = ({ entry: { id, present, edition }, at }: Pick<WholeProps, 'entry' | 'at'>) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const published = edition.publishedAt === null ? '–' : day(new Date(edition.publishedAt));
  return (
    <>
      {at !== null && (
        <Banner
          state="notice"
          title={translate('registers.entry.past', { day: day(new Date(at)) })}
          action={
            <Button variant="outlined" size="small" component={RouterLink} to={entryPath(id)}>
              {translate('registers.entry.show_now')}
            </Button>
          }
        />
      )}
      {!present && (
        <Banner state="warning" title={translate('registers.entry.gone')}>
          {translate('registers.entry.gone_help', { day: published })}
        </Banner>
      )}
    </>
  );
};

const States = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 16px',
  marginBottom: 24,
  color: theme.palette.text.secondary,
}));

export default EntryShow;
