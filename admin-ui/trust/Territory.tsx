import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useTerritoryName } from '../components/territory.js';
import { MONOSPACE } from '../theme/theme.js';
import { LIST_OF_LISTS } from './states.js';

/** "Lithuania", or what the list of lists is called. */
export function useListName(): (territory: string) => string {
  const translate = useTranslate();
  const name = useTerritoryName();
  return (territory) => (territory === LIST_OF_LISTS ? translate('trust.list_of_lists') : name(territory));
}

/** `LT` Lithuania: the code as trusted lists write it, and the name. */
export const Territory = ({ territory }: { readonly territory: string }) => {
  const name = useListName();
  return (
    <Whole>
      <Code>{territory}</Code> {name(territory)}
    </Whole>
  );
};

const Whole = styled('span')(({ theme }) => ({
  [theme.breakpoints.up('md')]: { whiteSpace: 'nowrap' },
}));

const Code = styled('code')(({ theme }) => ({
  display: 'inline-block',
  minWidth: 24,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
}));
