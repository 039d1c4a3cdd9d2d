import { LineChart } from '@mui/x-charts/LineChart';
import { useTheme } from '@mui/material/styles';
import { useLocaleState } from 'react-admin';
import { usePhone } from '../../components/ListTable.js';
import { formattingTag, useTimeZone } from '../../components/time.js';
import { useMilliseconds, useProbeWords } from '../words.js';
import type { HistoryRow } from './uptime-segments.js';

/** So few points make no line that could be seen. */
const FEW = 5;

interface ResponseChartProps {
  readonly rows: readonly HistoryRow[];
  readonly by: 'hour' | 'day';
}

/** Two lines over time; gaps where nothing was measured. The table below says the same in figures. */
const ResponseChart = ({ rows, by }: ResponseChartProps) => {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  const { palette } = useTheme();
  const phone = usePhone();
  const [locale] = useLocaleState();
  const timeZone = useTimeZone();
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(formattingTag(locale), {
      ...options,
      timeZone: by === 'day' ? 'UTC' : timeZone,
    });
  const long = format(by === 'day' ? { dateStyle: 'full' } : { dateStyle: 'medium', timeStyle: 'short' });
  const isOneDay = rows.length <= 25 && by === 'hour';
  const short = format(
    isOneDay ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' },
  );
  return (
    <LineChart
      height={phone ? 220 : 260}
      skipAnimation
      disableKeyboardNavigation
      margin={{ left: 0, right: 8 }}
      grid={{ horizontal: true }}
      xAxis={[
        {
          scaleType: 'time',
          data: rows.map(({ at }) => new Date(at)),
          tickNumber: phone ? 4 : 8,
          valueFormatter: (at: Date, { location }) =>
            location === 'tick' ? short.format(at) : long.format(at),
        },
      ]}
      yAxis={[{ min: 0, width: 64, valueFormatter: (value: number) => milliseconds(value) }]}
      series={[
        { id: 'p50', key: 'p50Ms' as const, color: palette.primary.main },
        { id: 'p95', key: 'p95Ms' as const, color: palette.states.warning.line },
      ].map(({ id, key, color }) => ({
        ...{ id, color, showMark: rows.length < FEW, curve: 'linear' as const },
        label: words.say(`target.times.${id}`),
        data: rows.map((row) => row[key]),
        valueFormatter: (value: number | null) => (value === null ? null : milliseconds(value)),
      }))}
    />
  );
};

export default ResponseChart;
