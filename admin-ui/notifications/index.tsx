import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { NOTIFICATIONS_PATH } from './address.js';

const NotificationList = lazy(() => import('./NotificationList.js'));

export const notifications = <Route path={NOTIFICATIONS_PATH} element={<NotificationList />} />;
