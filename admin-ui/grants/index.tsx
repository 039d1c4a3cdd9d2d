import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { ACCESS_PATH, TRY_PATH } from './address.js';

const GrantMatrixPage = lazy(() => import('./GrantMatrix.js'));
const TryCall = lazy(() => import('./TryCall.js'));
const GrantShow = lazy(() => import('./GrantShow.js'));

export const grants = (
  <>
    <Route path={ACCESS_PATH} element={<GrantMatrixPage />} />
    <Route path={TRY_PATH} element={<TryCall />} />
    <Route path={`${ACCESS_PATH}/:id`} element={<GrantShow />} />
  </>
);
