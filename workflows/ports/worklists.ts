import type { OpenAlert } from '../../domain/alert/open-alert.ts';
import type { CallEntry } from '../../domain/conversation/call-list.ts';

/** What waits for somebody in a centre. */
export interface WorklistStore {
  /** A centre's call list, in the order of case numbers. */
  calls(centreId: string): Promise<readonly CallEntry[]>;
  putCall(entry: CallEntry): Promise<void>;
  dropCall(centreId: string, caseNo: string): Promise<void>;
  /** A centre's open alerts. */
  openAlerts(centreId: string): Promise<readonly OpenAlert[]>;
  putOpenAlert(line: OpenAlert): Promise<void>;
  dropOpenAlert(centreId: string, caseNo: string, cause: string): Promise<void>;
}
