import type { Store } from '../../workflows/ports.ts';
import { assessmentStore } from './assessment-store.ts';
import { auditStore } from './audit-store.ts';
import { centreStore } from './centre-store.ts';
import { dueStore } from './due-store.ts';
import { followUpStore } from './follow-up-store.ts';
import { judgementStore } from './judgement-store.ts';
import { lawyerStore } from './lawyer-store.ts';
import { messageStore } from './message-store.ts';
import { phoneStore } from './phone-store.ts';
import { sendingStore } from './sending-store.ts';
import { summaryStore } from './summary-store.ts';
import type { Table } from './table.ts';
import { worklistStore } from './worklist-store.ts';

/** The store, whole. Which key serves which question: `keys.ts` and docs/data-model.md. */
export const createStore = (table: Table): Store => ({
  ...followUpStore(table),
  ...messageStore(table),
  ...phoneStore(table),
  ...dueStore(table),
  ...sendingStore(table),
  ...judgementStore(table),
  ...summaryStore(table),
  ...assessmentStore(table),
  ...centreStore(table),
  ...auditStore(table),
  ...lawyerStore(table),
  ...worklistStore(table),
});
