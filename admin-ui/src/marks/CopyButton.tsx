// Copies a text and says so for a moment, to the eye and to a screen reader.
import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { IconCheck, IconCopy } from '../icons/icons.ts';
import { smallIconProps } from './icon-props.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, when "Copy" alone is not enough. */
  readonly label?: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const words = clipboard.copied ? t('action.copied') : (label ?? t('action.copy'));
  return (
    <ActionIcon size="xs" aria-label={words} title={words} onClick={() => clipboard.copy(text)}>
      {clipboard.copied ? <IconCheck {...smallIconProps} /> : <IconCopy {...smallIconProps} />}
    </ActionIcon>
  );
}
