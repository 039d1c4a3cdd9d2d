import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { changeConnectionSchema, type Connection } from '../../server/connections/connections.contract.js';
import type { z } from 'zod';
import { Banner } from '../components/Banner.js';
import { FormDialog } from '../components/FormDialog.js';
import { Segments } from '../components/Segments.js';
import { useTimeZone } from '../components/time.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { fieldFaults } from './field-faults.js';
import { SecretFields } from './SecretFields.js';
import { changeBody, type SecretChange, type TypedChange } from './typed-connection.js';
import { useConnectionWords } from './words.js';

interface ChangeDialogProps {
  readonly connection: Connection;
  readonly onClose: () => void;
}

/** Who the organisation is at the bank. A secret is replaced or taken away; nobody reads the one that is there. */
export const ChangeDialog = ({ connection, onClose }: ChangeDialogProps) => {
  const { say } = useConnectionWords();
  const sentence = useProblemSentence();
  const timeZone = useTimeZone();
  const { id, clientId, redirectUri, hasClientSecret } = connection;
  const [typed, setTyped] = useState<TypedChange>({
    ...{ clientId, redirectUri, secret: 'keep', clientSecret: '', secretEndsAt: '' },
  });
  const [tried, setTried] = useState(false);
  const put = (part: Partial<TypedChange>) => setTyped({ ...typed, ...part });
  const change = useAction<Connection, z.input<typeof changeConnectionSchema>>(`/connections/${id}`, {
    ...{ method: 'PATCH', done: 'connections.change.done', quiet: true, onDone: onClose },
  });
  const faultOf = fieldFaults(change.error);
  const body = changeBody(connection, typed, timeZone);
  const refused = new Set(changeConnectionSchema.safeParse(body).error?.issues.map(({ path }) => path[0]));
  const told = (field: string) =>
    tried && refused.has(field) ? say(`create.wrong.${field}`) : faultOf(field);
  const changes: readonly SecretChange[] = hasClientSecret
    ? ['keep', 'replace', 'remove']
    : ['keep', 'replace'];
  return (
    <FormDialog
      title={say('change.title')}
      action={say('change.action')}
      busy={change.isPending}
      onSubmit={() => {
        setTried(true);
        if (refused.size === 0) change.mutate(body);
      }}
      onClose={onClose}
    >
      {change.error !== null && <Banner state="critical" title={sentence(change.error)} />}
      <TextField
        label={say('fields.clientId')}
        value={typed.clientId}
        onChange={({ target }) => put({ clientId: target.value })}
        error={told('clientId') !== undefined}
        helperText={told('clientId')}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 200, spellCheck: false, autoCapitalize: 'none' } }}
      />
      <TextField
        label={say('fields.redirectUri')}
        value={typed.redirectUri}
        onChange={({ target }) => put({ redirectUri: target.value })}
        error={told('redirectUri') !== undefined}
        helperText={told('redirectUri') ?? say('change.redirectUri_help')}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 500, spellCheck: false, autoCapitalize: 'none' } }}
      />
      <div>
        <Typography variant="body2" sx={{ mb: 0.75 }}>
          {say('secret.present')}
        </Typography>
        <Segments
          label={say('secret.present')}
          value={typed.secret}
          onChange={(secret) => put({ secret, clientSecret: '' })}
          choices={changes.map((one) => ({
            id: one,
            name: say(one === 'keep' && !hasClientSecret ? 'secret.change.none' : `secret.change.${one}`),
          }))}
        />
      </div>
      {typed.secret === 'replace' && (
        <SecretFields
          secret={typed.clientSecret}
          endsAt={typed.secretEndsAt}
          onSecret={(clientSecret) => put({ clientSecret })}
          onEndsAt={(secretEndsAt) => put({ secretEndsAt })}
          fault={told('clientSecret')}
          endFault={told('clientSecretEndsAt')}
        />
      )}
    </FormDialog>
  );
};
