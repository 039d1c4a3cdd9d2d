import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Organisation } from '../../server/organisations/organisations.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Section } from '../components/Section.js';
import { useMay } from '../providers/useMe.js';
import { ContactsDialog } from './ContactsDialog.js';
import { useContacts } from './useContacts.js';

/** Whom to call there. */
export const Contacts = ({ organisation }: { readonly organisation: Organisation }) => {
  const translate = useTranslate();
  const mayWrite = useMay('organisations.write');
  const [editing, setEditing] = useState(false);
  const { contacts, setContacts, error, retry } = useContacts(organisation.id);
  const words = (key: string) => translate(`organisations.contacts.${key}`);
  return (
    <Section
      title={words('title')}
      lead={words('lead')}
      actions={
        mayWrite &&
        contacts !== undefined && (
          <Button size="small" variant="outlined" onClick={() => setEditing(true)}>
            {words('edit')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {error === null && contacts === undefined && <Skeleton variant="rounded" height={48} />}
      {contacts?.length === 0 && <p style={{ margin: 0 }}>{words('none')}</p>}
      {contacts !== undefined && contacts.length > 0 && (
        <List>
          {contacts.map(({ id, name, email, phone, purposes, language }) => (
            <li key={id}>
              <strong>{name}</strong>
              <span>
                <Link href={`mailto:${email}`}>{email}</Link>
                {phone !== '' && ` · ${phone}`}
              </span>
              <span className="quiet">
                {[...purposes.map((one) => words(`purposes.${one}`)), words(`languages.${language}`)].join(
                  ' · ',
                )}
              </span>
            </li>
          ))}
        </List>
      )}
      {editing && contacts !== undefined && (
        <ContactsDialog
          organisation={organisation}
          contacts={contacts}
          onDone={(saved) => {
            setContacts(saved);
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 12,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(160px, 1fr) minmax(220px, 2fr) minmax(160px, 1fr)',
    gap: '0 24px',
    overflowWrap: 'anywhere',
  },
  '& .quiet': { color: theme.palette.text.secondary },
  [theme.breakpoints.down('md')]: { '& > li': { gridTemplateColumns: '1fr' } },
}));
