import { assessmentFile, FILES } from './runtime/assessment-files.ts';
import { clock } from './runtime/clock.ts';
import { entry } from './runtime/entry.ts';
import { answering } from './runtime/http.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { actorsOf, notFound, queryOf } from './runtime/routes/route.ts';
import { store } from './runtime/store.ts';
import { noteExport } from '../workflows/note-export.ts';
import { placeOf } from '../workflows/run-place.ts';

/**
 * GET /v1/centres/{centreId}/assessments/{year}/files/{file}?version= -> one file of the annual table. Who took which file is
 * in the history before the file is made. A function of its own: the console's is not to carry a spreadsheet library.
 */
export const handler = entry<HttpEvent, HttpResult>(() => {
  const deps = { store: store(), clock };
  const actors = actorsOf(deps);
  return (event) =>
    answering(async () => {
      const { centreId = '', year = '', file = '' } = event.pathParameters ?? {};
      const who = await actors.at(event, 'read-assessment', centreId);
      const version = queryOf(event, 'version') ?? 'draft';
      const place = await placeOf(deps)(centreId, Number(year), version);
      const name = FILES.find((known) => known === file);
      if (place === undefined || name === undefined) throw notFound();
      await noteExport(deps)(place, { ...who, file: name, version });
      return assessmentFile(deps, place, name);
    });
});
