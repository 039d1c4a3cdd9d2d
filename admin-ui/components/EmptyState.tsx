import type { ReactNode } from 'react';
import type { SvgIconComponent } from '@mui/icons-material';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';

interface EmptyStateProps {
  readonly icon?: SvgIconComponent;
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Says that there is nothing and teaches the next step. */
export const EmptyState = ({ icon: Icon, title, children, action }: EmptyStateProps) => (
  <Box>
    {Icon && <Icon aria-hidden sx={{ fontSize: 32, color: 'text.secondary' }} />}
    <Typography variant="h3" component="p" sx={{ fontSize: '0.9375rem' }}>
      {title}
    </Typography>
    {children && (
      <Typography variant="body2" color="textSecondary" component="div" sx={{ maxWidth: 520 }}>
        {children}
      </Typography>
    )}
    {action && <div style={{ marginTop: 8 }}>{action}</div>}
  </Box>
);

const Box = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  textAlign: 'center',
  gap: 6,
  padding: '40px 24px',
});
