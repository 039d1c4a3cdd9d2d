import { BarChart } from '@mui/x-charts/BarChart';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useLocaleState, useTranslate } from 'react-admin';
import { CLIFF_CAUSES } from '../../server/forecasts/forecasts.contract.js';
import { formattingTag, useFormats } from '../components/time.js';
import type { CliffDay } from './cliff-days.js';

interface CliffChartProps {
  /** Every day of the forecast, those without an end included. */
  readonly days: readonly CliffDay[];
}

/** One bar for each day, stacked by why consents stop. The table below says the same in figures. */
const CliffChart = ({ days }: CliffChartProps) => {
  const translate = useTranslate();
  const { palette, breakpoints } = useTheme();
  const phone = useMediaQuery(breakpoints.down('md'));
  const { number } = useFormats();
  const [locale] = useLocaleState();
  const words = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(formattingTag(locale), { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const [short, long] = [words({ day: 'numeric', month: 'short' }), words({ dateStyle: 'full' })];
  const colours = {
    consent: palette.primary.main,
    certificate: palette.warning.main,
    grant: palette.info.main,
    register: palette.error.main,
  };
  return (
    <BarChart
      height={phone ? 240 : 320}
      skipAnimation
      disableKeyboardNavigation
      margin={{ left: 0, right: 8 }}
      grid={{ horizontal: true }}
      xAxis={[
        {
          scaleType: 'band',
          data: days.map(({ day }) => day),
          categoryGapRatio: 0.15,
          tickInterval: (_: unknown, index: number) => days[index]?.day.endsWith('-01') === true,
          valueFormatter: (day: string, { location }) => (location === 'tick' ? short(day) : long(day)),
        },
      ]}
      yAxis={[{ tickMinStep: 1, valueFormatter: (value: number) => number(value), width: 48 }]}
      series={CLIFF_CAUSES.filter(
        (cause) => cause === 'consent' || days.some(({ byCause }) => byCause[cause] > 0),
      ).map((cause) => ({
        id: cause,
        label: translate(`forecast.causes.${cause}`),
        stack: 'consents',
        color: colours[cause],
        data: days.map(({ byCause }) => byCause[cause]),
        valueFormatter: (value: number | null) => (value ? number(value) : null),
      }))}
    />
  );
};

export default CliffChart;
