import { Route, Routes } from 'react-router';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { NoPage } from '../../shared/states.tsx';
import { CallDesk } from './call-desk.tsx';
import { CallList } from './call-list.tsx';

const CallsPage = () => (
  <AntdRoot>
    <Routes>
      <Route path="" element={<CallList />} />
      <Route path=":caseNo" element={<CallDesk />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  </AntdRoot>
);
export default CallsPage;
