import { lazy, Suspense, useState } from 'react';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import TrendingDownOutlined from '@mui/icons-material/TrendingDownOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { CLIFF_CAUSES, type ConsentCliff } from '../../server/forecasts/forecasts.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { saveFile } from '../components/saveFile.js';
import { Section } from '../components/Section.js';
import { Table } from '../components/TableRows.js';
import { useFormats } from '../components/time.js';
import { useApi } from '../providers/useApi.js';
import { cliffCsv } from './cliff-csv.js';
import { cliffDays, splitStopped, worstDay } from './cliff-days.js';

const CliffChart = lazy(() => import('./CliffChart.js'));
const ANY = 'any';
const FIRST_ROWS = 25;

/** The consent cliff: how many consents stop on which day, and why; as a plot, in a sentence and as a table. */
const ForecastPage = () => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<ConsentCliff>('/forecasts/consent-cliff');
  const [parameters, setParameters] = useSearchParams();
  const organisation = parameters.get('organisation') ?? ANY;
  const edition = parameters.get('edition') ?? ANY;
  const set = (name: string) => (value: string) =>
    setParameters(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true },
    );
  const all = data?.rows ?? [];
  const rows = all.filter(
    (row) =>
      (organisation === ANY || row.organisationId === organisation) &&
      (edition === ANY || row.edition === edition),
  );
  const { stopped, coming } = data ? splitStopped(data, rows) : { stopped: [], coming: [] };
  const organisations = new Map(all.map((row) => [row.organisationId, row.organisationName]));
  const editions = [...new Set(all.map((row) => row.edition))].sort();
  return (
    <Page
      title={translate('forecast.title')}
      lead={translate('forecast.lead')}
      actions={
        <Button
          variant="outlined"
          startIcon={<DownloadOutlined />}
          disabled={rows.length === 0}
          onClick={() => saveFile('consent-forecast.csv', 'text/csv', cliffCsv(rows))}
        >
          {translate('forecast.export')}
        </Button>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && all.length === 0 && (
        <EmptyState icon={TrendingDownOutlined} title={translate('forecast.nothing')}>
          {translate('forecast.nothing_help')}
        </EmptyState>
      )}
      {data !== undefined && all.length > 0 && (
        <>
          <Bar>
            <ChoiceField
              label={translate('forecast.organisation')}
              value={organisation}
              onChange={set('organisation')}
              choices={[
                { id: ANY, name: translate('forecast.any_organisation') },
                ...[...organisations]
                  .map(([id, name]) => ({ id, name }))
                  .sort((a, b) => a.name.localeCompare(b.name)),
              ]}
            />
            <ChoiceField
              label={translate('forecast.edition')}
              value={edition}
              onChange={set('edition')}
              choices={[
                { id: ANY, name: translate('forecast.any_edition') },
                ...editions.map((id) => ({
                  id,
                  name: translate(`access.editions.${id.replace('.', '_')}`, { _: id }),
                })),
              ]}
            />
          </Bar>
          <Stopped rows={stopped} />
          <Plot cliff={data} rows={coming} />
          <Rows rows={coming} />
        </>
      )}
    </Page>
  );
};

interface RowsProps {
  readonly rows: ConsentCliff['rows'];
}

/** Consents of access that rests: they are valid at the bank, and nobody can use them. */
const Stopped = ({ rows }: RowsProps) => {
  const translate = useTranslate();
  const { number } = useFormats();
  if (rows.length === 0) return null;
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return (
    <Banner
      state="warning"
      title={translate('forecast.stopped', { smart_count: total, total: number(total) })}
    >
      {rows.map(({ organisationId, organisationName, edition, total: of }, index) => (
        <span key={`${organisationId} ${edition}`}>
          {index > 0 && ' · '}
          <Link component={RouterLink} to={`/organisations/${organisationId}`}>
            {organisationName}
          </Link>{' '}
          {number(of)}
        </span>
      ))}
    </Banner>
  );
};

const Plot = ({ cliff, rows }: RowsProps & { readonly cliff: ConsentCliff }) => {
  const translate = useTranslate();
  const dayText = useDayText();
  const { number } = useFormats();
  const days = cliffDays(cliff, rows);
  const worst = worstDay(days);
  const total = days.reduce((sum, each) => sum + each.total, 0);
  const own = days.reduce((sum, { byCause }) => sum + byCause.consent, 0);
  return (
    <Section title={translate('forecast.plot')}>
      <Figure>
        <figcaption>
          {worst === undefined
            ? translate('forecast.nothing')
            : [
                translate('forecast.sum', { smart_count: total, total: number(total), days: cliff.days }),
                translate('forecast.point', { day: dayText(worst.day), total: number(worst.total) }),
                ...(own < total
                  ? [translate('forecast.early', { smart_count: total - own, early: number(total - own) })]
                  : []),
              ].join(' ')}
        </figcaption>
        <div aria-hidden>
          <Suspense fallback={<div style={{ height: 320 }} />}>
            <CliffChart days={days} />
          </Suspense>
        </div>
      </Figure>
    </Section>
  );
};

const Rows = ({ rows }: RowsProps) => {
  const translate = useTranslate();
  const dayText = useDayText();
  const { number } = useFormats();
  const [whole, setWhole] = useState(false);
  const shown = whole ? rows : rows.slice(0, FIRST_ROWS);
  const causes = CLIFF_CAUSES.filter((cause) => rows.some(({ byCause }) => (byCause[cause] ?? 0) > 0));
  return (
    <Section title={translate('forecast.table')} flush>
      <div style={{ overflowX: 'auto' }}>
        <Table aria-label={translate('forecast.table')}>
          <thead>
            <tr>
              {(['day', 'organisation', 'edition'] as const).map((name) => (
                <th key={name} scope="col">
                  {translate(`forecast.${name}`)}
                </th>
              ))}
              {causes.map((cause) => (
                <th key={cause} scope="col" className="right">
                  {translate(`forecast.causes.${cause}`)}
                </th>
              ))}
              <th scope="col" className="right">
                {translate('forecast.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ day, organisationId, organisationName, edition, total, byCause }) => (
              <tr key={`${day} ${organisationId} ${edition}`}>
                <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                  {dayText(day)}
                </th>
                <td>
                  <Link component={RouterLink} to={`/organisations/${organisationId}`}>
                    {organisationName}
                  </Link>
                </td>
                <td>{translate(`access.editions.${edition.replace('.', '_')}`, { _: edition })}</td>
                {causes.map((cause) => (
                  <td key={cause} className="right tabular">
                    {number(byCause[cause] ?? 0)}
                  </td>
                ))}
                <td className="right tabular">{number(total)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {shown.length < rows.length && (
        <More>
          <Button onClick={() => setWhole(true)}>
            {translate('forecast.all_rows', { count: number(rows.length) })}
          </Button>
        </More>
      )}
    </Section>
  );
};

function useDayText() {
  const { day } = useFormats();
  return (of: string) => day(new Date(`${of}T12:00:00Z`));
}

const Bar = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 320px))',
  gap: 12,
  marginBottom: 20,
});
const Figure = styled('figure')({ margin: 0, '& figcaption': { marginBottom: 12, maxWidth: 760 } });
const More = styled('div')({ padding: 8, textAlign: 'center' });

export default ForecastPage;
