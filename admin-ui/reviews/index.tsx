import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { BOARD_PATH, REVIEW_ROUTE, REVIEWS_PATH } from './address.js';

const ReviewQueue = lazy(() => import('./queue/ReviewQueue.js'));
const ReviewBoard = lazy(() => import('./queue/ReviewBoard.js'));
const ReviewShow = lazy(() => import('./record/ReviewShow.js'));

export const reviews = (
  <>
    <Route path={REVIEWS_PATH} element={<ReviewQueue />} />
    <Route path={BOARD_PATH} element={<ReviewBoard />} />
    <Route path={REVIEW_ROUTE} element={<ReviewShow />} />
  </>
);
