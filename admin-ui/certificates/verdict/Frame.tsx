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

const Box = styled('div')(({ theme }) => ({
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 8,
  overflow: 'hidden',
  fontSize: '0.8125rem',
  '& table': { fontSize: '0.8125rem' },
  '& th, & td': { height: 34, padding: '2px 10px', whiteSpace: 'nowrap' },
  '& tr > th:first-of-type': { paddingLeft: 14 },
  '& tr > :last-child': { paddingRight: 14 },
}));
