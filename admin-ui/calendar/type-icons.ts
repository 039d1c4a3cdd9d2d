import type { SvgIconComponent } from '@mui/icons-material';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import AnchorOutlined from '@mui/icons-material/AnchorOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import RateReviewOutlined from '@mui/icons-material/RateReviewOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import DnsOutlined from '@mui/icons-material/DnsOutlined';
import FingerprintOutlined from '@mui/icons-material/FingerprintOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import ElectricalServicesOutlined from '@mui/icons-material/ElectricalServicesOutlined';
import PasswordOutlined from '@mui/icons-material/PasswordOutlined';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import type { DatedType } from '../../server/calendar/calendar.contract.js';

/** What stands before a thing in a cell that has no room for its type in words. */
export const TYPE_ICONS: Readonly<Record<DatedType, SvgIconComponent>> = {
  certificate: BadgeOutlined,
  intermediate: AccountTreeOutlined,
  'trust-service': VerifiedOutlined,
  'trust-anchor': AnchorOutlined,
  'trusted-list': ListAltOutlined,
  crl: BlockOutlined,
  consents: HandshakeOutlined,
  grant: VpnKeyOutlined,
  approval: TaskAltOutlined,
  review: RateReviewOutlined,
  waiver: GavelOutlined,
  adjustment: RuleOutlined,
  override: SwapHorizOutlined,
  confirmation: LinkOutlined,
  secret: PasswordOutlined,
  connection: ElectricalServicesOutlined,
  'server-certificate': DnsOutlined,
  'client-certificate': FingerprintOutlined,
  'api-token': KeyOutlined,
};
