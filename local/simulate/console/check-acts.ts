import type { Evidence } from '../../../domain/assessment/evidence.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { Report } from '../left-behind.ts';
import type { Item } from '../table-calls.ts';
import type { Act } from './desk.ts';

/** What a run left behind that people have a hand in. */
export interface LeftByPeople {
  readonly items: readonly Item[];
  readonly followUps: readonly FollowUp[];
  readonly alerts: readonly Alert[];
  /** Cases that were opened again: what had come of the survey began anew. */
  readonly reopened: ReadonlySet<string>;
}

interface Body {
  readonly action?: string;
  readonly outcome?: string;
  readonly note?: string;
  readonly reason?: string;
  readonly answers?: Readonly<Record<string, number>>;
  readonly correctTo?: number;
}

/** Whether each act that was answered has had its effect, and each act at most one. */
export const checkActs = (acts: readonly Act[], left: LeftByPeople, report: Report): void => {
  const found = new Found(left, acts);
  for (const act of acts) {
    const [, kind = '', id = '', what = '', cause = ''] = act.path.slice(1).split('/');
    const about = [id, act.key];
    // What became of annual tables is looked at by itself.
    const isOfTable = kind === 'centres' || kind === 'assessments';
    if (act.answer === undefined) {
      report('nothing acknowledged lost', `${act.path} was never answered`, ...about);
      continue;
    }
    const traces = found.tracesOf(act);
    const isDone = act.answer.outcome === 'done' && act.answer.status === 200;
    if (traces > 1 + found.reopenedAfter(act, id, cause))
      report('an act counts once', `${act.path} of ${act.by.id} left ${traces} traces`, ...about);
    if (isDone && wordsOf(act) !== '' && traces === 0)
      report('nothing acknowledged lost', `${act.path} was answered ${act.answer.outcome} and left no trace`, ...about);
    if (!isDone && act.answer.outcome !== 'recorded' && act.answer.outcome !== 'withdrawn') continue;
    const isBegunAnew = left.reopened.has(id) && kind === 'cases' && what !== 'alerts';
    if (!isOfTable && !isBegunAnew && !found.has(act, kind, id, what, cause))
      report('nothing acknowledged lost', `${act.path} was answered ${act.answer.outcome} and is not there`, ...about);
  }
};

/** The words by which an act's traces are known; `''` where it leaves none in the history. */
const wordsOf = ({ body }: Act): string => {
  const { note, reason } = body as Body;
  return note ?? reason ?? '';
};

class Found {
  private readonly followUps: ReadonlyMap<string, FollowUp>;
  private readonly alerts: ReadonlyMap<string, Alert>;
  private readonly evidence: ReadonlyMap<string, Evidence>;
  /** Lines of the centres' histories, by who did it and why. */
  private readonly lines = new Map<string, number>();
  /** The last ruling on a case's response. */
  private readonly rulings = new Map<string, string>();

  constructor({ items, followUps, alerts }: LeftByPeople, acts: readonly Act[]) {
    for (const { path } of acts.filter(({ answer }) => answer?.outcome !== 'no-response')) {
      const [, caseNo = '', ruling = ''] = /\/cases\/(.+)\/(void|restore)$/.exec(path) ?? [];
      if (caseNo !== '') this.rulings.set(caseNo, ruling);
    }
    this.followUps = new Map(followUps.map((f) => [f.closing.caseNo, f]));
    this.alerts = new Map(alerts.map((alert) => [`${alert.caseNo} ${alert.cause}`, alert]));
    const evidence = items.filter(({ pk, sk }) => (pk as string).startsWith('L#') && (sk as string).startsWith('E#'));
    this.evidence = new Map(evidence.map(({ e }) => [(e as Evidence).id, e as Evidence]));
    for (const { pk, sk, w, y } of items as readonly Record<string, string>[]) {
      if (pk?.startsWith('C#') !== true || sk?.startsWith('H#') !== true) continue;
      const name = `${w ?? ''} ${y ?? ''}`;
      this.lines.set(name, (this.lines.get(name) ?? 0) + 1);
    }
  }

  /** How often an act stands in the histories: what was done, and why. */
  tracesOf(act: Act): number {
    const words = wordsOf(act);
    if (words === '') return 0;
    const { action } = act.body as Body;
    // Beside its own line a resolution may leave one of an answer put right and one of a complaint.
    const counts = [...this.lines].filter(
      ([name]) => name.endsWith(` ${words}`) && (action === undefined || name.startsWith('alert:')),
    );
    return counts.reduce((sum, [, count]) => sum + count, 0);
  }

  /** How often an alert was reopened after this very act: tried again then, it resolves what is open (docs/reliability.md, Limits). */
  reopenedAfter({ body }: Act, caseNo: string, cause: string): number {
    const { note } = body as Body;
    return this.alerts.get(`${caseNo} ${cause}`)?.earlier.filter((resolution) => resolution.note === note).length ?? 0;
  }

  has(act: Act, kind: string, id: string, what: string, cause: string): boolean {
    const body = act.body as Body;
    if (kind === 'evidence') {
      const piece = this.evidence.get(id);
      return what === 'withdrawal' ? piece?.withdrawn !== undefined : piece?.note === body.note;
    }
    const f = this.followUps.get(id);
    switch (what) {
      case 'alerts': {
        const alert = this.alerts.get(`${id} ${cause}`);
        // Reopened, by a graver word or by the client, it keeps how it was resolved before.
        if (body.action === 'contact') return alert?.contactedAt !== undefined || (alert?.earlier.length ?? 0) > 0;
        return [alert, ...(alert?.earlier ?? [])].some((is) => is?.outcome === body.outcome && is?.note === body.note);
      }
      case 'calls':
        return f?.calls.filter(({ note }) => note === body.note).length === 1;
      case 'answers':
        return f !== undefined && holdsAnswers(f, body.answers ?? {}, act);
      case 'void':
      case 'restore':
        return (f?.voided !== undefined) === (this.rulings.get(id) === 'void');
      default:
        return false;
    }
  }
}

/** Whether entered answers are the case's, but for what was put right afterwards. */
const holdsAnswers = (f: FollowUp, answers: Readonly<Record<string, number>>, { askedAt }: Act): boolean =>
  Object.entries(answers).every(
    ([question, value]) =>
      f.answers[question as keyof FollowUp['answers']] === value ||
      f.corrections.some((corrected) => corrected.question === question && corrected.at >= askedAt),
  );
