import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OpenAlertLine } from '../../../../contracts/console/worklists.ts';
import { Clock } from '../../shared/clock.tsx';
import { useTerms } from '../../shared/use-terms.ts';

/** An alert in a short list. @param query of its address: in which centre it opens */
export const AlertRow = ({
  alert: { caseNo, cause, level, deadline },
  query,
  children,
}: {
  readonly alert: OpenAlertLine;
  readonly query: string;
  readonly children?: ReactNode;
}) => {
  const term = useTerms();
  return (
    <li>
      <Link className="hf-row" to={`/alerts/${encodeURIComponent(caseNo)}/${cause}${query}`}>
        <span className={`hf-tag hf-${level}`}>{term('level', level)}</span>
        <span>
          {term('cause', cause)} <span className="hf-quiet">{caseNo}</span> {children}
        </span>
        <Clock at={deadline} />
      </Link>
    </li>
  );
};
