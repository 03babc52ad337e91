import { Tabs } from 'antd';
import { usePerson } from '../../api/use-api.tsx';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { useWords } from '../../shell/language.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { evidenceWords } from './evidence-words.ts';
import { Targets } from './targets.tsx';

/** What people recorded about lawyers' work in the year, and what closings are expected of them. */
const EvidencePage = () => {
  const words = useWords(evidenceWords);
  const mayRecord = usePerson().role === 'supervisor';
  return (
    <AntdRoot>
      <h1>{words.title}</h1>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'list', label: words.tabs.list, children: <EvidenceList mayRecord={mayRecord} /> },
          ...(mayRecord ? [{ key: 'add', label: words.tabs.add, children: <EvidenceForm /> }] : []),
          { key: 'targets', label: words.tabs.targets, children: <Targets mayRecord={mayRecord} /> },
        ]}
      />
    </AntdRoot>
  );
};
export default EvidencePage;
