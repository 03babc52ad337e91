import { Input, Table } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { RegisterAnswer } from '../../../../contracts/console/lawyers.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useRoom } from '../../shared/use-room.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWholeList } from '../../shared/use-whole-list.ts';
import { keptQuery } from '../../shell/kept-query.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { registerWords } from './register-words.ts';
import { useMay } from '../../api/use-may.ts';

type RegisterLine = RegisterAnswer['entries'][number];
const DRAWN_WHOLE = 100;

const RegisterPage = () => (
  <AntdRoot>
    <Register />
  </AntdRoot>
);
export default RegisterPage;

/** The lawyers the centre knows of. */
const Register = () => {
  const words = useWords(registerWords);
  const term = useTerms();
  const may = useMay();
  const { centre } = usePlace();
  const kept = keptQuery(useLocation().search);
  const room = useRoom(280);
  const [find, setFind] = useState('');
  const { entries, error, refetch } = useWholeList<RegisterLine>(`/v1/centres/${encodeURIComponent(centre)}/register?limit=200`);
  if (error !== null && entries === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (entries === undefined) {
    return (
      <>
        <h1>{words.title}</h1>
        <Loading />
      </>
    );
  }
  const shown = entries.filter(({ lawyerId, name = '', firm = '' }) => `${lawyerId} ${name} ${firm}`.includes(find.trim()));
  const isLong = shown.length > DRAWN_WHOLE;
  return (
    <>
      <div className="hf-title">
        <h1>{words.title}</h1>
        <Input
          aria-label={words.find}
          placeholder={words.find}
          allowClear
          value={find}
          onChange={({ target }) => setFind(target.value)}
          style={{ width: 260 }}
        />
      </div>
      <p className="hf-quiet">
        {words.help} {may('keep-register') && <Link to={`/uploads${kept}`}>{words.upload}</Link>}
      </p>
      <Table<RegisterLine>
        rowKey="lawyerId"
        size="middle"
        dataSource={shown}
        pagination={false}
        virtual={isLong}
        scroll={isLong ? { x: 900, y: room } : { x: 900 }}
        locale={{ emptyText: <Empty>{words.none}</Empty> }}
        columns={[
          { title: words.lawyerId, dataIndex: 'lawyerId', width: 130 },
          { title: words.name, dataIndex: 'name', width: 130 },
          { title: words.firm, dataIndex: 'firm', width: 200 },
          { title: words.role, width: 150, render: (_, line) => term('lawyerRole', line.role) },
          { title: words.specialities, dataIndex: 'specialities', width: 150 },
          { title: words.status, width: 90, render: (_, { status }) => term('lawyerStatus', status) },
          { title: words.phone, width: 150, render: (_, { hasPhone }) => (hasPhone ? words.known : '–') },
        ]}
      />
    </>
  );
};
