import ApprovalOutlined from '@mui/icons-material/ApprovalOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import CableOutlined from '@mui/icons-material/CableOutlined';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import TodayOutlined from '@mui/icons-material/TodayOutlined';
import TrendingDownOutlined from '@mui/icons-material/TrendingDownOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Permission } from '../../server/users/users.contract.js';
import { useMe } from '../providers/useMe.js';

export interface Entry {
  readonly to: string;
  /** `shell.<name>`. */
  readonly name: string;
  readonly icon: SvgIconComponent;
  readonly needs?: Permission;
  /** Of the four that a phone shows when not all fit. */
  readonly onPhone?: true;
}

/** In the order of work. */
const ENTRIES: readonly Entry[] = [
  { to: '/', name: 'today', icon: TodayOutlined, onPhone: true },
  {
    to: '/certificates',
    name: 'certificates',
    icon: BadgeOutlined,
    needs: 'certificates.read',
    onPhone: true,
  },
  {
    to: '/organisations',
    name: 'organisations',
    icon: BusinessOutlined,
    needs: 'organisations.read',
  },
  { to: '/reviews', name: 'reviews', icon: ApprovalOutlined, needs: 'reviews.read' },
  { to: '/access', name: 'access', icon: VpnKeyOutlined, needs: 'grants.read' },
  { to: '/consents', name: 'consents', icon: HandshakeOutlined, needs: 'consents.read' },
  { to: '/calendar', name: 'calendar', icon: EventOutlined, needs: 'certificates.read' },
  { to: '/forecast', name: 'forecast', icon: TrendingDownOutlined, needs: 'consents.read' },
  { to: '/connectivity', name: 'connectivity', icon: CableOutlined, needs: 'probes.read' },
  {
    to: '/registers',
    name: 'registers',
    icon: AccountBalanceOutlined,
    needs: 'authorities.read',
    onPhone: true,
  },
  { to: '/trust', name: 'trust', icon: VerifiedUserOutlined, needs: 'trusted-lists.read' },
  { to: '/alerts', name: 'alerts', icon: NotificationsOutlined, needs: 'alerts.read', onPhone: true },
  { to: '/audit', name: 'audit', icon: FactCheckOutlined, needs: 'audit.read' },
  { to: '/settings', name: 'settings', icon: SettingsOutlined },
];

/** What whoever is signed in may open. */
export function useEntries(): readonly Entry[] {
  const may = useMe()?.permissions;
  return ENTRIES.filter(({ needs }) => needs === undefined || may?.includes(needs));
}
