import { json, userOf } from '../http.ts';
import type { Route } from './route.ts';

/** The API's own description; it is loaded when somebody asks for it, not at each start. */
export const openApiRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: /^\/v1\/openapi\.json$/,
    answer: async (event) => {
      userOf(event);
      const { default: document } = await import('../../../docs/openapi.json', { with: { type: 'json' } });
      return json(200, document);
    },
  },
];
