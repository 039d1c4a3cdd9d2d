import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useTranslate } from 'react-admin';
import type { AuthorityLink } from '../../server/authorities/authorities.contract.js';

const ICONS: Record<AuthorityLink['kind'], SvgIconComponent> = {
  register: OpenInNewOutlined,
  download: FileDownloadOutlined,
  documentation: DescriptionOutlined,
  other: LinkOutlined,
};

interface RegisterButtonProps {
  readonly link: Pick<AuthorityLink, 'kind' | 'name' | 'url'>;
  /** Whose it is, for people who do not see what it stands beside. */
  readonly of: string;
  /** As an icon, where a link is not the one that most people come for. */
  readonly compact?: boolean;
}

/** Opens what an authority publishes, in a tab that knows nothing of this one. */
export const RegisterButton = ({ link: { kind, name, url }, of, compact = false }: RegisterButtonProps) => {
  const translate = useTranslate();
  const word = translate(`authorities.kinds.${kind}`);
  const link = {
    ...{ href: url, target: '_blank', rel: 'noopener noreferrer', size: 'small' as const },
    title: `${name}\n${url}`,
    'aria-label': `${word}: ${name}, ${of}`,
  };
  if (compact) {
    const Icon = ICONS[kind];
    return (
      <IconButton {...link}>
        <Icon aria-hidden sx={{ fontSize: 18 }} />
      </IconButton>
    );
  }
  return (
    <Button
      {...link}
      variant="outlined"
      endIcon={<OpenInNewOutlined aria-hidden sx={{ fontSize: '14px !important' }} />}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {word}
    </Button>
  );
};
