import { layPolicy } from '../../domain/shared/policy-document.ts';
import type { PolicyDocument } from '../../domain/shared/policy-document.ts';

/** What every centre of a run has written down: clients are asked whether an alert is settled, and objections are few days' matter. */
export const POLICY_DOCUMENT: PolicyDocument = { alert: { recovery: { ask: true } }, assessment: { objectionDays: 2 } };

const laid = layPolicy(POLICY_DOCUMENT);
if (!laid.ok) throw new Error('the simulated policy breaks its own rules');
export const POLICY = laid.value;
