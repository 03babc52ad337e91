import { AnnualExportBody } from '../../../contracts/console-api.ts';
import { isKept } from '../../../domain/assessment/annual-export.ts';
import { askForExport } from '../../../workflows/exports/ask-for-export.ts';
import { exportKey, exportName } from '../../../workflows/exports/export-place.ts';
import { noteExport } from '../../../workflows/note-export.ts';
import type { FileDeps } from '../../../workflows/ports.ts';
import type { HttpEvent } from '../http.ts';
import { json } from '../http.ts';
import type { Route, RouteDeps } from './route.ts';
import { actorsOf, bodyOf, conflict, notFound } from './route.ts';

const EXPORTS = '/v1/centres/(?<centreId>[^/]+)/assessments/(?<year>\\d{4})/exports';

/**
 * Files of the annual table, made by a function of their own and kept in a bucket.
 *
 * POST …/exports {file, version, below, why} -> 202 {export}: asked for, and on record.
 * GET …/exports -> {exports}: who asked for what, when and why. GET …/exports/{id} -> {export, state, manifest}.
 * POST …/exports/{id}/link -> {url, manifest}: for five minutes; who took it is on record; 409 `removed` after its life.
 */
export const exportRoutes = (deps: Pick<RouteDeps, 'store' | 'queues'> & Pick<FileDeps, 'exports'>): readonly Route[] => {
  const { store, exports } = deps;
  const actors = actorsOf(deps);
  const onYear = async (event: HttpEvent, [centreId = '', year = '']: readonly string[]) => {
    const who = await actors.at(event, 'read-assessment', centreId);
    return { centreId, year: Number(year), who };
  };
  const onExport = async (event: HttpEvent, parts: readonly string[]) => {
    const { centreId, year, who } = await onYear(event, parts);
    const asked = await store.export(centreId, year, parts[2] ?? '');
    if (asked === undefined) throw notFound();
    return { who, asked, manifest: await exports.manifest(exportKey(asked)) };
  };
  return [
    {
      method: 'POST',
      path: new RegExp(`^${EXPORTS}$`),
      isOnce: true,
      answer: async (event, parts) => {
        const { who, ...place } = await onYear(event, parts);
        const { version = 'draft', below = false, ...body } = bodyOf(event, AnnualExportBody);
        const { requestId } = event.requestContext;
        const asked = await askForExport(deps)({ ...place, ...body, version, below, ...who, requestId });
        if (!asked.ok) throw notFound();
        return json(202, { export: asked.value });
      },
    },
    {
      method: 'GET',
      path: new RegExp(`^${EXPORTS}$`),
      answer: async (event, parts) => {
        const { centreId, year } = await onYear(event, parts);
        return json(200, { exports: await store.exports(centreId, year) });
      },
    },
    {
      method: 'GET',
      path: new RegExp(`^${EXPORTS}/(?<id>[^/]+)$`),
      answer: async (event, parts) => {
        const { who, asked, manifest } = await onExport(event, parts);
        const made = isKept(asked, who.at) ? 'made' : 'removed';
        return json(200, { export: asked, state: manifest === undefined ? 'asked' : made, manifest });
      },
    },
    {
      method: 'POST',
      path: new RegExp(`^${EXPORTS}/(?<id>[^/]+)/link$`),
      answer: async (event, parts) => {
        const { who, asked, manifest } = await onExport(event, parts);
        if (manifest === undefined) throw notFound();
        if (!isKept(asked, who.at)) throw conflict('removed');
        await noteExport(deps)('ExportTaken', asked, who);
        return json(200, { url: await exports.downloadUrl(exportKey(asked), exportName(asked)), manifest });
      },
    },
  ];
};
