import { Textarea, type TextareaProps } from '@mantine/core';

interface Props extends Omit<TextareaProps, 'name' | 'value' | 'onChange'> {
  value: string;
  onChange: (reason: string) => void;
}

/** Why something is done, in words that are kept with it: `reason` of a command. */
export function ReasonField({ onChange, ...field }: Props) {
  return (
    <Textarea {...field} name="reason" autosize minRows={2} maxLength={500} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
