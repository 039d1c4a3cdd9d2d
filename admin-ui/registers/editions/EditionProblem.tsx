import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { Banner } from '../../components/Banner.js';
import { useFormats } from '../../components/time.js';
import { editionPath } from '../address.js';
import { useRegisterWords } from '../words.js';
import { AcceptEdition } from './AcceptEdition.js';

interface EditionProblemProps {
  readonly edition: RegisterEdition;
  /** With a link to the page of the edition. */
  readonly linked?: boolean;
}

/** Why an edition was not taken: what was wrong, where, what is used meanwhile and what to do. */
export const EditionProblem = ({ edition, linked = false }: EditionProblemProps) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const { problem } = edition;
  if (problem === null) return null;
  const { code, message, offset, line, column, advice, losses } = problem;
  return (
    <Banner
      state="critical"
      title={translate('registers.problem.title', {
        what: translate(`registers.problems.${code}.title`, { _: code }),
      })}
      action={<AcceptEdition edition={edition} />}
    >
      <Text>
        {translate('registers.problem.kept')}{' '}
        <strong>{translate(`registers.problems.${code}.advice`, { _: advice })}</strong>
      </Text>
      <Said lang="en">{message}</Said>
      {offset !== undefined && (
        <Said>{translate('registers.problem.offset', { offset: number(offset) })}</Said>
      )}
      {line !== undefined && (
        <Said>
          {translate(column === undefined ? 'registers.problem.line' : 'registers.problem.line_column', {
            line: number(line),
            column: number(column ?? 0),
          })}
        </Said>
      )}
      {losses !== undefined && losses.length > 0 && <Losses losses={losses} />}
      {linked && (
        <Link component={RouterLink} to={editionPath(edition.id)}>
          {translate('registers.edition.open')}
        </Link>
      )}
    </Banner>
  );
};

type Loss = NonNullable<NonNullable<RegisterEdition['problem']>['losses']>[number];

const Losses = ({ losses }: { readonly losses: readonly Loss[] }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { number } = useFormats();
  return (
    <List>
      {losses.map(({ of, before, after }) => (
        <li key={of}>
          {translate('registers.problem.loss', {
            of: words.type(of),
            before: number(before),
            after: number(after),
            lost: number(before - after),
          })}
        </li>
      ))}
    </List>
  );
};

const Text = styled('p')({ margin: 0, '& strong': { fontWeight: 560 } });
const Said = styled('p')(({ theme }) => ({
  margin: '4px 0 0',
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  overflowWrap: 'anywhere',
}));
const List = styled('ul')({ margin: '4px 0', paddingLeft: 20 });
