import { type ReactNode, useId } from 'react';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';

interface SectionProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Without padding, for tables that reach the edges. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A part of a page: a named region with its heading above a panel. */
export const Section = ({ title, lead, actions, flush = false, id, children }: SectionProps) => {
  const heading = useId();
  return (
    <Whole aria-labelledby={heading} id={id}>
      <Head>
        <div>
          <Typography variant="h2" id={heading}>
            {title}
          </Typography>
          {lead && (
            <Typography variant="body2" color="textSecondary">
              {lead}
            </Typography>
          )}
        </div>
        {actions}
      </Head>
      <Panel flush={flush}>{children}</Panel>
    </Whole>
  );
};

const Whole = styled('section')({ marginBottom: 28, scrollMarginTop: 72 });
const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'flex-end',
  gap: '4px 16px',
  marginBottom: 8,
});

/** A raised ground with a hairline around it. */
export const Panel = styled('div', { shouldForwardProp: (prop) => prop !== 'flush' })<{ flush?: boolean }>(
  ({ theme, flush = false }) => ({
    backgroundColor: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 10,
    padding: flush ? 0 : 20,
    overflow: flush ? 'hidden' : 'visible',
    [theme.breakpoints.down('md')]: { padding: flush ? 0 : 16 },
  }),
);
