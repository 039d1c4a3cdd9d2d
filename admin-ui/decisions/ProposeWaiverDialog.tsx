import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList, useGetOne } from 'react-admin';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import {
  isNeverWaived,
  type ProposeWaiver,
  type Waiver,
  WAIVER_LIMITS,
} from '../../server/reviews/decisions.contract.js';
import type { Examination, Review } from '../../server/reviews/reviews.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useMe } from '../providers/useMe.js';
import { ReasonField, SHORTEST_REASON } from './TwoPersonDialogs.js';
import { useDecisionWords } from './words.js';

type Reviewed = Pick<Review, 'id' | 'number' | 'organisationName' | 'certificateId'>;

interface ProposeWaiverDialogProps {
  /** Known where somebody comes from a review; else it is looked for. */
  readonly review?: Reviewed;
  readonly onClose: () => void;
  readonly onDone: (waiver: Waiver) => void;
}

/** The first of two people: what of a certificate is put up with, who answers for it, why, and until when. */
export const ProposeWaiverDialog = ({ review: given, onClose, onDone }: ProposeWaiverDialogProps) => {
  const { say, waived } = useDecisionWords();
  const sentence = useProblemSentence();
  const me = useMe();
  const [found, setFound] = useState<Reviewed | null>(null);
  const review = given ?? found;
  const codes = useCodes(review);
  const [chosen, setChosen] = useState('');
  const [owner, setOwner] = useState(me?.name ?? '');
  const [endsOn, setEndsOn] = useState(dayIn(30));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const propose = useAction<Waiver, ProposeWaiver>('/waivers', {
    ...{ quiet: true, done: 'decisions.waivers.proposed', onDone },
  });
  const code = codes?.includes(chosen) ? chosen : (codes?.[0] ?? '');
  const badDay = endsOn < dayIn(0) || endsOn > dayIn(WAIVER_LIMITS.days);
  const submit = () => {
    setTried(true);
    if (review === null || code === '' || owner.trim() === '' || badDay) return;
    if (reason.trim().length < SHORTEST_REASON) return;
    propose.mutate({
      ...{ reviewId: review.id, code: code as ProposeWaiver['code'] },
      ...{ owner: owner.trim(), reason: reason.trim(), endsOn },
    });
  };
  return (
    <FormDialog
      title={say('waivers.propose')}
      action={say('propose.action')}
      busy={propose.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {propose.error && <Banner state="critical" title={sentence(propose.error)} />}
      <Typography variant="body2">{say('waivers.propose_help')}</Typography>
      {given === undefined && <ReviewField wrong={tried && review === null} onChange={setFound} />}
      {codes?.length === 0 && (
        <Banner state="notice" title={say('waivers.nothing')}>
          {say('waivers.nothing_help')}
        </Banner>
      )}
      {codes !== undefined && codes.length > 0 && (
        <ChoiceField
          label={say('fields.code')}
          value={code}
          onChange={setChosen}
          choices={codes.map((id) => ({ id, name: waived(id) }))}
        />
      )}
      <TextField
        label={say('fields.owner')}
        value={owner}
        onChange={({ target }) => setOwner(target.value)}
        error={tried && owner.trim() === ''}
        helperText={say(tried && owner.trim() === '' ? 'propose.needed' : 'waivers.owner_help')}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        type="date"
        label={say('fields.endsOn')}
        value={endsOn}
        onChange={({ target }) => setEndsOn(target.value)}
        error={tried && badDay}
        helperText={say(tried && badDay ? 'waivers.bad_day' : 'waivers.ends_help', {
          days: WAIVER_LIMITS.days,
        })}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { min: dayIn(0), max: dayIn(WAIVER_LIMITS.days) },
        }}
      />
      <ReasonField value={reason} tried={tried} onChange={setReason} help={say('waivers.reason_help')} />
    </FormDialog>
  );
};

interface ReviewFieldProps {
  readonly wrong: boolean;
  readonly onChange: (review: Reviewed | null) => void;
}

/** Found by number, organisation or identifier; only where something is to be decided. */
const ReviewField = ({ wrong, onChange }: ReviewFieldProps) => {
  const { say } = useDecisionWords();
  const [text, setText] = useState('');
  const { data = [], isFetching } = useGetList<Review>('reviews', {
    filter: {
      state: ['submitted', 'in-review', 'needs-information', 'approved'],
      ...(text.trim() !== '' && { q: text.trim() }),
    },
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  return (
    <Autocomplete<Review>
      options={data}
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={({ number, organisationName }) => `${number} · ${organisationName}`}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      // The label of what was chosen would find nothing.
      onInputChange={(_, typed, why) => why !== 'selectOption' && setText(typed)}
      onChange={(_, review) => onChange(review)}
      renderInput={(input) => (
        <TextField
          {...input}
          label={say('fields.review')}
          error={wrong}
          helperText={say(wrong ? 'propose.needed' : 'waivers.review_help')}
        />
      )}
    />
  );
};

const GOOD: readonly string[] = ['valid', 'valid-with-warnings'];

/** What can be put up with: the verdict when it is bad but not beyond that, and the warnings about the certificate. */
function useCodes(review: Reviewed | null): readonly string[] | undefined {
  const { data: examination, error } = useApi<Examination>(
    review === null ? null : `/reviews/${review.id}/examination`,
  );
  const { data: certificate } = useGetOne<Certificate>(
    'certificates',
    { id: review?.certificateId ?? '' },
    { enabled: Boolean(review?.certificateId), onError: () => undefined },
  );
  if (review === null || (examination === undefined && error === null)) return undefined;
  const outcome = examination?.verdict?.outcome;
  const warnings = certificate?.findings.filter(({ severity }) => severity === 'warning') ?? [];
  return [
    ...(outcome === undefined || GOOD.includes(outcome) || isNeverWaived(outcome) ? [] : [outcome]),
    ...new Set(warnings.map(({ code }) => code)),
  ];
}

const DAY_MS = 86_400_000;
/** `YYYY-MM-DD` in UTC, as the server counts the last day. */
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
