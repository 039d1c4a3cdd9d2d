import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterSourceRow } from '../../../server/registers/sources.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useTerritoryName } from '../../components/territory.js';
import { useFormats } from '../../components/time.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { editionPath, importPath, SOURCES_API } from '../address.js';
import { EditionProblem } from '../editions/EditionProblem.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { STATE_OF_HEALTH } from '../states.js';
import { useRegisterWords } from '../words.js';

const REFRESH_MS = 60_000;

/** Every register that is asked: whose word it is, what it holds, and whether what is here of it is fresh. */
const SourceList = () => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<RegisterSourceRow[]>(SOURCES_API, { refetchMs: REFRESH_MS });
  return (
    <Page title={translate('registers.title')} lead={translate('registers.sources.lead')}>
      <RegistersTabs />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={240} />}
      {data?.map((source) => (
        <Source key={source.id} source={source} />
      ))}
    </Page>
  );
};

const Source = ({ source }: { readonly source: RegisterSourceRow }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const mayImport = useMay('registers.write');
  const { health, ageDays, edition, standing, homepage, lastImport, holds, country } = source;
  const parts = [
    country !== null
      ? countryName(country)
      : source.authorities === null
        ? translate('registers.sources.eea')
        : '',
    source.authorityName,
    translate(`registers.sources.kinds.${source.kind}`),
  ].filter(Boolean);
  const isImportable = mayImport && source.format !== null && health !== 'retired';
  return (
    <Section
      title={words.source(source.id)}
      actions={
        <Actions>
          {isImportable && (
            <Button
              size="small"
              startIcon={<FileUploadOutlined />}
              component={RouterLink}
              to={importPath(source.id)}
              aria-label={`${translate('registers.import.button')}: ${words.source(source.id)}`}
            >
              {translate('registers.import.button')}
            </Button>
          )}
          <StateChip
            state={STATE_OF_HEALTH[health]}
            label={translate(`registers.sources.healths.${health}`, { smart_count: ageDays ?? 0 })}
          />
        </Actions>
      }
    >
      <Whole>
        <div>
          <p>{parts.join(' · ')}</p>
          <p className="dim">{words.weight(standing)}</p>
          <p className="dim">
            {translate('registers.sources.holds', { types: words.list(holds.map(words.type)) })}
            {!source.tellsServices && ` ${translate('registers.sources.no_services')}`}
            {!source.tellsPassports && ` ${translate('registers.sources.no_passports')}`}
          </p>
          {homepage !== null && (
            <p>
              <Link href={homepage} target="_blank" rel="noopener noreferrer">
                {translate('registers.sources.homepage')}
              </Link>
            </p>
          )}
        </div>
        <Facts source={source} />
      </Whole>
      {edition === null && <p className="dim">{source.howToGet}</p>}
      {lastImport?.state === 'refused' && lastImport.problem !== null && (
        <LastProblem id={lastImport.editionId} />
      )}
    </Section>
  );
};

const Facts = ({ source: { edition, lastImport, freshForDays } }: { readonly source: RegisterSourceRow }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  return (
    <dl>
      <div>
        <dt>{translate('registers.sources.in_use')}</dt>
        <dd>
          {edition === null ? (
            translate('registers.sources.none_in_use')
          ) : (
            <Link component={RouterLink} to={editionPath(edition.id)}>
              {translate('registers.edition.name', { version: edition.version ?? '–' })}
            </Link>
          )}
        </dd>
      </div>
      {edition !== null && (
        <>
          <div>
            <dt>{translate('registers.fields.published')}</dt>
            <dd>
              <Moment at={edition.publishedAt} />
            </dd>
          </div>
          <div>
            <dt>{translate('registers.fields.entities')}</dt>
            <dd>{number(edition.entities)}</dd>
          </div>
        </>
      )}
      {lastImport !== null && (
        <div>
          <dt>{translate('registers.sources.last_attempt')}</dt>
          <dd>
            <Link component={RouterLink} to={editionPath(lastImport.editionId)} underline="always">
              {translate(`registers.edition_states.${lastImport.state}`)}
            </Link>
            {' · '}
            <Moment at={lastImport.at} />
          </dd>
        </div>
      )}
      {freshForDays !== null && (
        <div>
          <dt>{translate('registers.sources.fresh_for')}</dt>
          <dd>{translate('registers.sources.days', { smart_count: freshForDays })}</dd>
        </div>
      )}
    </dl>
  );
};

const LastProblem = ({ id }: { readonly id: string }) => {
  const { data } = useApi<Parameters<typeof EditionProblem>[0]['edition']>(`/register-editions/${id}`);
  return data === undefined ? null : (
    <div style={{ marginTop: 16 }}>
      <EditionProblem edition={data} linked />
    </div>
  );
};

const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const Whole = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 380px)',
  gap: '12px 32px',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  '& p': { margin: '0 0 6px', overflowWrap: 'anywhere' },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& dl': { margin: 0, display: 'grid', gap: 6, alignContent: 'start' },
  '& dl > div': { display: 'flex', gap: 12 },
  '& dt': { flex: '0 0 110px', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& dd': { margin: 0, minWidth: 0 },
  '& time': { whiteSpace: 'normal' },
}));

export default SourceList;
