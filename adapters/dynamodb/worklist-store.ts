import type { Alert } from '../../domain/alert/alert.ts';
import type { CallEntry } from '../../domain/conversation/call-list.ts';
import type { Store } from '../../workflows/ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** What waits for somebody in a centre: calls to make, and alerts that are open. */
export const worklistStore = (
  table: Table,
): Pick<Store, 'calls' | 'putCall' | 'dropCall' | 'openAlerts' | 'putOpenAlert' | 'dropOpenAlert'> => ({
  async calls(centreId) {
    return (await table.query(keys.callsOf(centreId))).map((item) => item['entry'] as CallEntry);
  },

  async putCall(entry) {
    await table.put({ ...keys.call(entry.centreId, entry.caseNo), entry });
  },

  async dropCall(centreId, caseNo) {
    await table.remove(keys.call(centreId, caseNo));
  },

  async openAlerts(centreId) {
    return (await table.query(keys.openAlertsOf(centreId))).map((item) => item['alert'] as Alert);
  },

  async putOpenAlert(alert) {
    await table.put({ ...keys.openAlert(alert.centreId, alert.caseNo, alert.cause), alert });
  },

  async dropOpenAlert(centreId, caseNo, cause) {
    await table.remove(keys.openAlert(centreId, caseNo, cause));
  },
});
