import { useRef, useState } from 'react';
import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { ATTACHMENT_LIMITS, type ReviewAttachment } from '../../../server/reviews/reviews.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { API } from '../../providers/http.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { reviewApi } from '../address.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

const MB = 1024 * 1024;
const ACCEPT = '.pdf,.png,.jpg,.jpeg,.txt,.pem,.crt,.cer,.der';
const OVER = ['approved', 'rejected', 'withdrawn', 'expired'];

/** Files of both sides, to be saved; nothing of them is ever shown by the console. */
export const Attachments = () => {
  const words = useRecordWords();
  const sentence = useProblemSentence();
  const mayAttach = useMay('reviews.apply');
  const { review } = useSeenReview();
  const path = reviewApi(review.id, 'attachments');
  const { data, error, refetch } = useApi<ReviewAttachment[]>(path);
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string>();
  const attach = useAction<ReviewAttachment, FormData>(path, {
    quiet: true,
    done: 'review.attachments.added',
  });
  const take = (file: File | undefined) => {
    setTooLarge(undefined);
    attach.reset();
    if (file === undefined) return;
    if (file.size > ATTACHMENT_LIMITS.bytes) return setTooLarge(file.name);
    const form = new FormData();
    form.append('file', file);
    attach.mutate(form);
  };
  const refused =
    tooLarge === undefined
      ? attach.error !== null && sentence(attach.error)
      : words.say('attachments.too_large', { name: tooLarge, mb: ATTACHMENT_LIMITS.bytes / MB });
  const isFull = (data?.length ?? 0) >= ATTACHMENT_LIMITS.count;
  return (
    <Section
      title={words.say('attachments.title')}
      actions={
        mayAttach &&
        !OVER.includes(review.state) && (
          <>
            <Button
              size="small"
              variant="outlined"
              startIcon={<AttachFileOutlined />}
              disabled={attach.isPending || isFull}
              onClick={() => input.current?.click()}
            >
              {words.say('attachments.add')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept={ACCEPT}
              aria-label={words.say('attachments.add')}
              onChange={({ target }) => {
                take(target.files?.[0]);
                target.value = '';
              }}
            />
          </>
        )
      }
    >
      {refused !== false && (
        <Banner state="critical" title={words.say('attachments.refused')}>
          {refused}
        </Banner>
      )}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <p style={{ margin: 0 }}>
          {words.say('attachments.none', { ...ATTACHMENT_LIMITS, mb: ATTACHMENT_LIMITS.bytes / MB })}
        </p>
      )}
      <List>
        {(data ?? []).map(({ id, name, type, size, sha256, by, at }) => (
          <li key={id}>
            <Link href={`${API}${path}/${id}`} download={name}>
              {name}
            </Link>
            <small>
              {type} · {words.say('attachments.kilobytes', { count: Math.max(1, Math.round(size / 1024)) })} ·{' '}
              {by.name} · <Moment at={at} show="time" />
            </small>
            <small>
              <Identifier value={sha256} what="SHA-256" />
            </small>
          </li>
        ))}
      </List>
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { padding: '5px 0', overflowWrap: 'anywhere' },
  '& small': { display: 'block', color: theme.palette.text.secondary },
}));
