import { Tabs } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate, useParams, Route, Routes } from 'react-router';
import type { TableAnswer } from '../../../../contracts/console/assessments.ts';
import { useAnswer } from '../../api/use-data.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { NoPage, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { assessmentWords } from './assessment-words.ts';
import { Objections } from './objections.tsx';
import { RowTable } from './row-table.tsx';
import { Simulation } from './simulation.tsx';
import { TableState } from './table-state.tsx';
import { Versions } from './versions.tsx';

const AssessmentPage = () => (
  <AntdRoot>
    <Routes>
      <Route path=":tab?/:lawyerId?" element={<Assessment />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  </AntdRoot>
);
export default AssessmentPage;

const TABS = ['table', 'objections', 'simulation', 'versions'] as const;
/** How often a run under way is asked how far it is, in milliseconds. */
const POLL_MS = 1000;

/** Whether nothing is under way: no run, and the one that was asked for has become the draft. */
const isDone = (answer: TableAnswer | undefined, awaited: string | undefined): boolean => {
  const { running, draft } = answer?.table ?? {};
  if (running !== undefined) return false;
  return awaited === undefined || (draft !== undefined && new Date(draft.at).toISOString() >= awaited);
};

const Assessment = () => {
  const words = useWords(assessmentWords);
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const { tab = 'table', lawyerId } = useParams();
  const { centre, year } = usePlace();
  const path = `/v1/centres/${encodeURIComponent(centre)}/assessments/${year}`;
  const [awaited, wait] = useState<string>();
  const asked = useAnswer<TableAnswer>(path, {
    again: (data) => (isDone(data as TableAnswer | undefined, awaited) ? false : POLL_MS),
  });
  return (
    <>
      <h1>
        {words.title} {year}
      </h1>
      <p className="hf-quiet">{words.proposal}</p>
      <Shown of={asked}>
        {(state) => (
          <>
            <TableState path={path} state={state} onRun={wait} />
            <Tabs
              activeKey={TABS.find((known) => known === tab) ?? 'table'}
              onChange={(key) => void go(`/assessment/${key}${kept}`)}
              destroyOnHidden
              items={[
                { key: 'table', label: words.tabs.table, children: <RowTable path={path} state={state} lawyerId={lawyerId} /> },
                { key: 'objections', label: words.tabs.objections, children: <Objections path={path} state={state} /> },
                { key: 'simulation', label: words.tabs.simulation, children: <Simulation path={path} state={state} /> },
                { key: 'versions', label: words.tabs.versions, children: <Versions path={path} state={state} /> },
              ]}
            />
          </>
        )}
      </Shown>
    </>
  );
};
