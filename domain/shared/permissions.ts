import type { UploadKind } from './codes.ts';

/*
 * Who may do what in the console 权限. What a lawyer may see is the lawyer's own, and nobody acts beside or above their node:
 * the routes see to that.
 */

export const ROLES = ['clerk', 'supervisor', 'lawyer', 'auditor', 'operator', 'case-system'] as const;
export type Role = (typeof ROLES)[number];

const ALLOWED = {
  'edit-centres': ['operator'],
  'edit-policy': ['supervisor', 'operator'],
  'read-centres': ['clerk', 'supervisor', 'auditor', 'operator'],
  'read-set-up': ['supervisor', 'auditor', 'operator'],
  'send-closings': ['case-system', 'supervisor', 'operator'],
  'read-calls': ['clerk', 'supervisor', 'auditor'],
  'read-case': ['clerk', 'supervisor', 'auditor'],
  'find-case': ['clerk', 'supervisor'],
  'enter-answers': ['clerk', 'supervisor'],
  'rule-on-response': ['supervisor'],
  'read-alerts': ['supervisor', 'auditor'],
  'act-on-alert': ['supervisor'],
  'read-evidence': ['supervisor', 'auditor'],
  'record-evidence': ['supervisor'],
  'set-target': ['supervisor'],
  'read-register': ['clerk', 'supervisor', 'auditor', 'operator'],
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

/** What one must be allowed to do at the centre to upload a table, and to see what came of it. */
export const UPLOAD_ACTIONS: Readonly<Record<UploadKind, Action>> = {
  closings: 'send-closings',
  lawyers: 'keep-register',
  'inside-phones': 'keep-register',
  evidence: 'record-evidence',
  targets: 'set-target',
};

/** Everything that can be asked for. */
export const ACTIONS = Object.keys(ALLOWED) as readonly Action[];

/** Roles that may do something. */
export const rolesFor = (action: Action): readonly Role[] => ALLOWED[action];

/** What a role may do, at its own node and below it. */
export const actionsOf = (role: Role): readonly Action[] => ACTIONS.filter((action) => rolesFor(action).includes(role));
