import type { FileDeps } from '../../workflows/ports.ts';
import { alertRoutes } from './routes/alert-routes.ts';
import { assessmentRoutes } from './routes/assessment-routes.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { centreRoutes } from './routes/centre-routes.ts';
import { evidenceRoutes } from './routes/evidence-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import { lawyerRoutes } from './routes/lawyer-routes.ts';
import { registerRoutes } from './routes/register-routes.ts';
import { meRoutes } from './routes/me-routes.ts';
import { openApiRoutes } from './routes/openapi-routes.ts';
import type { Route, RouteDeps } from './routes/route.ts';
import { sendingRoutes } from './routes/sending-routes.ts';
import { summaryRoutes } from './routes/summary-routes.ts';
import { uploadRoutes } from './routes/upload-routes.ts';
import { worklistRoutes } from './routes/worklist-routes.ts';

/** Which workflow answers which request. */
export const consoleRoutes = (deps: RouteDeps & FileDeps): readonly Route[] => [
  ...meRoutes(deps),
  ...centreRoutes(deps),
  ...registerRoutes(deps),
  ...caseRoutes(deps),
  ...worklistRoutes(deps),
  ...alertRoutes(deps),
  ...evidenceRoutes(deps),
  ...assessmentRoutes(deps),
  ...lawyerRoutes(deps),
  ...summaryRoutes(deps),
  ...auditRoutes(deps),
  ...sendingRoutes(deps),
  ...openApiRoutes(),
  ...uploadRoutes(deps),
  ...exportRoutes(deps),
];
