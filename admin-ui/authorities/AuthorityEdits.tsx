import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Authority, AuthorityEdit, ResolveEdit } from '../../server/authorities/authorities.contract.js';
import { Banner } from '../components/Banner.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { authorityApi } from './address.js';

const LINK = 'link:';

/** An update never overwrites what was edited here, so somebody has to look at both. */
export const ShippedChangedBanner = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  const changed = authority.edits.filter(({ shippedChanged }) => shippedChanged).length;
  if (changed === 0) return null;
  return (
    <Banner
      state="waiting"
      title={translate('authorities.edits.changed', { smart_count: changed })}
      action={
        <Button size="small" variant="outlined" href="#edits">
          {translate('authorities.edits.compare')}
        </Button>
      }
    >
      {translate('authorities.edits.changed_help')}
    </Banner>
  );
};

/** What says something else here than the product ships. */
export const AuthorityEdits = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  if (authority.edits.length === 0) return null;
  return (
    <Section
      id="edits"
      title={translate('authorities.edits.title')}
      lead={translate('authorities.edits.lead')}
      flush
    >
      {[...authority.edits]
        .sort((a, b) => Number(b.shippedChanged) - Number(a.shippedChanged))
        .map((edit) => (
          <OneEdit key={edit.field} authority={authority} edit={edit} />
        ))}
    </Section>
  );
};

interface OneEditProps {
  readonly authority: Authority;
  readonly edit: AuthorityEdit;
}

const OneEdit = ({ authority, edit }: OneEditProps) => {
  const translate = useTranslate();
  const mayEdit = useMay('authorities.write');
  const { field, value, shipped, shippedNow, shippedChanged, at, by } = edit;
  const body = { version: authority.version, field };
  const keep = useAction<Authority, ResolveEdit>(`${authorityApi(authority.id)}/keep-edit`, {
    done: 'authorities.edits.kept',
  });
  const take = useAction<Authority, ResolveEdit>(`${authorityApi(authority.id)}/take-shipped`, {
    done: 'authorities.edits.taken',
  });
  const label = useFieldLabel(edit);
  const busy = keep.isPending || take.isPending;
  const says = (name: string) => translate(`authorities.edits.${name}`);
  return (
    <Block role="group" aria-label={label}>
      <Head>
        <strong>{label}</strong>
        {shippedChanged && <StateChip state="waiting" label={says('changed_chip')} />}
      </Head>
      <Facts
        facts={[
          { label: says('ours'), value: <Value value={value} /> },
          ...(shippedChanged ? [{ label: says('shipped_then'), value: <Value value={shipped} /> }] : []),
          {
            label: says(shippedChanged ? 'shipped_now' : 'shipped'),
            value: <Value value={shippedNow} />,
          },
          {
            label: says('by'),
            value: (
              <>
                {by} · <Moment at={at} show="time" />
              </>
            ),
          },
        ]}
      />
      {mayEdit && (
        <Buttons>
          {shippedChanged && (
            <Button size="small" variant="outlined" disabled={busy} onClick={() => keep.mutate(body)}>
              {says('keep')}
            </Button>
          )}
          <Button size="small" variant="outlined" disabled={busy} onClick={() => take.mutate(body)}>
            {says(shippedNow === null && field.startsWith(LINK) ? 'remove' : 'take')}
          </Button>
        </Buttons>
      )}
    </Block>
  );
};

/** "English name", or the link by its name. */
function useFieldLabel({ field, value, shippedNow }: AuthorityEdit): string {
  const translate = useTranslate();
  if (!field.startsWith(LINK)) return translate(`authorities.fields.${field}`, { _: field });
  const link = [value, shippedNow].find(isLink);
  return translate('authorities.edits.link', { name: link?.name ?? field.slice(LINK.length) });
}

type EditValue = AuthorityEdit['value'];
type LinkValue = Exclude<EditValue, string | string[] | null>;
const isLink = (value: EditValue): value is LinkValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const Value = ({ value }: { readonly value: EditValue }) => {
  const translate = useTranslate();
  const shown = Array.isArray(value) ? value.join(', ') : value;
  if (shown === null || shown === '') return <Dim>{translate('authorities.edits.nothing')}</Dim>;
  if (typeof shown === 'string') return <>{shown}</>;
  return (
    <>
      <div>
        {shown.name} · {translate(`authorities.kinds.${shown.kind}`)}
      </div>
      <div>{shown.url}</div>
      <Dim>
        {translate('authorities.fields.source')}: {shown.source}
      </Dim>
    </>
  );
};

const Block = styled('div')(({ theme }) => ({
  padding: '16px 20px',
  '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  [theme.breakpoints.down('md')]: { padding: 16 },
}));
const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: 8,
  marginBottom: 8,
  '& strong': { fontWeight: 600 },
});
const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 });
const Dim = styled('span')(({ theme }) => ({ color: theme.palette.text.secondary }));
