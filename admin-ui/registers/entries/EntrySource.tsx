import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { editionPath } from '../address.js';
import { useRegisterWords } from '../words.js';

/** Who says so: the register, its edition and its age, and what its word weighs. */
export const EntrySource = ({
  entry: { source, edition, disclaimer },
}: {
  readonly entry: RegisterEntryDetails;
}) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  return (
    <Section title={translate('registers.entry.source')}>
      <Typography variant="body2" sx={{ fontWeight: 560 }}>
        {words.source(source)}
      </Typography>
      <Typography variant="body2">
        <Link component={RouterLink} to={editionPath(edition.id)}>
          {translate('registers.edition.name', { version: edition.version ?? '–' })}
        </Link>
      </Typography>
      <Typography variant="body2" color="textSecondary">
        <Moment at={edition.publishedAt} />
      </Typography>
      {disclaimer !== null && (
        <>
          <Typography variant="h3" sx={{ mt: 2 }}>
            {translate('registers.disclaimer')}
          </Typography>
          <Typography variant="caption" component="p" color="textSecondary">
            {disclaimer}
          </Typography>
        </>
      )}
    </Section>
  );
};
