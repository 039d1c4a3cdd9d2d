import { type FormEvent, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useSetLocale, useTranslate } from 'react-admin';
import type { ChangeProfile } from '../../server/users/users.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { Section } from '../components/Section.js';
import { browserTimeZone } from '../components/time.js';
import { forgetMe, type Me } from '../providers/authProvider.js';
import { isLocale, LOCALES } from '../providers/i18nProvider.js';
import { useAction } from '../providers/useApi.js';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Name, language and time zone. */
export const Person = ({ me }: { readonly me: Me }) => {
  const translate = useTranslate();
  const setLocale = useSetLocale();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const [locale, setOwnLocale] = useState<string>(me.locale);
  const [timeZone, setTimeZone] = useState(me.timeZone ?? '');
  const change = useAction<unknown, ChangeProfile>('/auth/me', {
    method: 'PATCH',
    done: 'saved',
    onDone: () => {
      forgetMe();
      void queries.invalidateQueries({ queryKey: ['auth'] });
      if (isLocale(locale)) void setLocale(locale);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLocale(locale)) return;
    change.mutate({ name: name.trim(), locale, timeZone: timeZone === '' ? null : timeZone });
  };
  return (
    <Section title={translate('settings.profile.person')}>
      <form onSubmit={submit}>
        <Stack spacing={2.5}>
          <TextField
            label={translate('field.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="name"
            required
            slotProps={{ htmlInput: { maxLength: 120 }, inputLabel: { required: false } }}
          />
          <ChoiceField
            label={translate('settings.profile.language')}
            value={locale}
            onChange={setOwnLocale}
            choices={LOCALES.map((each) => ({ id: each.locale, name: each.name }))}
          />
          <ChoiceField
            label={translate('settings.profile.time_zone')}
            value={timeZone}
            onChange={setTimeZone}
            help={translate('settings.profile.time_zone_help')}
            choices={[
              { id: '', name: translate('settings.profile.browser_zone', { zone: browserTimeZone() }) },
              ...ZONES.map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') })),
            ]}
          />
          <div>
            <Button type="submit" variant="contained" disabled={change.isPending}>
              {translate('action.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
};
