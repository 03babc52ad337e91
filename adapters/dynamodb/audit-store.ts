import type { ErasureAudit, ErasureAuditProgress, ErasureAuditStore, HistoryStore } from '../../workflows/ports.ts';
import { fromFollowUpItem } from './follow-up-item.ts';
import { fromAuditItem, fromHistoryItem, historyWrites } from './history-item.ts';
import { HELD_PREFIXES, keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

/**
 * What lets people see who did what, and that what should have gone has gone. The look through the table asks DynamoDB to leave
 * out what holds nothing of a client; it does not ask for single attributes, because read units count whole items either way.
 */
export const auditStore = (table: Table): HistoryStore & ErasureAuditStore => ({
  async record(entry, place) {
    await table.writeAll(historyWrites([entry], place));
  },

  async audit({ centreId, from, to, limit, after }) {
    const { pk } = keys.centre(centreId);
    // A line of the last moment has a name behind it.
    const range = [keys.history(pk, from, '').sk, keys.history(pk, to, '~').sk] as const;
    const before = after && keys.history(pk, after.at, after.name).sk;
    const { items, isWhole } = await table.newest(pk, range, limit, before);
    return { lines: items.map(fromAuditItem), isWhole };
  },

  async history(caseNo) {
    return (await table.query(keys.historyOf(caseNo))).map((item) => fromHistoryItem(caseNo, item));
  },

  async heldPage(start) {
    const { items, seen, after } = await table.scan(HOLDS, start === undefined ? undefined : (JSON.parse(start) as Key));
    const messages = items.filter(({ sk }) => (sk as string).startsWith(HELD_PREFIXES.message.sk));
    return {
      followUps: items.filter((item) => !messages.includes(item)).map(fromFollowUpItem),
      messageCases: [...new Set(messages.map(({ no }) => no as string))],
      seen,
      ...(after ? { after: JSON.stringify(after) } : {}),
    };
  },

  async erasureAuditProgress() {
    return (await table.get(keys.erasureAuditProgress()))?.['progress'] as ErasureAuditProgress | undefined;
  },

  async saveErasureAuditProgress(progress) {
    await table.put({ ...keys.erasureAuditProgress(), progress });
  },

  async saveErasureAudit(audit) {
    const writes = [{ put: { ...keys.erasureAudit(audit.to), audit } }, { remove: keys.erasureAuditProgress() }];
    if (!(await table.transact(writes))) throw new Error('two erasure audits ended at once');
  },

  async erasureAudits() {
    return (await table.query(keys.erasureAudits())).map(({ audit }) => audit as ErasureAudit).toReversed();
  },
});

/** Follow-ups with a sealed person or comment, and messages. */
const HOLDS = {
  expression:
    '(begins_with(pk, :follow_up_pk) AND begins_with(sk, :follow_up_sk) AND (attribute_exists(p) OR attribute_exists(cm)))' +
    ' OR (begins_with(pk, :message_pk) AND begins_with(sk, :message_sk))',
  values: {
    ':follow_up_pk': HELD_PREFIXES.followUp.pk,
    ':follow_up_sk': HELD_PREFIXES.followUp.sk,
    ':message_pk': HELD_PREFIXES.message.pk,
    ':message_sk': HELD_PREFIXES.message.sk,
  },
};
