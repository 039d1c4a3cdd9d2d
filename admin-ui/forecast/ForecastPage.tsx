import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import type { ConsentCliff } from '../../server/forecasts/forecasts.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useFormats } from '../components/time.js';
import { useApi } from '../providers/useApi.js';
import { cliffCsv } from './cliff-csv.js';

/** The consent cliff in words and as a table. */
const ForecastPage = () => {
  const translate = useTranslate();
  const formats = useFormats();
  const { data, error, refetch } = useApi<ConsentCliff>('/forecasts/consent-cliff');
  const dayText = (day: string) => formats.day(new Date(`${day}T12:00:00`));
  const worst = data && worstDay(data);
  return (
    <Page title={translate('forecast.title')} lead={translate('forecast.lead')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <Section
          title={translate('forecast.table')}
          lead={
            worst
              ? translate('forecast.point', { day: dayText(worst.day), total: worst.total, days: data.days })
              : translate('forecast.nothing')
          }
          actions={
            <Button onClick={() => save(cliffCsv(data.rows))} disabled={data.rows.length === 0}>
              {translate('forecast.export')}
            </Button>
          }
          flush
        >
          <Table size="small" aria-label={translate('forecast.table')}>
            <TableHead>
              <TableRow>
                {(['day', 'organisation', 'edition', 'total'] as const).map((name) => (
                  <TableCell key={name}>{translate(`forecast.${name}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {data.rows.map(({ day, organisationId, organisationName, edition, total }) => (
                <TableRow key={`${day} ${organisationId} ${edition}`}>
                  <TableCell>{dayText(day)}</TableCell>
                  <TableCell>{organisationName}</TableCell>
                  <TableCell>{edition}</TableCell>
                  <TableCell>{total}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Section>
      )}
    </Page>
  );
};

function worstDay({ rows }: ConsentCliff) {
  const totals = new Map<string, number>();
  for (const { day, total } of rows) totals.set(day, (totals.get(day) ?? 0) + total);
  const [worst] = [...totals].sort(([, one], [, other]) => other - one);
  return worst && { day: worst[0], total: worst[1] };
}

function save(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'consent-forecast.csv' });
  link.click();
  URL.revokeObjectURL(url);
}

export default ForecastPage;
