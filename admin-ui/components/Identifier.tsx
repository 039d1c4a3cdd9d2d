import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { MONOSPACE } from '../theme/theme.js';
import { CopyButton } from './CopyButton.js';

interface IdentifierProps {
  readonly value: string | null | undefined;
  /** What it is, named when it is copied: "serial number". */
  readonly what: string;
  /** Longer values are cut in the middle to so many characters; `Infinity` shows all. */
  readonly max?: number;
  readonly copy?: boolean;
}

/** Both ends of an identifier tell it apart; the middle does not. */
export function cutInTheMiddle(value: string, max: number): string {
  if (value.length <= max) return value;
  const tail = Math.floor((max - 1) / 2);
  return `${value.slice(0, max - 1 - tail)}…${value.slice(-tail)}`;
}

/** A number or name made for machines: monospaced, cut in the middle, copied whole by one click. */
export const Identifier = ({ value, what, max = 28, copy = true }: IdentifierProps) => {
  if (value === null || value === undefined || value === '') return <span aria-hidden>–</span>;
  const shown = cutInTheMiddle(value, max);
  const code = <Code>{shown}</Code>;
  return (
    <Whole>
      {shown === value ? code : <Tooltip title={<Code>{value}</Code>}>{code}</Tooltip>}
      {copy && <CopyButton text={value} what={what} />}
    </Whole>
  );
};

const Whole = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 2, maxWidth: '100%' });
const Code = styled('code')({
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  overflowWrap: 'anywhere',
  letterSpacing: '-0.01em',
});
