import { Route, Routes } from 'react-router';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { NoPage } from '../../shared/states.tsx';
import { CaseList } from './case-list.tsx';
import { CaseStory } from './case-story.tsx';

const CasesPage = () => (
  <AntdRoot>
    <Routes>
      <Route path="" element={<CaseList />} />
      <Route path=":caseNo" element={<CaseStory />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  </AntdRoot>
);
export default CasesPage;
