import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { METER_PATH, PROFILES_PATH, WAIVERS_PATH } from './address.js';

const ProfileList = lazy(() => import('./ProfileList.js'));
const ProfileShow = lazy(() => import('./ProfileShow.js'));
const ProposeProfile = lazy(() => import('./ProposeProfile.js'));
const WaiverList = lazy(() => import('./WaiverList.js'));
const WaiverShow = lazy(() => import('./WaiverShow.js'));
const MeterPage = lazy(() => import('./MeterPage.js'));

export const decisions = (
  <>
    <Route path={PROFILES_PATH} element={<ProfileList />} />
    <Route path={`${PROFILES_PATH}/new`} element={<ProposeProfile />} />
    <Route path={`${PROFILES_PATH}/:id`} element={<ProfileShow />} />
    <Route path={WAIVERS_PATH} element={<WaiverList />} />
    <Route path={`${WAIVERS_PATH}/:id`} element={<WaiverShow />} />
    <Route path={METER_PATH} element={<MeterPage />} />
  </>
);
