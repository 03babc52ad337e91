import { Tabs } from 'antd';
import { useMay } from '../../api/use-may.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { useWords } from '../../shell/language.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { evidenceWords } from './evidence-words.ts';
import { Targets } from './targets.tsx';

/** What people recorded about lawyers' work in the year, and what closings are expected of them. */
const EvidencePage = () => {
  const words = useWords(evidenceWords);
  const may = useMay();
  const mayRecord = may('record-evidence');
  return (
    <AntdRoot>
      <h1>{words.title}</h1>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'list', label: words.tabs.list, children: <EvidenceList mayRecord={mayRecord} /> },
          ...(mayRecord ? [{ key: 'add', label: words.tabs.add, children: <EvidenceForm /> }] : []),
          { key: 'targets', label: words.tabs.targets, children: <Targets mayRecord={may('set-target')} /> },
        ]}
      />
    </AntdRoot>
  );
};
export default EvidencePage;
