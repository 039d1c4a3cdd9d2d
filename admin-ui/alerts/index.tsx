import { lazy } from 'react';
import { Route } from 'react-router-dom';
import { CHANNELS_PATH, DELIVERIES_PATH, GROUPS_PATH, MAILS_PATH, RULES_PATH } from './address.js';

const AlertInbox = lazy(() => import('./inbox/AlertInbox.js'));
const AlertShow = lazy(() => import('./record/AlertShow.js'));
const DeliveryList = lazy(() => import('./deliveries/DeliveryList.js'));
const MailList = lazy(() => import('./mails/MailList.js'));
const MailShow = lazy(() => import('./mails/MailShow.js'));
const RuleList = lazy(() => import('./rules/RuleList.js'));
const RuleShow = lazy(() => import('./rules/RuleShow.js'));
const GroupList = lazy(() => import('./groups/GroupList.js'));
const ChannelList = lazy(() => import('./channels/ChannelList.js'));
const ChannelShow = lazy(() => import('./channels/ChannelShow.js'));

export const alerts = (
  <>
    <Route path="/alerts" element={<AlertInbox />} />
    <Route path={DELIVERIES_PATH} element={<DeliveryList />} />
    <Route path={MAILS_PATH} element={<MailList />} />
    <Route path={`${MAILS_PATH}/:id`} element={<MailShow />} />
    <Route path={RULES_PATH} element={<RuleList />} />
    <Route path={`${RULES_PATH}/:id`} element={<RuleShow />} />
    <Route path={GROUPS_PATH} element={<GroupList />} />
    <Route path={CHANNELS_PATH} element={<ChannelList />} />
    <Route path={`${CHANNELS_PATH}/:id`} element={<ChannelShow />} />
    <Route path="/alerts/:id" element={<AlertShow />} />
    <Route path="/alerts/:id/show" element={<AlertShow />} />
  </>
);
