import { ALERT_CAUSES, ALERT_LEVELS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { localClock, localDate } from '../shared/zone.ts';
import { CAUSE_WORDS, LEVEL_WORDS } from './alert-words.ts';
import type { PublishedAlert } from './published-alert.ts';

/*
 * What a chat robot says of alerts: Chinese first, then English. Ids only, never who the client or the lawyer is, and never
 * an answer: group chats are read on telephones, over shoulders.
 */

/** Case numbers a summary names at most. */
export const MOST_CASES = 10;
/** Centres a summary counts by name at most; those with most alerts. */
export const MOST_CENTRES = 10;

/** Address of the console, up to what is appended here; absent where none is set. */
type ConsoleUrl = string | undefined;

const RAISED = { zh: '回访提醒', en: 'Alert' };
const OVERDUE = { zh: '回访提醒超期上报', en: 'Alert overdue' };
const HANDED_UP = { zh: '回访提醒人工上报', en: 'Alert handed up' };

/** One alert in a message of its own. */
export const alertMessage = (alert: PublishedAlert, consoleUrl: ConsoleUrl): string => {
  const { caseNo, cause, level, centreId, audience, occasion, isByHand, contactBy, resolveBy, zone } = alert;
  const contact = momentIn(contactBy, zone);
  const resolve = momentIn(resolveBy, zone);
  const isUp = occasion === 'escalated';
  const title = isUp ? (isByHand ? HANDED_UP : OVERDUE) : RAISED;
  return lines(
    `【${title.zh}】${LEVEL_WORDS[level].zh}:${CAUSE_WORDS[cause].zh}`,
    `案号:${caseNo} 机构:${centreId}${isUp ? ` 上报:${audience}` : ''}`,
    `首次联系期限:${contact}`,
    `办结期限:${resolve}`,
    `[${title.en}] ${LEVEL_WORDS[level].en}: ${CAUSE_WORDS[cause].en}`,
    `Case ${caseNo}, centre ${centreId}${isUp ? `, told to ${audience}` : ''}`,
    `Contact by ${contact}, resolve by ${resolve} (${zone})`,
    consoleUrl && `${consoleUrl}#/cases/${encodeURIComponent(caseNo)}`,
  );
};

/** Several alerts in one message: how many of what, and the gravest cases. */
export const summaryMessage = (alerts: readonly PublishedAlert[], consoleUrl: ConsoleUrl): string => {
  const up = alerts.filter(({ occasion }) => occasion === 'escalated');
  const byHand = up.filter(({ isByHand }) => isByHand).length;
  const overdue = up.length - byHand;
  const levels = ALERT_LEVELS.toReversed().flatMap((level) =>
    counted(alerts, (alert) => alert.level === level, LEVEL_WORDS[level]),
  );
  const causes = ALERT_CAUSES.flatMap((cause) => counted(alerts, (alert) => alert.cause === cause, CAUSE_WORDS[cause]));
  const cases = [...new Set(alerts.map(({ caseNo }) => caseNo))];
  return lines(
    `【回访提醒汇总】共${alerts.length}条,其中超期上报${overdue}条${byHand === 0 ? '' : `,人工上报${byHand}条`}`,
    `[Alerts together] ${alerts.length}, of which overdue ${overdue}${byHand === 0 ? '' : `, handed up ${byHand}`}`,
    `级别 Levels:${levels.join(';')}`,
    `原因 Causes:${causes.join(';')}`,
    `机构 Centres:${centres(alerts).join(';')}`,
    `案号 Cases:${cases.slice(0, MOST_CASES).join('、')}${cases.length > MOST_CASES ? ` …(共${cases.length}件 of ${cases.length})` : ''}`,
    consoleUrl && `${consoleUrl}#/alerts`,
  );
};

const counted = (
  alerts: readonly PublishedAlert[],
  is: (alert: PublishedAlert) => boolean,
  { zh, en }: { readonly zh: string; readonly en: string },
): readonly string[] => {
  const count = alerts.filter(is).length;
  return count === 0 ? [] : [`${zh} ${en} ${count}`];
};

/** Counts by centre, the largest first; those beyond the most that are named are counted together. */
const centres = (alerts: readonly PublishedAlert[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { centreId } of alerts) counts.set(centreId, (counts.get(centreId) ?? 0) + 1);
  const sorted = [...counts].toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1));
  const others = sorted.slice(MOST_CENTRES).reduce((sum, [, count]) => sum + count, 0);
  const named = sorted.slice(0, MOST_CENTRES).map(([id, count]) => `${id} ${count}`);
  return others === 0 ? named : [...named, `其他 others ${others}`];
};

/** Date and clock time of a zone, to the minute. */
const momentIn = (at: Instant, zone: string): string => `${localDate(at, zone)} ${localClock(at, zone)}`;

const lines = (...texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined).join('\n');
