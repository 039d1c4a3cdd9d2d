import { useEffect, useState } from 'react';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import TranslateOutlined from '@mui/icons-material/TranslateOutlined';
import PostAddOutlined from '@mui/icons-material/PostAddOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { useGetList, useLocaleState, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { NEW_APPLICATION_PATH } from '../applications/address.js';
import { pathOf, titleOf } from '../certificates/title.js';
import { THEME_CHOICES, useThemeChoice } from '../layout/useThemeChoice.js';
import { LOCALES } from '../providers/i18nProvider.js';
import { useMay } from '../providers/useMe.js';
import type { Command } from './command.js';
import { useOrganisations } from './useOrganisations.js';
import { useAuthorities } from './useAuthorities.js';
import { usePages } from './usePages.js';
import { useRegisterEntries } from './useRegisterEntries.js';
import { useConnections } from './useConnections.js';
import { useProbeTargets } from './useProbeTargets.js';
import { useReviews } from './useReviews.js';
import { plain, useTrust } from './useTrust.js';
import { useSignOut } from '../layout/useSignOut.js';

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 8;

/** What fits the text: certificates from the server, pages and actions from here. */
export function useCommands(text: string) {
  const translate = useTranslate();
  const wanted = text.trim();
  const { certificates, searching } = useCertificates(wanted);
  const trust = useTrust(wanted);
  const registers = useAuthorities(wanted);
  const entries = useRegisterEntries(wanted);
  const organisations = useOrganisations(wanted);
  const reviews = useReviews(wanted);
  const probes = useProbeTargets(wanted);
  const connections = useConnections(wanted);
  const fits = ({ label }: Command) => plain(label).includes(plain(wanted));
  const groups: CommandGroup[] = [
    { name: translate('palette.certificates'), commands: certificates },
    { name: translate('palette.organisations'), commands: organisations.organisations },
    { name: translate('reviews.palette.group'), commands: reviews.reviews },
    { name: translate('connectivity.palette.group'), commands: probes.targets },
    { name: translate('connections.palette.group'), commands: connections.connections },
    { name: translate('palette.register_entries'), commands: entries.entries },
    { name: translate('palette.authorities'), commands: registers.authorities },
    { name: translate('palette.lists'), commands: trust.lists },
    { name: translate('palette.services'), commands: trust.services },
    { name: translate('palette.pages'), commands: usePages().filter(fits) },
    { name: translate('palette.actions'), commands: useActions().filter(fits) },
  ];
  return {
    groups: groups.filter(({ commands }) => commands.length > 0),
    searching:
      searching ||
      trust.searching ||
      registers.searching ||
      entries.searching ||
      organisations.searching ||
      reviews.searching ||
      probes.searching ||
      connections.searching,
  };
}

function useCertificates(wanted: string) {
  const navigate = useNavigate();
  const translate = useTranslate();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('certificates.read') && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<Certificate>(
    'certificates',
    {
      // Fingerprints and serial numbers are copied with colons or spaces from other tools.
      filter: {
        q: /^[0-9a-f]{2}([: ][0-9a-f]{2})+$/i.test(text) ? text.replaceAll(/[: ]/g, '').toLowerCase() : text,
      },
      sort: { field: 'notAfter', order: 'DESC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  const certificates: Command[] = (enabled && data ? data : []).map((certificate) => ({
    key: certificate.id,
    label: titleOf(certificate),
    aside: `${translate(`certificates.kinds.${certificate.kind}`)} · ${translate(`certificates.statuses.${certificate.status}`)}`,
    icon: BadgeOutlined,
    run: () => void navigate(pathOf(certificate.id)),
  }));
  return { certificates, searching: enabled && isFetching };
}

function useActions(): Command[] {
  const translate = useTranslate();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [choice, choose] = useThemeChoice();
  const [locale, setLocale] = useLocaleState();
  const mayUpload = useMay('certificates.write');
  const mayApply = useMay('reviews.apply');
  return [
    ...(mayUpload
      ? [
          {
            key: 'upload',
            label: translate('palette.upload'),
            icon: UploadFileOutlined,
            run: () => void navigate('/certificates/create'),
          },
        ]
      : []),
    ...(mayApply
      ? [
          {
            key: 'apply',
            label: translate('reviews.palette.new'),
            icon: PostAddOutlined,
            run: () => void navigate(NEW_APPLICATION_PATH),
          },
        ]
      : []),
    ...THEME_CHOICES.filter((each) => each !== choice).map((each) => ({
      key: `theme ${each}`,
      label: translate('palette.appearance', { choice: translate(`appearance.${each}`) }),
      icon: DarkModeOutlined,
      run: () => choose(each),
    })),
    ...LOCALES.filter((each) => each.locale !== locale).map((each) => ({
      key: `locale ${each.locale}`,
      label: translate('palette.language', { name: each.name }),
      icon: TranslateOutlined,
      run: () => void setLocale(each.locale),
    })),
    {
      key: 'sign-out',
      label: translate('shell.sign_out'),
      icon: LogoutOutlined,
      run: () => void signOut(),
    },
  ];
}
