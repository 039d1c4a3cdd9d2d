import { Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

/** A table inside a panel: its heading, and a hairline around it. */
export const Frame = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <Typography variant="h3" sx={{ mb: 0.5 }}>
      {title}
    </Typography>
    <Box>{children}</Box>
  </div>
);

/** Two lines in one cell, the second one dim. */
export const Two = ({ above, below }: { readonly above: ReactNode; readonly below: ReactNode }) => (
  <Lines>
    <span>{above}</span>
    {below && <span className="dim">{below}</span>}
  </Lines>
);

const Lines = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  flexDirection: 'column',
  maxWidth: '100%',
  minWidth: 0,
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .dim': { color: theme.palette.text.secondary, fontWeight: 400, fontSize: '0.75rem' },
}));

const Box = styled('div')(({ theme }) => ({
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 8,
  overflow: 'hidden',
  fontSize: '0.8125rem',
  '& table': { fontSize: '0.8125rem' },
  '& th, & td': { height: 34, padding: '4px 10px', whiteSpace: 'nowrap' },
  '& tr > th:first-of-type': { paddingLeft: 14 },
  '& tr > :last-child': { paddingRight: 14 },
}));
