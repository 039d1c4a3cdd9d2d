import { lazy } from 'react';
import { Navigate, Route } from 'react-router-dom';

const ProfilePage = lazy(() => import('../profile/ProfilePage.js'));
const ApiTokenList = lazy(() => import('../api-tokens/ApiTokenList.js'));
const UserList = lazy(() => import('../users/UserList.js'));
const UserShow = lazy(() => import('../users/UserShow.js'));
const RuleList = lazy(() => import('../rules/RuleList.js'));
const RuleShow = lazy(() => import('../rules/RuleShow.js'));
const SystemPage = lazy(() => import('./SystemPage.js'));

export const settings = (
  <>
    <Route path="/settings" element={<Navigate to="/settings/profile" replace />} />
    <Route path="/settings/profile" element={<ProfilePage />} />
    <Route path="/settings/api-tokens" element={<ApiTokenList />} />
    <Route path="/settings/users" element={<UserList />} />
    <Route path="/settings/users/:id" element={<UserShow />} />
    <Route path="/settings/rules" element={<RuleList />} />
    <Route path="/settings/rules/:id" element={<RuleShow />} />
    <Route path="/settings/system" element={<SystemPage />} />
  </>
);
