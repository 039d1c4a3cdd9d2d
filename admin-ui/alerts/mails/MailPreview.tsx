import { useState } from 'react';
import { styled, useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { EMAIL_CHANNEL } from '../../../server/alerts/alert-rules.contract.js';
import type { MailScheme, MessageWithText } from '../../../server/messages/messages.contract.js';
import { Section } from '../../components/Section.js';
import { Segments } from '../../components/Segments.js';
import { API } from '../../providers/http.js';
import { MONOSPACE } from '../../theme/theme.js';

type Shape = 'desk' | 'phone' | 'text';

/** The mail as its reader sees it. The frame is sandboxed: nothing in it runs, loads or reaches the console. */
export const MailPreview = ({ mail }: { readonly mail: MessageWithText }) => {
  const translate = useTranslate();
  const { mode } = useTheme().palette;
  const isMail = mail.channel === EMAIL_CHANNEL;
  const [shape, setShape] = useState<Shape>(isMail ? 'desk' : 'text');
  const [scheme, setScheme] = useState<MailScheme>(mode);
  const words = (key: string) => translate(`mails.preview.${key}`);
  return (
    <Section
      title={words('title')}
      actions={
        isMail && (
          <Choices>
            <Segments
              label={words('shape')}
              value={shape}
              choices={(['desk', 'phone', 'text'] as const).map((id) => ({ id, name: words(id) }))}
              onChange={setShape}
            />
            {shape !== 'text' && (
              <Segments
                label={words('scheme')}
                value={scheme}
                choices={(['light', 'dark'] as const).map((id) => ({ id, name: words(id) }))}
                onChange={setScheme}
              />
            )}
          </Choices>
        )
      }
      flush
    >
      <Head>
        <strong>{mail.subject}</strong>
        <span>{translate('today.mails.to', { to: mail.to })}</span>
      </Head>
      {shape === 'text' ? (
        <Text>{mail.text}</Text>
      ) : (
        <Stage>
          <Frame
            key={scheme}
            title={words('frame')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            src={`${API}/messages/${mail.id}/html?scheme=${scheme}`}
            phone={shape === 'phone'}
          />
        </Stage>
      )}
    </Section>
  );
};

const Choices = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  padding: '12px 20px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  overflowWrap: 'anywhere',
  '& span': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));

const Stage = styled('div')(({ theme }) => ({
  display: 'flex',
  justifyContent: 'center',
  backgroundColor: theme.palette.sunken,
}));

/** 375 px are the narrow phones that are still sold. */
const Frame = styled('iframe', { shouldForwardProp: (prop) => prop !== 'phone' })<{ phone: boolean }>(
  ({ theme, phone }) => ({
    display: 'block',
    height: phone ? 680 : 600,
    width: phone ? 375 : '100%',
    maxWidth: '100%',
    border: 0,
    ...(phone && {
      margin: '20px 0',
      borderRadius: 24,
      outline: `8px solid ${theme.palette.text.disabled}`,
      outlineOffset: 0,
      [theme.breakpoints.down('md')]: { margin: 0, borderRadius: 0, outline: 0 },
    }),
  }),
);

const Text = styled('div')({
  padding: 20,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  lineHeight: 1.6,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
});
