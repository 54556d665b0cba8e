// Below 640 px tables are two-line rows and panels cover the screen.
import { useMediaQuery } from '@mantine/hooks';

export function usePhone(): boolean {
  return useMediaQuery('(max-width: 639px)', false, { getInitialValueInEffect: false });
}
