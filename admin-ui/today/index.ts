import { lazy } from 'react';

export const Today = lazy(() => import('./Today.js'));
