import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { ChoiceField } from '../../components/ChoiceField.js';
import { ErrorState } from '../../components/ErrorState.js';
import { saveFile } from '../../components/saveFile.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Table } from '../../components/TableRows.js';
import { useFormats, useNow } from '../../components/time.js';
import { useDuration } from '../../components/useDuration.js';
import { useApi } from '../../providers/useApi.js';
import { percentOf, useMilliseconds, useProbeWords } from '../words.js';
import { lastQuarters, type Quarter, quarterCsv, quarterOf } from './quarter-csv.js';
import { Fold } from './Uptime.js';

const QUARTERS = 6;

interface QuarterSectionProps {
  readonly targetId: string;
  readonly name: string;
}

/** The sheet that supervisors ask for: uptime of each day, against the line. */
export const QuarterSection = ({ targetId, name }: QuarterSectionProps) => {
  const { say } = useProbeWords();
  const now = new Date(useNow());
  const [quarter, setQuarter] = useState(() => quarterOf(now));
  const { data, error, refetch } = useApi<Quarter>(
    `/probe-targets/${targetId}/statistics?${new URLSearchParams({ quarter })}`,
  );
  return (
    <Section
      title={say('target.quarter.title')}
      lead={say('target.quarter.lead')}
      actions={
        <Button
          size="small"
          startIcon={<DownloadOutlined />}
          disabled={data === undefined || data.uptime === null}
          onClick={() =>
            data &&
            saveFile(`availability-${fileName(name)}-${data.quarter}.csv`, 'text/csv', quarterCsv(data))
          }
        >
          {say('target.quarter.export')}
        </Button>
      }
    >
      <Choice>
        <ChoiceField
          label={say('target.quarter.choose')}
          value={quarter}
          onChange={setQuarter}
          choices={lastQuarters(now, QUARTERS).map((id) => ({ id, name: id.replace('Q', ' Q') }))}
        />
      </Choice>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={40} />}
      {data !== undefined && <Sheet quarter={data} />}
    </Section>
  );
};

const Sheet = ({ quarter: { uptime, line, days } }: { readonly quarter: Quarter }) => {
  const { say } = useProbeWords();
  const duration = useDuration();
  const milliseconds = useMilliseconds();
  const { day: dayText } = useFormats();
  if (uptime === null) return <p style={{ margin: 0 }}>{say('target.quarter.nothing')}</p>;
  const isAbove = uptime >= line;
  return (
    <>
      <StateChip
        plain
        state={isAbove ? 'ok' : 'critical'}
        label={say(isAbove ? 'target.quarter.above' : 'target.quarter.below', {
          share: percentOf(uptime, 3),
          line: percentOf(line, 1),
        })}
      />
      <Fold>
        <summary>{say('target.quarter.table')}</summary>
        <div tabIndex={0} role="group" aria-label={say('target.quarter.table')}>
          <Table aria-label={say('target.quarter.table')}>
            <thead>
              <tr>
                <th scope="col">{say('target.uptime.day')}</th>
                <th scope="col" className="right">
                  {say('target.uptime.share')}
                </th>
                <th scope="col" className="right">
                  {say('target.uptime.down')}
                </th>
                <th scope="col" className="right">
                  {say('target.quarter.average')}
                </th>
                <th scope="col" className="right">
                  {say('target.quarter.errors')}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...days].reverse().map(({ day, uptime: share, downSeconds, averageMs, errorRate }) => (
                <tr key={day}>
                  <th scope="row">{dayText(new Date(`${day}T12:00:00Z`))}</th>
                  <td className="right tabular">{percentOf(share)}</td>
                  <td className="right">{downSeconds > 0 ? duration(downSeconds) : '–'}</td>
                  <td className="right tabular">{milliseconds(averageMs)}</td>
                  <td className="right tabular">{percentOf(errorRate)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </Fold>
    </>
  );
};

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'target';

const Choice = styled('div')({ maxWidth: 220, marginBottom: 12 });
