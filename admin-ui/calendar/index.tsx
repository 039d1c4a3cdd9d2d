import { lazy } from 'react';
import { Route } from 'react-router-dom';

const CalendarPage = lazy(() => import('./CalendarPage.js'));

export const calendar = <Route path="/calendar" element={<CalendarPage />} />;
