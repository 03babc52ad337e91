import { digestOf } from '../domain/alert/digest.ts';
import type { PublishedAlert } from '../domain/alert/published-alert.ts';
import { alertMessage, summaryMessage } from '../domain/alert/tell-alerts.ts';
import type { Clock, Robot, RobotOutcome } from './ports.ts';

interface TellDeps {
  readonly robot: Robot;
  readonly clock: Clock;
  /** Address of the console, ending in `/`. */
  readonly consoleUrl?: string | undefined;
}

/** What came of a batch: the alerts nobody heard of, to be told later, and why. */
export interface Told<A> {
  readonly untold: readonly A[];
  /** Codes of the refusals, as the robot's service names them. */
  readonly codes: readonly string[];
}

/**
 * Has a robot tell a batch of alerts, single ones first. A refused message leaves its alerts untold and the others go on; where
 * the robot takes no more for a while, all that are left wait.
 */
export const tellAlerts =
  ({ robot, clock, consoleUrl }: TellDeps) =>
  async <A extends PublishedAlert>(batch: readonly A[]): Promise<Told<A>> => {
    const { singly, together } = digestOf(batch);
    const messages = singly.map((alert) => ({ of: [alert], text: alertMessage(alert, consoleUrl) }));
    if (together.length > 0) messages.push({ of: [...together], text: summaryMessage(together, consoleUrl) });
    const untold: A[] = [];
    const codes: string[] = [];
    let last: RobotOutcome = { kind: 'said' };
    for (const { of, text } of messages) {
      const isSilent = last.kind === 'refused' && last.isTooFast;
      if (!isSilent) {
        last = await robot.say(text, clock.now());
        if (last.kind === 'refused') codes.push(last.code);
      }
      if (last.kind === 'refused') untold.push(...of);
    }
    return { untold, codes };
  };
