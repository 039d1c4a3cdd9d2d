import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { CALLBACK_PATH, checkPath, connectionPath, CONNECTIONS_PATH } from './address.js';

const ConnectionList = lazy(() => import('./ConnectionList.js'));
const ConnectionShow = lazy(() => import('./ConnectionShow.js'));
const Callback = lazy(() => import('./callback/Callback.js'));
const CheckShow = lazy(() => import('./check/CheckShow.js'));

export const connections = (
  <>
    <Route path={CONNECTIONS_PATH} element={<ConnectionList />} />
    <Route path={CALLBACK_PATH} element={<Callback />} />
    <Route path={connectionPath(':id')} element={<ConnectionShow />} />
    <Route path={checkPath(':id')} element={<CheckShow />} />
  </>
);
