import { styled } from '@mui/material/styles';
import { useTerritoryName } from '../components/territory.js';
import { MONOSPACE } from '../theme/theme.js';

/** `LT` Lithuania. */
export const Country = ({ code }: { readonly code: string }) => (
  <Whole>
    <Code>{code}</Code> {useTerritoryName()(code)}
  </Whole>
);

const Whole = styled('span')(({ theme }) => ({ [theme.breakpoints.up('md')]: { whiteSpace: 'nowrap' } }));

const Code = styled('code')(({ theme }) => ({
  display: 'inline-block',
  minWidth: 24,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
}));
