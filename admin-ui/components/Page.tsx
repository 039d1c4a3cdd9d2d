import { type ReactNode, useEffect, useRef } from 'react';
import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';

interface PageProps {
  /** Also the title of the document. */
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Where this page hangs: a link above the title. */
  readonly parent?: { readonly to: string; readonly label: string };
  /** Forms and texts read better in a narrow column. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: title of the document, heading that gets the focus after navigation, actions. */
export const Page = ({ title, lead, actions, parent, narrow = false, children }: PageProps) => {
  useDocumentTitle(title);
  const heading = useFocusAfterNavigation();
  return (
    <Frame narrow={narrow}>
      <Header>
        <div>
          {parent && (
            <Link component={RouterLink} to={parent.to} variant="caption" sx={parentStyle}>
              <ArrowBackOutlined aria-hidden sx={{ fontSize: 14 }} />
              {parent.label}
            </Link>
          )}
          <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {lead && <Lead>{lead}</Lead>}
        </div>
        {actions && <Actions>{actions}</Actions>}
      </Header>
      {children}
    </Frame>
  );
};

export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Qwarden`;
  }, [title]);
}

let arrived = false;

/** A screen reader then starts with the new page instead of the link that was left. Not on the first page. */
function useFocusAfterNavigation() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const outside = document.activeElement?.closest('main, [role="dialog"]') === null;
    if (arrived && outside) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return heading;
}

const parentStyle = { display: 'inline-flex', alignItems: 'center', gap: 0.5, mb: 0.5 } as const;

const Frame = styled('div', { shouldForwardProp: (prop) => prop !== 'narrow' })<{ narrow: boolean }>(
  ({ theme, narrow }) => ({
    width: '100%',
    maxWidth: narrow ? 760 : 1280,
    padding: '28px 32px 64px',
    [theme.breakpoints.down('md')]: { padding: '20px 16px 40px' },
  }),
);

const Header = styled('header')(({ theme }) => ({
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'flex-start',
  flexWrap: 'wrap',
  gap: '12px 24px',
  marginBottom: 20,
  '& > :first-of-type': { minWidth: 0, flex: '1 1 320px' },
  [theme.breakpoints.down('md')]: { marginBottom: 16 },
}));

const Lead = styled('div')(({ theme }) => ({
  marginTop: 4,
  maxWidth: 760,
  color: theme.palette.text.secondary,
  fontSize: '0.9375rem',
  lineHeight: 1.55,
}));

const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' });
