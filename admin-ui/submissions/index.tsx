import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { SUBMISSIONS_PATH } from './address.js';

const SubmissionList = lazy(() => import('./SubmissionList.js'));
const SubmissionShow = lazy(() => import('./SubmissionShow.js'));

export const submissions = (
  <>
    <Route path={SUBMISSIONS_PATH} element={<SubmissionList />} />
    <Route path={`${SUBMISSIONS_PATH}/:id/show`} element={<SubmissionShow />} />
  </>
);
