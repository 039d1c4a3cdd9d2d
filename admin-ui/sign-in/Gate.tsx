import { type ReactNode, useEffect } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useLocaleState, useTranslate } from 'react-admin';
import { useDocumentTitle } from '../components/Page.js';
import { ThemeButton } from '../layout/ThemeButton.js';
import { rememberLocale } from '../providers/authProvider.js';
import { LOCALES } from '../providers/i18nProvider.js';

interface GateProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The page before the console: one small form in the middle, language and appearance below it. */
export const Gate = ({ title, lead, children }: GateProps) => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  useDocumentTitle(title);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <Ground>
      <Card>
        <Mark>
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span>Qwarden</span>
        </Mark>
        <Typography variant="h1">{title}</Typography>
        {lead && (
          <Typography variant="body2" color="textSecondary" component="div" sx={{ mt: 0.5 }}>
            {lead}
          </Typography>
        )}
        <Content>{children}</Content>
      </Card>
      <Foot aria-label={translate('sign_in.preferences')}>
        {LOCALES.map(({ locale: each, name }) => (
          <Button
            key={each}
            size="small"
            lang={each}
            color={each === locale ? 'primary' : 'inherit'}
            aria-pressed={each === locale}
            onClick={() => {
              rememberLocale(each);
              void setLocale(each);
            }}
          >
            {name}
          </Button>
        ))}
        <ThemeButton />
      </Foot>
    </Ground>
  );
};

const Ground = styled('main')(({ theme }) => ({
  minHeight: '100dvh',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 16,
  padding: 16,
  backgroundColor: theme.palette.sunken,
}));

const Card = styled('div')(({ theme }) => ({
  width: '100%',
  maxWidth: 400,
  padding: 32,
  borderRadius: 14,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  [theme.breakpoints.down('sm')]: { padding: 24 },
}));

const Mark = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  marginBottom: 28,
  fontSize: '1.0625rem',
  fontWeight: 680,
  letterSpacing: '-0.015em',
});

const Content = styled('div')({ marginTop: 20 });

const Foot = styled('footer')({ display: 'flex', alignItems: 'center', gap: 4 });

/** Fields under each other, the button as wide as they are. */
export const GateForm = styled('form')({ display: 'flex', flexDirection: 'column', gap: 16 });
