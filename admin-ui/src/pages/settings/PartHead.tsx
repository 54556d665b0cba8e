// The row above a list of the settings: what the list is for, and its one button.
import { Button } from '@mantine/core';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { IconPlus } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';

interface PartHeadProps {
  readonly help: string;
  readonly button: string;
  /** Absent when this person may not make one. */
  readonly onNew: (() => void) | undefined;
}

export function PartHead({ help, button, onNew }: PartHeadProps) {
  return (
    <ToolRow
      actions={
        onNew === undefined ? undefined : (
          <Button variant="filled" leftSection={<IconPlus {...smallIconProps} />} onClick={onNew}>
            {button}
          </Button>
        )
      }
    >
      <span className="muted">{help}</span>
    </ToolRow>
  );
}
