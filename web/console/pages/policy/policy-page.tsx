import { useAnswer } from '../../api/use-data.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import type { Document } from './document-value.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { policyWords } from './policy-words.ts';

interface CentreState {
  readonly policy: Document;
}
export interface PolicyVersion {
  readonly version: string;
  readonly at: number;
  readonly by: string;
  readonly document: Document;
}

/** The numbers a centre may change, as one document, and the versions there have been. */
const PolicyPage = () => {
  const words = useWords(policyWords);
  const { centre } = usePlace();
  const path = `/v1/centres/${encodeURIComponent(centre)}`;
  const state = useAnswer<CentreState>(path);
  const versions = useAnswer<{ readonly policies: readonly PolicyVersion[] }>(`${path}/policies`);
  return (
    <AntdRoot>
      <h1>{words.title}</h1>
      <p className="hf-quiet">{words.help}</p>
      <Shown of={state}>
        {({ policy }) => (
          <Shown of={versions}>
            {({ policies }) => <PolicyEditor key={centre} path={path} current={policy} versions={policies} />}
          </Shown>
        )}
      </Shown>
    </AntdRoot>
  );
};
export default PolicyPage;
