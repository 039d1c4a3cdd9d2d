import { lazy } from 'react';
import { Route } from 'react-router-dom';

const ApplicationEdit = lazy(() => import('./ApplicationEdit.js'));
const ApplicationStatus = lazy(() => import('./ApplicationStatus.js'));

export const applications = (
  <>
    <Route path="/applications/:reviewId" element={<ApplicationEdit />} />
    <Route path="/applications/:reviewId/status" element={<ApplicationStatus />} />
  </>
);
