import { lazy } from 'react';
import { Route } from 'react-router-dom';
import {
  COMPARE_PATH,
  CONNECTIVITY_PATH,
  discoveryPath,
  KEYS_PATH,
  NEW_TARGET_PATH,
  runPath,
  RUNS_PATH,
  targetPath,
  truthTablePath,
} from './address.js';

const StatusWall = lazy(() => import('./wall/StatusWall.js'));
const TargetShow = lazy(() => import('./target/TargetShow.js'));
const RunList = lazy(() => import('./run/RunList.js'));
const RunShow = lazy(() => import('./run/RunShow.js'));
const DiscoveryPage = lazy(() => import('./discovery/DiscoveryPage.js'));
const ComparePage = lazy(() => import('./discovery/ComparePage.js'));
const TargetWizard = lazy(() => import('./wizard/TargetWizard.js'));
const KeyList = lazy(() => import('./keys/KeyList.js'));
const TruthTablePage = lazy(() => import('./truth-table/TruthTablePage.js'));

export const connectivity = (
  <>
    <Route path={CONNECTIVITY_PATH} element={<StatusWall />} />
    <Route path={NEW_TARGET_PATH} element={<TargetWizard />} />
    <Route path={KEYS_PATH} element={<KeyList />} />
    <Route path={COMPARE_PATH} element={<ComparePage />} />
    <Route path={RUNS_PATH} element={<RunList />} />
    <Route path={runPath(':id')} element={<RunShow />} />
    <Route path={targetPath(':id')} element={<TargetShow />} />
    <Route path={discoveryPath(':id')} element={<DiscoveryPage />} />
    <Route path={truthTablePath(':id')} element={<TruthTablePage />} />
  </>
);
