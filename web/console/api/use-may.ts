import { rolesFor } from '../../../domain/shared/permissions.ts';
import type { Action } from '../../../domain/shared/permissions.ts';
import { usePerson } from './use-api.tsx';

/** Whether who is signed in may do something at all, by the rule the API itself goes by; whether here, the API decides. */
export const useMay = (): ((action: Action) => boolean) => {
  const { role } = usePerson();
  return (action) => rolesFor(action).includes(role);
};
