import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { MANUAL_PATH, MAP_PATH, OVERRIDES_PATH, SOURCES_PATH } from './address.js';

const SourceTable = lazy(() => import('./SourceTable.js'));
const SourceShow = lazy(() => import('./SourceShow.js'));
const MapSource = lazy(() => import('./MapSource.js'));
const ManualList = lazy(() => import('./ManualList.js'));
const ManualShow = lazy(() => import('./ManualShow.js'));
const OverrideList = lazy(() => import('../overrides/OverrideList.js'));
const OverrideShow = lazy(() => import('../overrides/OverrideShow.js'));

export const registerSources = (
  <>
    <Route path={SOURCES_PATH} element={<SourceTable />} />
    <Route path={MAP_PATH} element={<MapSource />} />
    <Route path={`${SOURCES_PATH}/:id`} element={<SourceShow />} />
    <Route path={MANUAL_PATH} element={<ManualList />} />
    <Route path={`${MANUAL_PATH}/:id`} element={<ManualShow />} />
    <Route path={OVERRIDES_PATH} element={<OverrideList />} />
    <Route path={`${OVERRIDES_PATH}/:id`} element={<OverrideShow />} />
  </>
);
