import { lazy, Suspense } from 'react';
import CssBaseline from '@mui/material/CssBaseline';
import {
  AdminContext,
  CoreAdminUI,
  CustomRoutes,
  type I18nProvider,
  Notification,
  Resource,
} from 'react-admin';
import { createBrowserRouter, Navigate, Route, RouterProvider } from 'react-router-dom';
import { alerts } from './alerts/index.js';
import { applications } from './applications/index.js';
import { audit } from './audit/index.js';
import { authorities } from './authorities/index.js';
import { calendar } from './calendar/index.js';
import { certificates } from './certificates/index.js';
import { decisions } from './decisions/index.js';
import { connections } from './connections/index.js';
import { connectivity } from './connectivity/index.js';
import { consents } from './consents/index.js';
import { forecast } from './forecast/index.js';
import { grants } from './grants/index.js';
import { AccessDenied, Crashed, NotFound } from './layout/failures.js';
import { Layout } from './layout/Layout.js';
import { PageSkeleton } from './layout/PageSkeleton.js';
import { notifications } from './notifications/index.js';
import { organisations } from './organisations/index.js';
import { authProvider } from './providers/authProvider.js';
import { dataProvider } from './providers/dataProvider.js';
import { createQueryClient } from './providers/queryClient.js';
import { createStore } from './providers/store.js';
import { registers } from './registers/index.js';
import { registerSources } from './registers/sources/index.js';
import { reviews } from './reviews/index.js';
import { shortReviewAddress } from './reviews/record/index.js';
import { settings } from './settings/index.js';
import { SignIn } from './sign-in/SignIn.js';
import { submissions } from './submissions/index.js';
import { darkTheme, lightTheme } from './theme/theme.js';
import { Today } from './today/index.js';
import { trust } from './trust/index.js';

const ForgotPassword = lazy(() => import('./sign-in/ForgotPassword.js'));
const ResetPassword = lazy(() => import('./sign-in/ResetPassword.js'));
const ChangePassword = lazy(() => import('./sign-in/ChangePassword.js'));

const store = createStore();
const queryClient = createQueryClient();

const Console = ({ i18nProvider }: { readonly i18nProvider: I18nProvider }) => (
  <AdminContext
    dataProvider={dataProvider}
    authProvider={authProvider}
    i18nProvider={i18nProvider}
    store={store}
    queryClient={queryClient}
    lightTheme={lightTheme}
    darkTheme={darkTheme}
  >
    <CssBaseline enableColorScheme />
    <Suspense fallback={<PageSkeleton />}>
      <CoreAdminUI
        layout={Layout}
        dashboard={Today}
        loginPage={SignIn}
        loading={PageSkeleton}
        catchAll={NotFound}
        error={Crashed}
        accessDenied={AccessDenied}
        title="Qwarden"
        disableTelemetry
      >
        <Resource {...certificates} />
        <CustomRoutes>
          {alerts}
          {applications}
          {audit}
          {authorities}
          {organisations}
          {connections}
          {connectivity}
          {consents}
          {calendar}
          {forecast}
          {grants}
          {registers}
          {registerSources}
          {trust}
          {settings}
          {notifications}
          {submissions}
          {reviews}
          {decisions}
          {shortReviewAddress}
        </CustomRoutes>
        <CustomRoutes noLayout>
          <Route path="/sign-in" element={<Navigate to="/login" replace />} />
          <Route path="/forgot-password" element={<ForgotPassword />} />
          <Route path="/reset-password" element={<ResetPassword />} />
          <Route path="/change-password" element={<ChangePassword />} />
        </CustomRoutes>
      </CoreAdminUI>
    </Suspense>
    <Notification />
  </AdminContext>
);

/** Real addresses instead of fragments, so that a link in a mail opens its record. */
export const App = ({ i18nProvider }: { readonly i18nProvider: I18nProvider }) => (
  <RouterProvider
    router={createBrowserRouter([{ path: '*', element: <Console i18nProvider={i18nProvider} /> }])}
  />
);
