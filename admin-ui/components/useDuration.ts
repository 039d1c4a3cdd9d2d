import { useLocaleState } from 'react-admin';
import { formattingTag } from './time.js';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "3 hours": a length of time in its largest whole unit. */
export function useDuration(): (seconds: number) => string {
  const [locale] = useLocaleState();
  return (seconds) => {
    const size = Math.max(0, Math.round(seconds));
    const [unit, length] = UNITS.find(([, each]) => size >= each) ?? UNITS[3];
    return new Intl.NumberFormat(formattingTag(locale), {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(Math.floor(size / length));
  };
}
