import { lazy, type MouseEvent, type ReactNode, Suspense, useEffect, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { styled } from '@mui/material/styles';
import { useGetIdentity, useLocaleState, useTranslate } from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import { ErrorState } from '../components/ErrorState.js';
import { usePhone } from '../components/ListTable.js';
import type { Me } from '../providers/authProvider.js';
import { isLocale } from '../providers/i18nProvider.js';
import { session } from '../providers/session.js';
import { useMe } from '../providers/useMe.js';
import { BottomBar } from './BottomBar.js';
import { Crashed } from './failures.js';
import { PageSkeleton } from './PageSkeleton.js';
import { Rail } from './Rail.js';
import { TopBar } from './TopBar.js';
import { usePaletteKey } from './usePaletteKey.js';

const CommandPalette = lazy(() => import('../command-palette/CommandPalette.js'));

/** Rail, top bar and page; on a phone the rail lies at the bottom. Nobody sees it without a session. */
export const Layout = ({ children }: { readonly children?: ReactNode }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const { data: me, error, refetch } = useGetIdentity();
  const { pathname, search } = useLocation();
  useLanguageOfProfile();

  // Not by react-admin's `requireAuth`: its redirect races with the router's transition and never ends.
  if (!session.isOpen()) {
    const here = session.wasLeft() ? null : { nextPathname: pathname, nextSearch: search };
    return <Navigate to="/login" state={here} replace />;
  }
  if ((me as Me | undefined)?.mustChangePassword) return <Navigate to="/change-password" replace />;
  return (
    <Frame>
      <SkipLink href="#main" onClick={skipToMain}>
        {translate('shell.skip')}
      </SkipLink>
      {!phone && <Rail />}
      {me ? (
        <Opened>{children}</Opened>
      ) : (
        <Main>
          {error ? <ErrorState error={error} onRetry={() => void refetch?.()} /> : <PageSkeleton />}
        </Main>
      )}
      {phone && <BottomBar />}
    </Frame>
  );
};

function skipToMain(event: MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

const Opened = ({ children }: { readonly children?: ReactNode }) => {
  const { pathname } = useLocation();
  const [palette, setPalette] = useState(false);
  usePaletteKey(() => setPalette(true));
  return (
    <Column>
      <TopBar onSearch={() => setPalette(true)} />
      <Main id="main" tabIndex={-1}>
        <ErrorBoundary FallbackComponent={Crashed} resetKeys={[pathname]}>
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </ErrorBoundary>
      </Main>
      {palette && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setPalette(false)} />
        </Suspense>
      )}
    </Column>
  );
};

/** The document says its language to screen readers; the profile's wins over the machine's. */
function useLanguageOfProfile() {
  const [locale, setLocale] = useLocaleState();
  const wanted = useMe()?.locale;
  useEffect(() => {
    if (isLocale(wanted) && wanted !== locale) setLocale(wanted);
    // Only when the profile says something new: the language may be changed for the moment.
  }, [wanted]);
  useDocumentLanguage();
}

export function useDocumentLanguage() {
  const [locale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
}

const Frame = styled('div')({ display: 'flex', minHeight: '100dvh', alignItems: 'stretch' });

const Column = styled('div')({ flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column' });

const Main = styled('main')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  [theme.breakpoints.down('md')]: { paddingBottom: 'calc(64px + env(safe-area-inset-bottom))' },
}));

const SkipLink = styled('a')(({ theme }) => ({
  position: 'fixed',
  zIndex: theme.zIndex.tooltip,
  top: 8,
  left: 8,
  padding: '8px 16px',
  borderRadius: 6,
  color: theme.palette.primary.contrastText,
  backgroundColor: theme.palette.primary.main,
  transform: 'translateY(-200%)',
  '&:focus': { transform: 'none' },
}));
