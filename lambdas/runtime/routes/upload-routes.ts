import { UPLOAD_ACTIONS } from '../../../domain/shared/permissions.ts';
import { UploadBody } from '../../../contracts/console-api.ts';
import type { FileDeps } from '../../../workflows/ports.ts';
import { offerUpload } from '../../../workflows/uploads/offer-upload.ts';
import { uploadPlace } from '../../../workflows/uploads/upload-place.ts';
import type { HttpEvent } from '../http.ts';
import { json, Problem } from '../http.ts';
import { log } from '../log.ts';
import type { Actor, Route, RouteDeps } from './route.ts';
import { actorsOf, bodyOf, notFound } from './route.ts';

/**
 * Spreadsheets through the console.
 *
 * POST /v1/uploads {kind, centreId, fileName, size} -> {key, url, headers}: where the file may be put, with these headers.
 * GET /v1/uploads/{key} -> {state: 'received'} until it was worked off, then {state: 'taken-in' | 'refused', …} with counts and errors.
 * GET /v1/uploads/{key}/rejected -> {url}: the rejected rows. The key has three parts: <kind>/<centre>/<file>.
 */
export const uploadRoutes = (deps: Pick<RouteDeps, 'store'> & Pick<FileDeps, 'uploads'>): readonly Route[] => {
  const { uploads } = deps;
  const actors = actorsOf(deps);
  const offer = offerUpload(deps);
  const onUpload = async (event: HttpEvent, parts: readonly string[]): Promise<Actor & { readonly key: string }> => {
    const key = parts.join('/');
    const place = uploadPlace(key);
    if (place === undefined) throw notFound();
    return { key, ...(await actors.at(event, UPLOAD_ACTIONS[place.kind], place.centreId)) };
  };
  return [
    {
      method: 'POST',
      path: /^\/v1\/uploads$/,
      answer: async (event) => {
        const body = bodyOf(event, UploadBody);
        const who = await actors.at(event, UPLOAD_ACTIONS[body.kind], body.centreId);
        const offered = await offer({ ...body, ...who, requestId: event.requestContext.requestId });
        if (!offered.ok) throw new Problem(400, 'this file is not taken 不能接收这个文件', offered.error);
        return json(201, offered.value);
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/uploads\/(?<kind>[^/]+)\/(?<centre>[^/]+)\/(?<file>[^/]+)$/,
      answer: async (event, parts) => {
        const { key } = await onUpload(event, parts);
        const [file, result] = await Promise.all([uploads.find(key), uploads.result(key)]);
        if (result !== undefined && (file === undefined || file.etag === result.etag)) return json(200, result);
        if (file === undefined) throw notFound();
        return json(200, { key, state: 'received' });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/uploads\/(?<kind>[^/]+)\/(?<centre>[^/]+)\/(?<file>[^/]+)\/rejected$/,
      answer: async (event, parts) => {
        const { key, by } = await onUpload(event, parts);
        const result = await uploads.result(key);
        if (result === undefined || result.rejected === 0) throw notFound();
        log.info('rejected rows handed out', { by, etag: result.etag, rows: result.rejected });
        return json(200, { url: await uploads.rejectedUrl(key) });
      },
    },
  ];
};
