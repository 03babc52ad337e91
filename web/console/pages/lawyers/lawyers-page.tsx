import { Route, Routes } from 'react-router';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { NoPage } from '../../shared/states.tsx';
import { LawyerDetail } from './lawyer-detail.tsx';
import { LawyerTable } from './lawyer-table.tsx';

const LawyersPage = () => (
  <AntdRoot>
    <Routes>
      <Route path="" element={<LawyerTable />} />
      <Route path=":lawyerId" element={<LawyerDetail />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  </AntdRoot>
);
export default LawyersPage;
