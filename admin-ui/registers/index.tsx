import { lazy } from 'react';
import { Navigate, Route } from 'react-router-dom';
import { useMe } from '../providers/useMe.js';
import {
  AUTHORITIES_PATH,
  CHANGES_PATH,
  EDITIONS_PATH,
  ENTRIES_PATH,
  IMPORT_EDITION_PATH,
  REGISTERS_PATH,
} from './address.js';

const LookupPage = lazy(() => import('./lookup/LookupPage.js'));
const EntryList = lazy(() => import('./entries/EntryList.js'));
const EntryShow = lazy(() => import('./entries/EntryShow.js'));
const EditionList = lazy(() => import('./editions/EditionList.js'));
const EditionShow = lazy(() => import('./editions/EditionShow.js'));
const ImportEdition = lazy(() => import('./editions/ImportEdition.js'));
const ChangeList = lazy(() => import('./changes/ChangeList.js'));
const ChangeShow = lazy(() => import('./changes/ChangeShow.js'));

/** The first page of the area that somebody may open. */
const Start = () => {
  const me = useMe();
  if (me === undefined) return null;
  return me.permissions.includes('registers.read') ? (
    <LookupPage />
  ) : (
    <Navigate to={AUTHORITIES_PATH} replace />
  );
};

export const registers = (
  <>
    <Route path={REGISTERS_PATH} element={<Start />} />
    <Route path={ENTRIES_PATH} element={<EntryList />} />
    <Route path={`${ENTRIES_PATH}/:id`} element={<EntryShow />} />
    <Route path={EDITIONS_PATH} element={<EditionList />} />
    <Route path={IMPORT_EDITION_PATH} element={<ImportEdition />} />
    <Route path={`${EDITIONS_PATH}/:id`} element={<EditionShow />} />
    <Route path={CHANGES_PATH} element={<ChangeList />} />
    <Route path={`${CHANGES_PATH}/:id`} element={<ChangeShow />} />
  </>
);
