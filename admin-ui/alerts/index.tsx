import { lazy } from 'react';
import { Route } from 'react-router-dom';

const AlertList = lazy(() => import('./AlertList.js'));
const AlertShow = lazy(() => import('./AlertShow.js'));
const MailList = lazy(() => import('./mails/MailList.js'));
const MailShow = lazy(() => import('./mails/MailShow.js'));

export const alerts = (
  <>
    <Route path="/alerts" element={<AlertList />} />
    <Route path="/alerts/mails" element={<MailList />} />
    <Route path="/alerts/mails/:id" element={<MailShow />} />
    <Route path="/alerts/:id" element={<AlertShow />} />
    <Route path="/alerts/:id/show" element={<AlertShow />} />
  </>
);
