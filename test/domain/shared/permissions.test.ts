import { describe, expect, test } from '@jest/globals';
import { ACTIONS, actionsOf, ROLES, rolesFor } from '../../../domain/shared/permissions.ts';
import type { Action, Role } from '../../../domain/shared/permissions.ts';

/* Who may do what, said once more from the other side: by role. A change of the rule is a change of two tables. */

const READS_OF_STAFF: readonly Action[] = ['read-calls', 'read-case', 'read-centres', 'read-register'];
const JUDGES: readonly Action[] = [
  'read-alerts',
  'read-assessment',
  'read-evidence',
  'read-history',
  'read-scores',
  'read-sending',
  'read-set-up',
];
const TABLE: Readonly<Record<Role, readonly Action[]>> = {
  clerk: [...READS_OF_STAFF, 'enter-answers', 'find-case', 'read-conversation', 'reveal-person'],
  supervisor: [
    ...READS_OF_STAFF,
    ...JUDGES,
    'act-on-alert',
    'assess',
    'edit-policy',
    'enter-answers',
    'enter-monthly-figures',
    'erase-person',
    'export-person',
    'find-case',
    'keep-register',
    'read-conversation',
    'record-evidence',
    'reveal-person',
    'rule-on-response',
    'send-closings',
    'set-target',
  ],
  lawyer: ['read-own-figures'],
  auditor: [...READS_OF_STAFF, ...JUDGES, 'read-erasure-audits'],
  operator: [
    'edit-centres',
    'edit-policy',
    'keep-register',
    'read-centres',
    'read-erasure-audits',
    'read-register',
    'read-sending',
    'read-set-up',
    'send-closings',
  ],
  'case-system': ['send-closings'],
};

describe.each(ROLES)('a %s', (role) => {
  test('may do this and nothing else', () => {
    expect(actionsOf(role).toSorted()).toEqual(TABLE[role].toSorted());
  });
});

test('nothing can be done by nobody, and what one role may is what the action names', () => {
  for (const action of ACTIONS) {
    expect(rolesFor(action).length).toBeGreaterThan(0);
    expect(ROLES.filter((role) => actionsOf(role).includes(action)).toSorted()).toEqual(rolesFor(action).toSorted());
  }
});
