import { inputError } from '../domain/shared/input-error.ts';
import { rolesFor } from '../domain/shared/permissions.ts';
import type { Action, Role } from '../domain/shared/permissions.ts';
import type { InputError } from '../domain/shared/result.ts';
import type { Deps } from './ports.ts';

/** Who asks, as the signed token says. */
export interface User {
  readonly id: string;
  readonly role: Role;
  /** The node of the tree the user belongs to. */
  readonly centreId: string;
}

/** Levels a tree may have; a longer way up is a loop. */
const DEEPEST = 10;

/**
 * Whether a user may do something at a centre: the role allows it, and the centre is the user's own node or lies below
 * it. Nobody acts beside or above their node.
 */
export const authorise =
  ({ store }: Pick<Deps, 'store'>) =>
  async (user: User, action: Action, centreId: string): Promise<boolean> =>
    rolesFor(action).includes(user.role) && liesWithin({ store }, centreId, user.centreId);

/** Whether a case is the user's own as a lawyer: nobody sees or changes, as staff, what clients said of themselves. */
export const isOwn = ({ lawyerId }: { readonly lawyerId: string }, by: string): boolean => lawyerId === by;

/** Whether a centre is a node of the tree or lies below it. */
export const liesWithin = async ({ store }: Pick<Deps, 'store'>, centreId: string, top: string): Promise<boolean> => {
  let node: string | undefined = centreId;
  for (let level = 0; node !== undefined && level < DEEPEST; level += 1) {
    if (node === top) return true;
    node = (await store.centre(node))?.centre.parentId;
  }
  return false;
};

/**
 * What is wrong with a row of a centre its sender may not act for, or of a case that lies in one: no more than that, and not
 * where it lies.
 */
export const notYours = (column: 'centre_id' | 'centres' | 'case_no', value: string): InputError =>
  column === 'case_no'
    ? inputError(column, value, '不属于您的机构或其下级机构', 'is not of your centre nor of one below it')
    : inputError(column, value, '不是您的机构或其下级机构的代码', 'is no centre of yours, nor one below it');
