import { lazy } from 'react';
import { Navigate, Route, useParams } from 'react-router-dom';
import { listPath } from './address.js';

const TrustedLists = lazy(() => import('./TrustedLists.js'));
const TrustedListShow = lazy(() => import('./TrustedListShow.js'));
const EditionShow = lazy(() => import('./EditionShow.js'));
const ImportLists = lazy(() => import('./ImportLists.js'));
const ServiceList = lazy(() => import('./ServiceList.js'));
const ServiceShow = lazy(() => import('./ServiceShow.js'));
const AnchorList = lazy(() => import('./AnchorList.js'));
const AnchorShow = lazy(() => import('./AnchorShow.js'));
const OfficialJournal = lazy(() => import('./OfficialJournal.js'));

/** The short address that stands in mails and alerts. */
const ToList = () => <Navigate to={listPath(useParams()['territory'] ?? '')} replace />;

export const trust = (
  <>
    <Route path="/trust" element={<TrustedLists />} />
    <Route path="/trusted-lists/:territory/show" element={<ToList />} />
    <Route path="/trust/lists" element={<Navigate to="/trust" replace />} />
    <Route path="/trust/import" element={<ImportLists />} />
    <Route path="/trust/lists/:territory" element={<TrustedListShow />} />
    <Route path="/trust/lists/:territory/editions/:id" element={<EditionShow />} />
    <Route path="/trust/services" element={<ServiceList />} />
    <Route path="/trust/services/:id" element={<ServiceShow />} />
    <Route path="/trust/anchors" element={<AnchorList />} />
    <Route path="/trust/anchors/:id" element={<AnchorShow />} />
    <Route path="/trust/official-journal" element={<OfficialJournal />} />
  </>
);
