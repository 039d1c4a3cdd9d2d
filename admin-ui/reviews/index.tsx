import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { REVIEW_ROUTE } from './address.js';

const ReviewShow = lazy(() => import('./record/ReviewShow.js'));

export const reviews = <Route path={REVIEW_ROUTE} element={<ReviewShow />} />;
