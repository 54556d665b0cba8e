// A field for an amount in USD. It holds text; money.ts reads it on submit.
import { TextInput, type TextInputProps } from '@mantine/core';

export function MoneyField(props: TextInputProps) {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      leftSection={<span className="muted">$</span>}
      leftSectionWidth={24}
      {...props}
    />
  );
}
