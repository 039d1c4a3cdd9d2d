import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { AUTHORITIES_PATH } from '../registers/address.js';

const AuthorityList = lazy(() => import('./AuthorityList.js'));
const AuthorityShow = lazy(() => import('./AuthorityShow.js'));
const AuthorityEdit = lazy(() => import('./AuthorityEdit.js'));

export const authorities = (
  <>
    <Route path={AUTHORITIES_PATH} element={<AuthorityList />} />
    <Route path={`${AUTHORITIES_PATH}/:id`} element={<AuthorityShow />} />
    <Route path={`${AUTHORITIES_PATH}/:id/edit`} element={<AuthorityEdit />} />
  </>
);
