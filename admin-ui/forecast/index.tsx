import { lazy } from 'react';
import { Route } from 'react-router-dom';

const ForecastPage = lazy(() => import('./ForecastPage.js'));

export const forecast = <Route path="/forecast" element={<ForecastPage />} />;
