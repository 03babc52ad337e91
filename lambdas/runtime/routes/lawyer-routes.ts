import { ObjectionBody } from '../../../contracts/console-api.ts';
import { runOf } from '../../../domain/assessment/assessment-table.ts';
import { objectToRow } from '../../../workflows/decide-table.ts';
import { showOwnRow } from '../../../workflows/explain-row.ts';
import { json, lawyerOf, requestTime } from '../http.ts';
import { bodyOf, notFound, queryOf, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** What a lawyer sees and does: the own row once it is published, and objections to it. Nobody else's. */
export const lawyerRoutes = (deps: RouteDeps): readonly Route[] => [
  {
    method: 'GET',
    path: /^\/v1\/me\/assessments\/(?<year>\d{4})$/,
    answer: async (event, [year = '']) => {
      const { id: lawyerId } = lawyerOf(event);
      const centreId = queryOf(event, 'centre') ?? '';
      const table = (await deps.store.assessmentTable(centreId, Number(year)))?.table;
      const shown = table?.publication === undefined ? table?.finals.at(-1)?.draft : table.draft;
      const own = shown && (await showOwnRow(deps)({ centreId, year: Number(year), run: runOf(shown) }, lawyerId));
      if (table === undefined || own === undefined) throw notFound();
      const objections = (await deps.store.objections(centreId, Number(year))).filter((one) => one.lawyerId === lawyerId);
      const { publication, finals } = table;
      return json(200, { ...own, publication, final: finals.at(-1), objections });
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/me\/assessments\/(?<year>\d{4})\/objections$/,
    isOnce: true,
    answer: async (event, [year = '']) => {
      const { id: lawyerId } = lawyerOf(event);
      const { centreId, text } = bodyOf(event, ObjectionBody);
      const act = { centreId, year: Number(year), at: requestTime(event), by: lawyerId };
      return settled(await objectToRow(deps)(act, text));
    },
  },
];
