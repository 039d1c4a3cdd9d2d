import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { ORGANISATIONS_PATH } from './address.js';

const OrganisationList = lazy(() => import('./OrganisationList.js'));
const OrganisationShow = lazy(() => import('./OrganisationShow.js'));

export const organisations = (
  <>
    <Route path={ORGANISATIONS_PATH} element={<OrganisationList />} />
    <Route path={`${ORGANISATIONS_PATH}/:id`} element={<OrganisationShow />} />
  </>
);
