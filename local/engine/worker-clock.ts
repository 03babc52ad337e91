import { type ClockReading, timeOf } from './clock.ts';

/**
 * Makes `Date` show the engine's time in this thread. Code under it needs no hook: `new Date()` and `Date.now()` are all
 * there is to replace. Timers and `performance` stay real, so that time-outs and measurements mean what they say.
 *
 * @returns sets the clock that `Date` shows from now on
 */
export const installClock = (): ((reading: ClockReading) => void) => {
  const MachineDate = Date;
  let reading: ClockReading = { base: MachineDate.now(), since: MachineDate.now(), speed: 1 };
  const now = (): number => timeOf(reading, MachineDate.now());

  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === globalThis.Date ? target : newTarget) as Date,
    apply: () => new MachineDate(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown)),
  });
  // So that `date.constructor` is the Date everybody sees.
  Object.defineProperty(MachineDate.prototype, 'constructor', { value: globalThis.Date, writable: true, configurable: true });
  return (next) => {
    reading = next;
  };
};
