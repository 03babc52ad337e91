import { isDeepStrictEqual } from 'node:util';
import { fromScoreItem } from '../../adapters/dynamodb/judgement-store.ts';
import { causesOf } from '../../domain/alert/alert-causes.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import { openAlert } from '../../domain/alert/open-alert.ts';
import { callEntry } from '../../domain/conversation/call-list.ts';
import { tallyByMonth } from '../../domain/score/by-month.ts';
import { scoreLawyer } from '../../domain/score/score-lawyer.ts';
import type { Left, Report } from './left-behind.ts';
import { plain } from './left-behind.ts';
import { POLICY } from './simulated-policy.ts';
import type { Watch } from './watch.ts';

/** Every score is what it is when reckoned anew. */
export const scoresRight = ({ followUps, alerts, scores }: Left, report: Report): void => {
  const places = new Map<string, { lawyerId: string; centreId: string; year: number }>();
  for (const { followUp } of followUps.values()) {
    const { lawyerId, centreId } = followUp.closing;
    places.set(`${lawyerId} ${centreId} ${followUp.year}`, { lawyerId, centreId, year: followUp.year });
  }
  const known = new Map(
    scores.map((item) => [`${String(item['l'])} ${String(item['c'])} ${String(item['y'])}`, fromScoreItem(item)]),
  );
  for (const [name, stored] of known) {
    const { lawyerId, centreId, year } = stored;
    places.set(name, { lawyerId, centreId, year });
  }
  for (const [name, { lawyerId, centreId, year }] of places) {
    const followUpsHere = [...followUps.values()]
      .map(({ followUp }) => followUp)
      .filter((f) => f.closing.lawyerId === lawyerId && f.closing.centreId === centreId && f.year === year)
      .toSorted((a, b) => (a.closing.caseNo < b.closing.caseNo ? -1 : 1));
    const alertsHere = alerts
      .filter((alert) => alert.lawyerId === lawyerId && alert.centreId === centreId)
      .toSorted((a, b) => (`${a.caseNo}#${a.cause}` < `${b.caseNo}#${b.cause}` ? -1 : 1));
    const input = { followUps: followUpsHere, alerts: alertsHere, policy: POLICY };
    const right = { score: scoreLawyer(input), byMonth: tallyByMonth(input) };
    const is = known.get(name);
    const about = [lawyerId, ...followUpsHere.map((f) => f.closing.caseNo)];
    if (is === undefined) report('scores as recomputed', `${name} has no score`, ...about);
    else if (!isDeepStrictEqual(plain({ score: is.score, byMonth: is.byMonth }), plain(right)))
      report('scores as recomputed', `${name}: ${JSON.stringify(is.score)} instead of ${JSON.stringify(right.score)}`, ...about);
  }
};

/** Every alert that is called for is there, was told, and has one line with its lawyer. */
export const alertsTold = ({ watch }: { readonly watch: Watch }, { followUps, alerts, lines }: Left, report: Report): void => {
  const known = new Map(alerts.map((alert) => [`${alert.caseNo} ${alert.cause}`, alert]));
  for (const { followUp } of followUps.values()) {
    const { caseNo } = followUp.closing;
    for (const { cause } of causesOf(followUp))
      if (!known.has(`${caseNo} ${cause}`))
        report('alerts recorded and published', `${caseNo} calls for an alert on ${cause}`, caseNo);
  }
  for (const { caseNo, cause, level } of alerts)
    if (!watch.published.has(`${caseNo} ${cause} ${level}`))
      report('alerts recorded and published', `nobody was told of ${cause} of ${caseNo} at level ${level}`, caseNo);
  const linesOf = new Map<string, number>();
  for (const { line } of lines as readonly { line?: Alert }[]) {
    const name = `${line?.caseNo ?? ''} ${line?.cause ?? ''}`;
    linesOf.set(name, (linesOf.get(name) ?? 0) + 1);
  }
  for (const [name, alert] of known)
    if (linesOf.get(name) !== 1)
      report('alerts recorded and published', `the alert ${name} has ${linesOf.get(name) ?? 0} lines`, alert.caseNo);
};

/** Call lists and lists of open alerts are what they are when reckoned anew. */
export const listsRight = ({ followUps, alerts, calls, openAlerts }: Left, report: Report): void => {
  const wanted = [...followUps.values()].flatMap(({ followUp }) => callEntry(followUp, POLICY) ?? []);
  const entries = new Map(calls.map(({ entry }) => [(entry as { caseNo: string }).caseNo, entry]));
  for (const entry of wanted)
    if (!isDeepStrictEqual(plain(entries.get(entry.caseNo) ?? {}), plain(entry)))
      report('lists as recomputed', `${entry.caseNo} is not on the call list as it should be`, entry.caseNo);
  if (calls.length !== wanted.length) {
    const right = new Set(wanted.map(({ caseNo, centreId }) => `${centreId} ${caseNo}`));
    const wrong = calls
      .map(({ pk, entry }) => `${(pk as string).slice(2)} ${(entry as { caseNo: string }).caseNo}`)
      .filter((name) => !right.has(name));
    report(
      'lists as recomputed',
      `on a call list without a reason: ${wrong.join(', ')}`,
      ...wrong.map((name) => name.split(' ')[1] ?? ''),
    );
  }
  const open = new Set(alerts.flatMap((alert) => openAlert(alert) ?? []).map(({ caseNo, cause }) => `${caseNo} ${cause}`));
  const listed = openAlerts.map(({ sk }) => (sk as string).split('#').slice(1).join(' '));
  for (const name of new Set([...open, ...listed]))
    if (listed.filter((one) => one === name).length !== (open.has(name) ? 1 : 0))
      report(
        'lists as recomputed',
        `the alert ${name} is ${open.has(name) ? 'open' : 'not open'} and listed otherwise`,
        name.split(' ')[0] ?? '',
      );
};
