import { lazy } from 'react';
import { Route } from 'react-router-dom';

const AuditList = lazy(() => import('./AuditList.js'));
const AuditShow = lazy(() => import('./AuditShow.js'));

export const audit = (
  <>
    <Route path="/audit" element={<AuditList />} />
    <Route path="/audit/:id" element={<AuditShow />} />
  </>
);
