import type { SvgIconComponent } from '@mui/icons-material';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import PasswordOutlined from '@mui/icons-material/PasswordOutlined';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import type { DatedType } from '../../server/calendar/calendar.contract.js';

/** What stands before a thing in a cell that has no room for its type in words. */
export const TYPE_ICONS: Readonly<Record<DatedType, SvgIconComponent>> = {
  certificate: BadgeOutlined,
  'trusted-list': ListAltOutlined,
  consents: HandshakeOutlined,
  grant: VpnKeyOutlined,
  waiver: GavelOutlined,
  secret: PasswordOutlined,
  'api-token': KeyOutlined,
};
