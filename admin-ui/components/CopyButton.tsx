import { useEffect, useState } from 'react';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for people who do not see what it stands beside: "serial number". */
  readonly what: string;
  /** With the word beside the icon; a text of its own where "Copy" alone would not say what. */
  readonly worded?: boolean | string;
}

/** Copies and says so for two seconds, also to a screen reader. */
export const CopyButton = ({ text, what, worded = false }: CopyButtonProps) => {
  const translate = useTranslate();
  const [copied, copy] = useCopy(text);
  const Icon = copied ? CheckOutlined : ContentCopyOutlined;
  const label = translate(copied ? 'copy.done' : 'copy.action', { what });
  if (worded !== false)
    return (
      <Button variant="outlined" startIcon={<Icon />} onClick={copy} aria-live="polite">
        {copied || worded === true ? translate(copied ? 'copy.copied' : 'copy.copy') : worded}
      </Button>
    );
  return (
    <Tooltip title={label} describeChild={false}>
      <IconButton size="small" onClick={copy} aria-label={label} aria-live="polite" sx={{ p: '3px' }}>
        <Icon sx={{ fontSize: 15 }} />
      </IconButton>
    </Tooltip>
  );
};

function useCopy(text: string) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, () => void copyText(text).then(setCopied)] as const;
}

/** The clipboard needs https or loopback; on plain http elsewhere a selection does the work. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
