import type { OpenAlert } from '../../domain/alert/open-alert.ts';
import type { CallEntry } from '../../domain/conversation/call-list.ts';
import type { Store } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** What waits for somebody in a centre: calls to make, and alerts that are open. */
export const worklistStore = (
  table: Table,
): Pick<Store, 'calls' | 'putCall' | 'dropCall' | 'openAlerts' | 'putOpenAlert' | 'dropOpenAlert'> => ({
  async calls(centreId) {
    return (await table.query(keys.callsOf(centreId))).map(fromCallItem);
  },

  async putCall(entry) {
    await table.put({ ...keys.call(entry.centreId, entry.caseNo), entry });
  },

  async dropCall(centreId, caseNo) {
    await table.remove(keys.call(centreId, caseNo));
  },

  async openAlerts(centreId) {
    return (await table.query(keys.openAlertsOf(centreId))).map(fromOpenAlertItem);
  },

  async putOpenAlert(line) {
    await table.put({ ...keys.openAlert(line.centreId, line.caseNo, line.cause), line });
  },

  async dropOpenAlert(centreId, caseNo, cause) {
    await table.remove(keys.openAlert(centreId, caseNo, cause));
  },
});

export const fromCallItem = (item: Item): CallEntry => item['entry'] as CallEntry;

export const fromOpenAlertItem = (item: Item): OpenAlert => item['line'] as OpenAlert;
