import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';

/** A word of the standards with its plain gloss on hover or focus. The glosses are `terms.<name>`. */
export const Term = ({ name, children }: { readonly name: string; readonly children?: string }) => {
  const translate = useTranslate();
  return (
    <Tooltip title={translate(`terms.${name}`)}>
      <Word tabIndex={0}>{children ?? name}</Word>
    </Tooltip>
  );
};

const Word = styled('span')(({ theme }) => ({
  borderRadius: 2,
  textDecoration: 'underline dotted',
  textDecorationColor: theme.palette.text.disabled,
  textUnderlineOffset: 3,
  cursor: 'help',
}));
