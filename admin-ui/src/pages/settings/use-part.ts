// The open task of a settings tab in the address, and how to open and close it.
import { getRouteApi } from '@tanstack/react-router';
import type { Part } from './settings.route.ts';

const route = getRouteApi('/frame/admin/settings');

export function usePart(part: Exclude<Part, 'installation'>) {
  const { task, sel } = route.useSearch();
  const navigate = route.useNavigate();
  return {
    task,
    sel,
    openNew: () => void navigate({ search: { part, task: 'new' } }),
    openRow: (id: string) => void navigate({ search: { part, task: 'edit', sel: id } }),
    close: () => void navigate({ search: { part } }),
  };
}
