import { Route, Routes } from 'react-router';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { NoPage } from '../../shared/states.tsx';
import { AlertDetail } from './alert-detail.tsx';
import { AlertQueue } from './alert-queue.tsx';

const AlertsPage = () => (
  <AntdRoot>
    <Routes>
      <Route path="" element={<AlertQueue />} />
      <Route path=":caseNo/:cause" element={<AlertDetail />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  </AntdRoot>
);
export default AlertsPage;
