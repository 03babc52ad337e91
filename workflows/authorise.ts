import { inputError } from '../domain/shared/input-error.ts';
import type { InputError } from '../domain/shared/result.ts';
import type { Deps } from './ports.ts';

export const ROLES = ['clerk', 'supervisor', 'lawyer', 'auditor', 'operator', 'case-system'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as the signed token says. */
export interface User {
  readonly id: string;
  readonly role: Role;
  /** The node of the tree the user belongs to. */
  readonly centreId: string;
}

/** What the console can be asked to do, and who may. What a lawyer may see is the lawyer's own: the route sees to that. */
const ALLOWED = {
  'edit-centres': ['operator'],
  'edit-policy': ['supervisor', 'operator'],
  'read-centres': ['clerk', 'supervisor', 'auditor', 'operator'],
  'send-closings': ['case-system', 'supervisor', 'operator'],
  'read-calls': ['clerk', 'supervisor', 'auditor'],
  'enter-answers': ['clerk', 'supervisor'],
  'rule-on-response': ['supervisor'],
  'read-alerts': ['supervisor', 'auditor'],
  'act-on-alert': ['supervisor'],
  'record-evidence': ['supervisor'],
  'set-target': ['supervisor'],
  'keep-register': ['supervisor', 'operator'],
  assess: ['supervisor'],
  'read-assessment': ['supervisor', 'auditor'],
  'read-scores': ['supervisor', 'auditor'],
  'reveal-person': ['clerk', 'supervisor'],
  'read-conversation': ['clerk', 'supervisor'],
  'read-history': ['supervisor', 'auditor'],
  'export-person': ['supervisor'],
  'erase-person': ['supervisor'],
  'read-erasure-audits': ['auditor', 'operator'],
  'read-own-figures': ['lawyer'],
  'enter-monthly-figures': ['supervisor'],
  'read-sending': ['operator', 'supervisor', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Action = keyof typeof ALLOWED;

/** Levels a tree may have; a longer way up is a loop. */
const DEEPEST = 10;

/**
 * Whether a user may do something at a centre: the role allows it, and the centre is the user's own node or lies below
 * it. Nobody acts beside or above their node.
 */
export const authorise =
  ({ store }: Pick<Deps, 'store'>) =>
  async (user: User, action: Action, centreId: string): Promise<boolean> =>
    (ALLOWED[action] as readonly Role[]).includes(user.role) && liesWithin({ store }, centreId, user.centreId);

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
