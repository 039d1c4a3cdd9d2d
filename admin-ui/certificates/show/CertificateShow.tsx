import { Box, Skeleton, Typography } from '@mui/material';
import { useGetOne, useLocaleState, useParams, useTranslate } from 'react-admin';
import type { Certificate, CertificateBytes } from '../../../server/certificates/certificates.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { useTerritoryName } from '../../components/territory.js';
import { formattingTag, useFormats, useNow } from '../../components/time.js';
import { ProbesOfCertificate } from '../../connectivity/ProbesOf.js';
import { BlastRadius } from '../../forecast/BlastRadius.js';
import { useApi } from '../../providers/useApi.js';
import { CertificateReviews } from '../../reviews/OrganisationReviews.js';
import { RegisterMatch } from '../../registers/match/RegisterMatch.js';
import { BytesSection } from '../bytes/BytesSection.js';
import { BytesSelection } from '../bytes/BytesSelection.js';
import { sentenceOf } from '../sentence.js';
import { titleOf } from '../title.js';
import { Chain } from '../verdict/Chain.js';
import { ShownVerdictProvider, useShownVerdict } from '../verdict/VerdictContext.js';
import { VerdictNotices, VerdictStrip, VerdictTime } from '../verdict/VerdictHead.js';
import { VerdictHistory } from '../verdict/VerdictHistory.js';
import { CertificateActions } from './CertificateActions.js';
import { Checks } from './Checks.js';
import { Findings } from './Findings.js';
import { Handling } from './Handling.js';
import { Identity } from './Identity.js';
import { KeyAndUsage } from './KeyAndUsage.js';
import { QcStatements } from './QcStatements.js';
import { Roles } from './Roles.js';
import { FieldsContext } from './ShowBytes.js';
import { StateRow } from './StateRow.js';
import { Timeline } from './Timeline.js';
import { Validity } from './Validity.js';

const VERDICT_POLL_MS = 3_000;
/** What was just added is verified by itself within so long, where the network allows. */
const FIRST_VERDICT_MS = 3 * 60_000;

const isBeingVerified = (certificate: Certificate | undefined): boolean =>
  certificate !== undefined &&
  certificate.verdict === null &&
  Date.now() - Date.parse(certificate.createdAt) < FIRST_VERDICT_MS;

/** One certificate: what it is in a sentence, what is wrong with it, and every byte of it. */
export const CertificateShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Certificate>(
    'certificates',
    { id },
    { refetchInterval: ({ state }) => (isBeingVerified(state.data) ? VERDICT_POLL_MS : false) },
  );
  const parent = { to: '/certificates', label: translate('resources.certificates.name', { smart_count: 2 }) };
  if (data !== undefined)
    return (
      <ShownVerdictProvider certificate={data} key={data.id}>
        <Whole certificate={data} parent={parent} />
      </ShownVerdictProvider>
    );
  return (
    <Page title={translate('resources.certificates.name', { smart_count: 1 })} parent={parent}>
      {error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />}
    </Page>
  );
};

const NO_FIELDS: CertificateBytes['fields'] = [];

interface WholeProps {
  readonly certificate: Certificate;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ certificate, parent }: WholeProps) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const formats = useFormats();
  const now = useNow();
  const bytes = useApi<CertificateBytes>(`/certificates/${certificate.id}/bytes`);
  const { evaluation } = useShownVerdict();
  const territory = useTerritoryName();
  const words = {
    translate,
    tag: formattingTag(locale),
    relative: (at: Date) => formats.relative(at, now),
    day: formats.day,
    territory,
  };
  const sentence = sentenceOf(certificate, words, evaluation);
  return (
    <BytesSelection>
      <Page
        title={titleOf(certificate)}
        parent={parent}
        lead={
          <>
            <Typography
              component="p"
              data-testid="sentence"
              sx={{ color: 'text.primary', fontSize: '1.0625rem' }}
            >
              {sentence}
            </Typography>
            <Typography component="p" variant="caption">
              <VerdictTime />
            </Typography>
          </>
        }
        actions={<CertificateActions certificate={certificate} />}
      >
        <StateRow certificate={certificate} />
        <VerdictStrip />
        <VerdictNotices />
        <FieldsContext value={bytes.data?.fields ?? NO_FIELDS}>
          <Box
            sx={{
              display: 'grid',
              columnGap: 4,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
            }}
          >
            <div>
              <Roles certificate={certificate} />
              <Validity certificate={certificate} />
              <Checks certificate={certificate} />
              {evaluation !== undefined && evaluation.chain.certificates.length > 0 && (
                <Chain evaluation={evaluation} />
              )}
              <RegisterMatch certificate={certificate} />
              <BlastRadius type="certificate" id={certificate.id} />
              <ProbesOfCertificate certificateId={certificate.id} />
              <CertificateReviews certificateId={certificate.id} />
              <Findings certificate={certificate} />
              <VerdictHistory certificate={certificate} />
              <QcStatements certificate={certificate} />
              <Identity certificate={certificate} />
              <KeyAndUsage certificate={certificate} />
            </div>
            <Box component="aside" aria-label={translate('certificates.show.aside')}>
              <Handling certificate={certificate} />
              <Timeline certificate={certificate} />
            </Box>
          </Box>
        </FieldsContext>
        <BytesSection {...bytes} />
      </Page>
    </BytesSelection>
  );
};

const Loading = () => (
  <>
    <Skeleton width="80%" height={28} />
    <Skeleton width="40%" height={28} sx={{ mb: 3 }} />
    <Skeleton variant="rounded" height={120} sx={{ mb: 3 }} />
    <Skeleton variant="rounded" height={240} />
  </>
);
