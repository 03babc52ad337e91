import type { Alert } from '../../domain/alert/alert.ts';
import type { Evidence } from '../../domain/assessment/evidence.ts';
import type { SetStatus } from '../../domain/assessment/status.ts';
import type { ByMonth } from '../../domain/score/by-month.ts';
import type { LawyerScore } from '../../domain/score/score-lawyer.ts';
import type { AlertStore, EvidenceStore, ScoreStore, StoredAlert, StoredScore, TargetPlace } from '../../workflows/ports.ts';
import { fromFollowUpItem } from './follow-up-item.ts';
import type { Item } from './follow-up-item.ts';
import { historyWrites, writtenFrom } from './history-item.ts';
import { keys } from './keys.ts';
import type { Key } from './keys.ts';
import { pack, unpack } from './packed.ts';
import type { Table, Write } from './table.ts';

/** What lawyers are judged by: scores, alerts, evidence, targets, and what a supervisor set. */
export const judgementStore = (table: Table): Omit<ScoreStore, 'shown' | 'saveShown'> & AlertStore & EvidenceStore => ({
  async followUpsOf(lawyerId, centreId, year) {
    const items = await table.query(keys.followUpsOf(lawyerId, year));
    return items.map((item) => fromFollowUpItem(item).followUp).filter((f) => f.closing.centreId === centreId);
  },

  async scoredYear(lawyerId, centreId, year) {
    const [followUps, alerts] = await Promise.all([
      this.followUpsOf(lawyerId, centreId, year),
      table.query(keys.alertLinesOf(lawyerId, year)),
    ]);
    return {
      followUps,
      alerts: alerts.filter((item) => item['centreId'] === centreId).map((item) => item['line'] as Alert),
    };
  },

  async lawyerYear(lawyerId, centreId, year) {
    const [scored, evidence, target, status] = await Promise.all([
      this.scoredYear(lawyerId, centreId, year),
      this.evidenceOf(lawyerId, centreId, year),
      table.get(keys.target(lawyerId, year, centreId)),
      table.get(keys.status(lawyerId, year, centreId)),
    ]);
    return {
      ...scored,
      evidence,
      ...(target === undefined ? {} : { target: target['n'] as number }),
      ...(status === undefined ? {} : { setStatus: status['status'] as SetStatus }),
    };
  },

  async score(centreId, year, lawyerId) {
    const item = await table.get(keys.score(centreId, year, lawyerId));
    return item && fromScoreItem(item);
  },

  async saveScore({ centreId, year, lawyerId, score, byMonth, version }) {
    const place = { ...keys.score(centreId, year, lawyerId), c: centreId, l: lawyerId, y: year };
    const item = { ...place, score, m: pack(byMonth), v: version };
    return table.putVersioned({ item, expected: version === 1 ? undefined : version - 1 });
  },

  async scores(centreId, year) {
    return (await table.query(keys.scoresOf(centreId, year))).map(fromScoreItem);
  },

  async alert(caseNo, cause) {
    const item = await table.get(keys.alert(caseNo, cause));
    return item && fromAlertItem(item);
  },

  async alerts(caseNo) {
    return (await table.query(keys.alertsOf(caseNo))).map(fromAlertItem);
  },

  async saveAlert(next, was, history) {
    const { alert, version, year } = next;
    const writes: Write[] = [
      { versioned: { item: toAlertItem(next), expected: version === 1 ? undefined : version - 1 } },
      { put: alertLine(alert, year) },
      ...historyWrites(history, alert),
    ];
    const line = keys.alertLine(alert.lawyerId, year, alert.caseNo, alert.cause);
    const wasLine = was && keys.alertLine(was.alert.lawyerId, was.year, was.alert.caseNo, was.alert.cause);
    if (wasLine !== undefined && (wasLine.pk !== line.pk || wasLine.sk !== line.sk)) writes.push({ remove: wasLine });
    return table.transact(writes);
  },

  async evidence(id) {
    const pointer = await table.get(keys.evidencePointer(id));
    if (pointer === undefined) return undefined;
    const item = await table.get(keys.evidence(pointer['l'] as string, pointer['y'] as number, id));
    return item?.['e'] as Evidence | undefined;
  },

  async saveEvidence(evidence, history) {
    const { id, lawyerId, centreId, year, at, withdrawn } = evidence;
    // Recorded once and withdrawn once, whoever was faster.
    const version = withdrawn === undefined ? 1 : 2;
    const pointer = { ...keys.evidencePointer(id), l: lawyerId, y: year, v: version };
    return table.transact([
      { versioned: { item: pointer, expected: withdrawn === undefined ? undefined : 1 } },
      { put: { ...keys.evidence(lawyerId, year, id), e: evidence } },
      { put: { ...keys.centreEvidence(centreId, year, at, id), e: evidence } },
      ...historyWrites([history], { centreId }),
    ]);
  },

  async evidenceOf(lawyerId, centreId, year) {
    const items = await table.query(keys.evidenceOf(lawyerId, year));
    return items.map((item) => item['e'] as Evidence).filter((e) => e.centreId === centreId);
  },

  async evidenceIn({ centreId, year, limit, after }) {
    const before = after && keys.centreEvidence(centreId, year, after.at, after.name).sk;
    const { pk, sk } = keys.centreEvidenceOf(centreId, year);
    // All times lie between: they begin with a digit.
    const { items, isWhole } = await table.newest(pk, [sk, `${sk}~`], limit, before);
    return { evidence: items.map((item) => item['e'] as Evidence), isWhole };
  },

  async target(place) {
    const item = await table.get(targetKey(place));
    return item && writtenFrom(item, item['n'] as number);
  },

  async saveTarget({ target, ...place }, history, seen) {
    const { at, by } = history;
    const asSeen = seen && { attribute: 'n', value: seen.is };
    const item = { ...targetKey(place), n: target, by, w: at };
    return table.transact([{ put: item, seen: asSeen }, ...historyWrites([history], { centreId: place.centreId })]);
  },

  async targets(centreId, year) {
    const [own, lawyers] = await Promise.all([
      table.get(keys.centreTarget(centreId, year)),
      table.query(keys.targetsOf(centreId, year)),
    ]);
    const byLawyer = lawyers.map((item) => [(item['sk'] as string).slice('T#'.length), item['n'] as number] as const);
    return { ...(own === undefined ? {} : { own: own['n'] as number }), lawyers: new Map(byLawyer) };
  },

  async saveStatus({ lawyerId, centreId, year }, status, history) {
    const place = keys.status(lawyerId, year, centreId);
    const write: Write = status === undefined ? { remove: place } : { put: { ...place, status } };
    await table.writeAll([write, ...historyWrites([history], { centreId })]);
  },
});

const targetKey = ({ lawyerId, centreId, year }: TargetPlace): Key =>
  lawyerId === undefined ? keys.centreTarget(centreId, year) : keys.target(lawyerId, year, centreId);

const toAlertItem = ({ alert, year, version, changedAt }: StoredAlert): Item => ({
  ...keys.alert(alert.caseNo, alert.cause),
  alert,
  y: year,
  v: version,
  u: changedAt,
});

export const fromAlertItem = (item: Item): StoredAlert => ({
  alert: item['alert'] as Alert,
  year: item['y'] as number,
  version: item['v'] as number,
  changedAt: item['u'] as number,
});

export const fromScoreItem = (item: Item): StoredScore => ({
  centreId: item['c'] as string,
  lawyerId: item['l'] as string,
  year: item['y'] as number,
  score: item['score'] as LawyerScore,
  // Unpacked when it is asked for: a table of 3,000 lawyers has no use for it.
  get byMonth() {
    return unpack(item['m'] as Uint8Array) as ByMonth;
  },
  version: item['v'] as number,
});

/** What a score needs of an alert, where the score looks for it. */
const alertLine = (alert: Alert, year: number): Item => ({
  ...keys.alertLine(alert.lawyerId, year, alert.caseNo, alert.cause),
  centreId: alert.centreId,
  line: alert,
});
