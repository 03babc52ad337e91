import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Model } from '../model.ts';
import { compilePattern } from '../patterns.ts';
import type { BusEvent } from './event-buses.ts';

/** The archives of event buses: what came over a bus, to be put on it again. */
export interface Archives {
  /** Keeps an event in every archive of its bus whose pattern it fits; a replayed one was kept before. */
  readonly keep: (bus: string, event: BusEvent) => void;
  /** The events of an archive with a time from a moment on and before another; undefined when there is no such archive. */
  readonly between: (archiveArn: string, from: number, to: number) => readonly BusEvent[] | undefined;
  /** The bus an archive belongs to. */
  readonly busOf: (archiveArn: string) => string | undefined;
}

interface Kept {
  readonly archive: string;
  readonly event: BusEvent;
}

const DAY_MS = 24 * 3600_000;

/** @param file where the events are kept across restarts, one a line; in memory where absent */
export const openArchives = (model: Model, clock: Clock, file?: string): Archives => {
  const archives = model.ofType('AWS::Events::Archive').map(({ arn, properties }) => ({
    arn,
    bus: properties.SourceArn.split('/').pop() ?? properties.SourceArn,
    fits: compilePattern(properties.EventPattern ?? {}),
    retentionMs: (properties.RetentionDays ?? 0) * DAY_MS,
  }));
  const isKept = ({ archive, event }: Kept): boolean => {
    const found = archives.find(({ arn }) => arn === archive);
    return found !== undefined && (found.retentionMs === 0 || Date.parse(event.time) >= clock.now() - found.retentionMs);
  };
  const lines = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  const kept = lines.map((line) => JSON.parse(line) as Kept).filter(isKept);
  // Events hold names and numbers: what is past its time does not stay.
  if (file !== undefined && archives.length > 0) writeFileSync(file, kept.map(encode).join(''));
  return {
    keep: (bus, event) => {
      if (event['replay-name'] !== undefined) return;
      for (const archive of archives) {
        if (archive.bus !== bus || !archive.fits(event)) continue;
        const one = { archive: archive.arn, event };
        kept.push(one);
        if (file !== undefined) appendFileSync(file, encode(one));
      }
    },
    between: (archiveArn, from, to) => {
      if (!archives.some(({ arn }) => arn === archiveArn)) return undefined;
      const isAsked = ({ archive, event }: Kept): boolean =>
        archive === archiveArn && Date.parse(event.time) >= from && Date.parse(event.time) < to;
      return kept.filter((one) => isKept(one) && isAsked(one)).map(({ event }) => event);
    },
    busOf: (archiveArn) => archives.find(({ arn }) => arn === archiveArn)?.bus,
  };
};

const encode = (one: Kept): string => `${JSON.stringify(one)}\n`;
