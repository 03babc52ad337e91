import type { CentreStateAnswer, PoliciesAnswer } from '../../../../contracts/console/centres.ts';
import { useAnswer } from '../../api/use-data.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { policyWords } from './policy-words.ts';

export type PolicyVersion = PoliciesAnswer['policies'][number];

/** The numbers a centre may change, as one document, and the versions there have been. */
const PolicyPage = () => {
  const words = useWords(policyWords);
  const { centre } = usePlace();
  const path = `/v1/centres/${encodeURIComponent(centre)}`;
  const state = useAnswer<CentreStateAnswer>(path);
  const versions = useAnswer<PoliciesAnswer>(`${path}/policies`);
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
