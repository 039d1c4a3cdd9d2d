import KeyOutlined from '@mui/icons-material/KeyOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import MonitorHeartOutlined from '@mui/icons-material/MonitorHeartOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import AddLinkOutlined from '@mui/icons-material/AddLinkOutlined';
import CompareArrowsOutlined from '@mui/icons-material/CompareArrowsOutlined';
import AddModeratorOutlined from '@mui/icons-material/AddModeratorOutlined';
import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import NotificationsNone from '@mui/icons-material/NotificationsNone';
import NewspaperOutlined from '@mui/icons-material/NewspaperOutlined';
import ManageSearchOutlined from '@mui/icons-material/ManageSearchOutlined';
import ViewKanbanOutlined from '@mui/icons-material/ViewKanbanOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { CONNECTIONS_PATH } from '../connections/address.js';
import { COMPARE_PATH, KEYS_PATH, NEW_TARGET_PATH, RUNS_PATH } from '../connectivity/address.js';
import { METER_PATH, PROFILES_PATH, WAIVERS_PATH } from '../decisions/address.js';
import { useEntries } from '../layout/entries.js';
import { NOTIFICATIONS_PATH } from '../notifications/address.js';
import { useMe } from '../providers/useMe.js';
import {
  AUTHORITIES_PATH,
  CHANGES_PATH,
  EDITIONS_PATH,
  ENTRIES_PATH,
  IMPORT_EDITION_PATH,
} from '../registers/address.js';
import { SOURCES_PATH } from '../registers/sources/address.js';
import { ANCHORS_PATH, IMPORT_PATH, JOURNAL_PATH, SERVICES_PATH } from '../trust/address.js';
import { BOARD_PATH } from '../reviews/address.js';
import type { Command } from './command.js';

const BELOW = [
  { to: NEW_TARGET_PATH, label: 'connectivity.palette.new', icon: AddLinkOutlined, needs: 'probes.write' },
  { to: RUNS_PATH, label: 'connectivity.palette.runs', icon: QueryStatsOutlined, needs: 'probes.read' },
  {
    to: CONNECTIONS_PATH,
    label: 'connections.palette.page',
    icon: LinkOutlined,
    needs: 'connections.read',
  },
  { to: KEYS_PATH, label: 'connectivity.palette.keys', icon: KeyOutlined, needs: 'probes.read' },
  {
    to: COMPARE_PATH,
    label: 'connectivity.palette.compare',
    icon: CompareArrowsOutlined,
    needs: 'probes.read',
  },
  { to: BOARD_PATH, label: 'reviews.palette.board', icon: ViewKanbanOutlined, needs: 'reviews.read' },
  { to: ENTRIES_PATH, label: 'palette.entries_page', icon: AccountBalanceOutlined, needs: 'registers.read' },
  { to: CHANGES_PATH, label: 'palette.changes_page', icon: NewspaperOutlined, needs: 'registers.read' },
  { to: EDITIONS_PATH, label: 'palette.editions_page', icon: LayersOutlined, needs: 'registers.read' },
  { to: SOURCES_PATH, label: 'palette.sources_page', icon: LayersOutlined, needs: 'registers.read' },
  {
    to: IMPORT_EDITION_PATH,
    label: 'registers.import.title',
    icon: FileUploadOutlined,
    needs: 'registers.write',
  },
  {
    to: AUTHORITIES_PATH,
    label: 'palette.authorities_page',
    icon: ManageSearchOutlined,
    needs: 'authorities.read',
  },
  {
    to: SERVICES_PATH,
    label: 'palette.trust_services',
    icon: AccountBalanceOutlined,
    needs: 'trusted-lists.read',
  },
  {
    to: ANCHORS_PATH,
    label: 'palette.trust_anchors',
    icon: AddModeratorOutlined,
    needs: 'trust-anchors.read',
  },
  { to: JOURNAL_PATH, label: 'palette.official_journal', icon: GavelOutlined, needs: 'trusted-lists.read' },
  { to: IMPORT_PATH, label: 'trust.import.title', icon: FileUploadOutlined, needs: 'trusted-lists.write' },
  { to: '/alerts/mails', label: 'mails.title', icon: MailOutlined, needs: 'alerts.read' },
  { to: NOTIFICATIONS_PATH, label: 'notifications.title', icon: NotificationsNone, needs: undefined },
  { to: '/settings/profile', label: 'settings.profile.title', icon: PersonOutlined, needs: undefined },
  { to: '/settings/api-tokens', label: 'settings.tokens.title', icon: KeyOutlined, needs: undefined },
  { to: '/settings/users', label: 'settings.users.title', icon: PeopleOutlined, needs: 'users.read' },
  { to: '/settings/rules', label: 'rules.title', icon: RuleOutlined, needs: 'lint-rules.read' },
  { to: PROFILES_PATH, label: 'decisions.profiles.title', icon: GavelOutlined, needs: 'reviews.read' },
  { to: WAIVERS_PATH, label: 'decisions.waivers.title', icon: GavelOutlined, needs: 'reviews.read' },
  { to: METER_PATH, label: 'decisions.meter.title', icon: QueryStatsOutlined, needs: 'reviews.read' },
  { to: '/settings/system', label: 'settings.system.title', icon: MonitorHeartOutlined, needs: undefined },
] as const;

/** The pages that whoever is signed in may open. */
export function usePages(): Command[] {
  const translate = useTranslate();
  const navigate = useNavigate();
  const may = useMe()?.permissions;
  const pages = [
    ...useEntries()
      .filter(({ name }) => name !== 'settings')
      .map(({ to, name, icon }) => ({ to, icon, label: translate(`shell.${name}`) })),
    ...BELOW.filter(({ needs }) => needs === undefined || may?.includes(needs)).map(
      ({ to, label, icon }) => ({
        to,
        icon,
        label: translate(label),
      }),
    ),
  ];
  return pages.map((page) => ({ key: page.to, ...page, run: () => void navigate(page.to) }));
}
