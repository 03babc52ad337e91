import { ASSESSMENT_OPERATIONS } from './assessment-operations.ts';
import { CASE_OPERATIONS } from './case-operations.ts';
import { CENTRE_OPERATIONS } from './centre-operations.ts';
import type { Operation } from './operation.ts';

/** Every route of the API. The tests hold the routes to it, and every answer they see. */
export const OPERATIONS: readonly Operation[] = [...CENTRE_OPERATIONS, ...CASE_OPERATIONS, ...ASSESSMENT_OPERATIONS];
