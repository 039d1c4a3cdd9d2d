import Button from '@mui/material/Button';
import { useNotify, useTranslate } from 'react-admin';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { Banner } from '../components/Banner.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { request } from '../providers/http.js';
import { reviewApi } from './address.js';
import type { DraftKeeper, DraftState } from './draft-keeper.js';
import { storedDraft } from './useDraft.js';

/** Somebody else saved meanwhile, or text that was never saved was found again: people choose, nothing is lost. */
export const ConflictBanner = ({
  keeper,
  state,
}: {
  readonly keeper: DraftKeeper;
  readonly state: DraftState;
}) => {
  const translate = useTranslate();
  const notify = useNotify();
  const sentence = useProblemSentence();
  const { phase, id, restored } = state;
  const settle = async (whose: 'theirs' | 'mine') => {
    if (id === null) return;
    try {
      const { data } = await request<ReviewDetails>(reviewApi(id));
      keeper.settle(storedDraft(data), whose);
    } catch (error) {
      notify(sentence(error), { type: 'error', multiLine: true });
    }
  };
  if (phase !== 'conflict')
    return restored ? <Banner state="notice" title={translate('applications.saved.restored')} /> : null;
  return (
    <Banner
      state="warning"
      title={translate('applications.conflict.title')}
      action={
        <>
          <Button variant="outlined" size="small" onClick={() => void settle('theirs')} sx={{ mr: 1 }}>
            {translate('applications.conflict.theirs')}
          </Button>
          <Button variant="outlined" size="small" onClick={() => void settle('mine')}>
            {translate('applications.conflict.mine')}
          </Button>
        </>
      }
    >
      {translate('applications.conflict.lead')}
    </Banner>
  );
};
