import type { ReplayEvent } from '../../contracts/replay-event.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { unreachable } from '../../domain/shared/unreachable.ts';
import { firstAllowedMoment } from '../../domain/shared/window.ts';
import { localClock, localDate } from '../../domain/shared/zone.ts';
import type { ClosingRow, Random } from './closing-row.ts';
import { lawyerOf, ZONE } from './people.ts';
import type { Step } from './steps.ts';

const OFFICE_HOURS = { windowFrom: '09:00', windowTo: '17:00' };
const SUPERVISOR = 'sup-1';
const CLERK = 'clerk-1';

/** What happens in one case, step by step. Clients take minutes, offices hours, and offices act by day. */
export const tellCase = (row: ClosingRow, from: Instant, story: readonly Step[], random: Random): readonly ReplayEvent[] => {
  const caseNo = row['案号'] ?? '';
  const events: ReplayEvent[] = [];
  let now = from;
  let messages = 0;
  const after = (minutes: number): Instant => (now += Math.round(minutes) * MINUTE_MS);
  const atOffice = (hours: number): Instant => (now = firstAllowedMoment(after(60 * hours), ZONE, OFFICE_HOURS));

  for (const step of story) {
    switch (step.do) {
      case 'wait':
        now += step.hours * HOUR_MS;
        break;
      case 'say':
        messages += 1;
        // A client opens the first text when there is time for it, and then answers question after question.
        after(messages === 1 ? 5 + 50 * random() : 1 + 4 * random());
        events.push({
          at: now,
          type: 'reply',
          from: `+86${row['联系电话'] ?? ''}`,
          body: step.body,
          id: `${caseNo}-${messages}`,
        });
        break;
      case 'again': {
        const last = events.at(-1);
        if (last) events.push({ ...last, at: after(1) });
        break;
      }
      case 'web':
        events.push({ at: after(20), type: 'web', caseNo, answers: step.answers, comment: step.comment ?? '' });
        break;
      case 'phone':
        events.push({ at: atOffice(1), type: 'phone', caseNo, answers: step.answers, by: CLERK });
        break;
      case 'delivery':
        events.push({ at: after(1), type: 'delivery', caseNo, status: step.status });
        break;
      case 'contact':
        events.push({ at: atOffice(3), type: 'alert', caseNo, cause: step.cause, action: 'contact', by: SUPERVISOR });
        break;
      case 'resolve': {
        const { cause, outcome, note } = step;
        events.push({ at: atOffice(26), type: 'alert', caseNo, cause, action: 'resolve', outcome, note, by: SUPERVISOR });
        break;
      }
      case 'void':
        events.push({ at: atOffice(1), type: 'void', caseNo, reason: step.reason, by: SUPERVISOR });
        break;
      case 'reopen':
        events.push({ at: atOffice(1), type: 'reopened', caseNo });
        break;
      case 'close-again':
        events.push({ at: atOffice(1), type: 'closing', row: closedAgain(row, step.lawyer, now) });
        break;
      default:
        unreachable(step);
    }
  }
  return events;
};

/** With another lawyer it is the same closing; with the same one the case was closed anew, now. */
const closedAgain = (row: ClosingRow, lawyer: string | undefined, now: Instant): ClosingRow => {
  if (lawyer === undefined) return { ...row, 结案时间: `${localDate(now, ZONE)} ${localClock(now, ZONE)}`, 归档日期: '' };
  const { id, name, firm } = lawyerOf(lawyer);
  return { ...row, 执业证号: id, 承办律师: name, 律所: firm };
};
