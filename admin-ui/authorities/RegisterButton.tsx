import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { AuthorityLink } from '../../server/authorities/authorities.contract.js';

interface RegisterButtonProps {
  readonly link: Pick<AuthorityLink, 'kind' | 'name' | 'url'>;
  /** Whose it is, for people who do not see what it stands beside. */
  readonly of: string;
}

/** Opens what an authority publishes, in a tab that knows nothing of this one. */
export const RegisterButton = ({ link: { kind, name, url }, of }: RegisterButtonProps) => {
  const translate = useTranslate();
  const word = translate(`authorities.kinds.${kind}`);
  return (
    <Button
      size="small"
      variant="outlined"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={`${name}\n${url}`}
      aria-label={`${word}: ${name}, ${of}`}
      endIcon={<OpenInNewOutlined aria-hidden sx={{ fontSize: '14px !important' }} />}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {word}
    </Button>
  );
};
