import type { Schedule } from './schedule.ts';
import type { Change } from './table-calls.ts';

/** Keeps what happened in a run, to be read when the run fails. Off, it costs nothing. */
export class Trace {
  private readonly schedule: Schedule;
  private readonly isOn: boolean;
  private readonly lines: string[] = [];

  constructor(schedule: Schedule, isOn: boolean) {
    [this.schedule, this.isOn] = [schedule, isOn];
  }

  note(what: () => string): void {
    if (this.isOn) this.lines.push(`${new Date(this.schedule.now).toISOString()} ${what()}`);
  }

  change({ key, was, is }: Change, by: string): void {
    this.note(
      () =>
        `${by} ${is === undefined ? 'removes' : was === undefined ? 'makes' : 'changes'} ${key.pk} ${key.sk}${difference(was, is)}`,
    );
  }

  /** The last lines up to a moment that name one of these things. */
  about(names: readonly string[], until: number, most: number): readonly string[] {
    const end = new Date(until).toISOString();
    const isWanted = (line: string): boolean =>
      line.slice(0, end.length) <= end && names.some((name) => new RegExp(`${name}(?!\\d)`).test(line));
    return this.lines.filter(isWanted).slice(-most);
  }
}

/** Keys stand before, sealed things say nothing. */
const UNTOLD: ReadonlySet<string> = new Set(['pk', 'sk', 'p', 'cm', 'm', 'ttl']);

const difference = (was: object = {}, is: object = {}): string => {
  const [before, after] = [was as Record<string, unknown>, is as Record<string, unknown>];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !UNTOLD.has(name));
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return changed.map((name) => ` ${name}=${shortened(name in after ? JSON.stringify(after[name]) : 'none')}`).join('');
};

const shortened = (text: string): string => (text.length > 200 ? `…${text.slice(-200)}` : text);
