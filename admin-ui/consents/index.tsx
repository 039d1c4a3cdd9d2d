import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { CONSENT_IMPORT_PATH, CONSENTS_PATH } from './address.js';

const ConsentList = lazy(() => import('./ConsentList.js'));
const ConsentShow = lazy(() => import('./ConsentShow.js'));
const ConsentImportPage = lazy(() => import('./ConsentImport.js'));

export const consents = (
  <>
    <Route path={CONSENTS_PATH} element={<ConsentList />} />
    <Route path={CONSENT_IMPORT_PATH} element={<ConsentImportPage />} />
    <Route path={`${CONSENTS_PATH}/:id`} element={<ConsentShow />} />
  </>
);
