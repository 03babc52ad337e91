import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeAnnualFile } from '../../adapters/spreadsheet/annual-files.ts';
import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import { assessCentre } from '../../workflows/assess-centre.ts';
import { askForExport } from '../../workflows/exports/ask-for-export.ts';
import { centresBelow } from '../../workflows/exports/centres-below.ts';
import { exportKey, exportName } from '../../workflows/exports/export-place.ts';
import { makeExport } from '../../workflows/exports/make-export.ts';
import type { Deps, ExportManifest, Exports, Store } from '../../workflows/ports.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { runOf } from '../../domain/assessment/assessment-table.ts';
import { weekdays } from '../domain/alert/alerts.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { testStore } from '../fixtures/table.ts';

const YEAR = 2025;
const AT = Date.parse('2026-01-15T10:00:00+08:00');
const PLACE = { centreId: 'C1', year: YEAR, run: runOf({ at: AT, by: '' }) };

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
  const tree = { P: undefined, C1: 'P', C2: 'P', T1: 'C1' } as const;
  for (const [id, parentId] of Object.entries(tree)) {
    const centre = { id, name: id, level: 'county' as const, zone: 'Asia/Shanghai', ...(parentId && { parentId }) };
    await store.enterCentre(centre, undefined, { centreId: id, at: AT, by: 'x', what: 'x', why: '' });
    await store.saveCentre(centre, {});
  }
  const deps = { store, clock: { now: () => AT, pause: () => Promise.resolve() }, calendar: weekdays };
  for (const lawyerId of ['L1', 'L2']) {
    for (let i = 0; i < 3; i += 1) {
      const followUp = answered(`${lawyerId}-${i}`, 5, { closing: { lawyerId, centreId: 'C1' } });
      await store.saveFollowUp({ followUp, version: 1, changedAt: AT }, undefined, []);
    }
    await recomputeScore(deps)({ lawyerId, centreId: 'C1', year: YEAR }, AT);
  }
  await assessCentre(deps)({ centreId: 'C1', year: YEAR, at: AT, by: 'sup-1' });
});
afterAll(async () => stop());

const asked = (rest: Partial<AnnualExport> = {}): AnnualExport => ({
  id: 'x',
  centreId: 'C1',
  year: YEAR,
  file: 'assessment.csv',
  version: 'draft',
  below: false,
  at: AT,
  by: 'sup-1',
  why: '报送',
  ...rest,
});

/** Exports kept in a map: the bucket is tried in `test/adapters/exports.test.ts`. */
const kept = () => {
  const files = new Map<string, ExportManifest & { readonly text: string }>();
  const exports: Exports = {
    async save({ key, contentType, chunks, rows, about }) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const bytes = Buffer.concat(parts);
      const made = { key, contentType, rows: rows(), bytes: bytes.length, sha256: '', about: about?.() ?? {} };
      files.set(key, { ...made, text: bytes.toString() });
      return made;
    },
    manifest: (key) => Promise.resolve(files.get(key)),
    downloadUrl: (key) => Promise.resolve(key),
  };
  return { files, exports };
};
const make = (request: AnnualExport, from: Store = store, { exports } = kept()) =>
  makeExport({ store: from, exports, write: writeAnnualFile })(request);

describe('an export', () => {
  test('that lies there whole is not made again', async () => {
    const { exports, files } = kept();
    const first = await make(asked(), store, { exports, files });
    const never = new Proxy(store, { get: () => () => Promise.reject(new Error('read again')) });
    expect(await make(asked(), never, { exports, files })).toMatchObject(first);
  });

  test.each(['assessment.csv', 'assessment.xlsx', 'bar.csv', 'public.csv'] as const)(
    '%s is never cut short: a run that goes while it is read fails, and leaves no file',
    async (file) => {
      const { exports, files } = kept();
      const going: Store = {
        ...store,
        async *eachAssessmentRow(place) {
          for await (const row of store.eachAssessmentRow(place)) {
            yield row;
            return;
          }
        },
      };
      await expect(make(asked({ file }), going, { exports, files })).rejects.toThrow('1 rows of 2');
      expect(files.size).toBe(0);
    },
  );

  test('of rows without what they rest on fails', async () => {
    const without: Store = { ...store, async *eachKeptInput() {} };
    await expect(make(asked({ file: 'assessment.xlsx' }), without)).rejects.toThrow('keeps no input of L1 in C1');
  });

  test('of a node names what went in, and centres with closings and no table', async () => {
    const manifest = await make(asked({ centreId: 'P', below: true }));
    expect(manifest).toMatchObject({ rows: 2, about: { tables: [{ centreId: 'C1', run: PLACE.run, rows: 2 }], missing: [] } });
    const final = await make(asked({ centreId: 'P', below: true, version: 'final' }));
    expect(final).toMatchObject({ rows: 0, about: { tables: [], missing: ['C1'] } });
  });

  test('of nothing is an empty table that explains itself', async () => {
    expect(await make(asked({ centreId: 'C2', below: true, file: 'assessment.xlsx' }))).toMatchObject({ rows: 0 });
  });
});

test('a tree is walked from the top, each centre before those below it, and a loop ends', async () => {
  const walked = async (from: Pick<Deps, 'store'>, id: string) => {
    const ids: string[] = [];
    for await (const centreId of centresBelow(from, id)) ids.push(centreId);
    return ids;
  };
  expect(await walked({ store }, 'P')).toEqual(['P', 'C1', 'T1', 'C2']);
  const loop = { ...store, children: (id: string) => Promise.resolve([{ id, name: id, level: 'county' as const, zone: '' }]) };
  expect(await walked({ store: loop }, 'P')).toHaveLength(10);
});

describe('asking for one', () => {
  const ask = (rest: Partial<AnnualExport>, queued: AnnualExport[] = []) => {
    const queues = { exportTable: (message: AnnualExport) => Promise.resolve(void queued.push(message)) } as Deps['queues'];
    const { id: _, ...request } = asked(rest);
    return askForExport({ store, queues })({ ...request, requestId: 'r-1' });
  };

  test('is on record before it is made', async () => {
    const queued: AnnualExport[] = [];
    const answer = await ask({}, queued);
    expect(answer).toEqual({ ok: true, value: { ...asked(), id: expect.stringMatching(/^20260115T020000Z-[0-9a-f]{8}$/) } });
    expect(answer.ok && queued).toEqual([answer.ok && answer.value]);
    expect(await store.exports('C1', YEAR)).toEqual(queued);
  });

  test.each<[string, Partial<AnnualExport>]>([
    ['of a version there is not', { version: 'v1' }],
    ['of a centre without a table', { centreId: 'C2' }],
    ['of one version of many centres', { centreId: 'P', below: true, version: 'v1' }],
    ['of what is no version', { centreId: 'P', below: true, version: 'last' }],
  ])('%s is refused', async (_, rest) => expect(await ask(rest)).toEqual({ ok: false, error: 'no-version' }));
});

test('places and names', () => {
  expect(exportKey(asked({ centreId: 'C/1' }))).toBe('assessments/C%2F1/2025/x/assessment.csv');
  expect(exportName(asked())).toBe('2025-C1-draft-assessment.csv');
});
