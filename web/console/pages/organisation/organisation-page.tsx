import { Button, Table } from 'antd';
import { useState } from 'react';
import type { MeAnswer } from '../../../../contracts/console/me.ts';
import { usePerson } from '../../api/use-api.tsx';
import { useAnswer } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { Shown } from '../../shared/states.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { shellWords } from '../../shell/words.ts';
import { CentreForm } from './centre-form.tsx';
import type { CentreDraft } from './centre-form.tsx';
import { organisationWords } from './organisation-words.ts';

type Centre = MeAnswer['centres'][number];
interface Branch extends Centre {
  readonly children?: readonly Branch[];
}

/** The own node and all below it, and who may do what there. */
const OrganisationPage = () => {
  const words = useWords(organisationWords);
  const me = useAnswer<MeAnswer>('/v1/me');
  return (
    <AntdRoot>
      <h1>{words.title}</h1>
      <Shown of={me}>{({ centres }) => <Centres centres={centres} />}</Shown>
      <Roles />
    </AntdRoot>
  );
};
export default OrganisationPage;

const Centres = ({ centres }: { readonly centres: readonly Centre[] }) => {
  const words = useWords(organisationWords);
  const shell = useWords(shellWords);
  const term = useTerms();
  const { centre } = usePerson();
  const may = useMay();
  const [draft, setDraft] = useState<CentreDraft>();
  const mayEdit = may('edit-centres');
  return (
    <section className="hf-card">
      <div className="hf-title">
        <h2>{words.tree}</h2>
        {mayEdit && (
          <Button type="primary" onClick={() => setDraft({ parent_id: centre, level: 'county', zone: 'Asia/Shanghai' })}>
            {words.add}
          </Button>
        )}
      </div>
      {draft !== undefined && (
        <CentreForm key={draft.centre_id ?? ''} draft={draft} centres={centres} onDone={() => setDraft(undefined)} />
      )}
      <Table<Branch>
        rowKey="id"
        size="middle"
        pagination={false}
        dataSource={branches(centres)}
        expandable={{ defaultExpandAllRows: true }}
        scroll={{ x: 720 }}
        columns={[
          { title: words.name, dataIndex: 'name' },
          { title: words.id, dataIndex: 'id', width: 140 },
          { title: words.level, width: 100, render: (_, { level }) => term('centreLevel', level) },
          { title: words.zone, dataIndex: 'zone', width: 150 },
          ...(mayEdit
            ? [
                {
                  title: shell.actions,
                  width: 90,
                  // What lies below another is changed from there, the own node too.
                  render: (_: unknown, { id, name, level, parentId, zone }: Branch) =>
                    (id !== centre || parentId === undefined) && (
                      <Button
                        size="small"
                        onClick={() =>
                          setDraft({
                            centre_id: id,
                            name,
                            level,
                            zone,
                            ...(parentId === undefined ? {} : { parent_id: parentId }),
                          })
                        }
                      >
                        {words.edit}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
};

/** Nodes below their parents; what has none here stands at the top. */
const branches = (centres: readonly Centre[]): readonly Branch[] => {
  const ids = new Set(centres.map(({ id }) => id));
  const below = (parent: string | undefined): readonly Branch[] =>
    centres
      .filter(({ parentId }) => (parent === undefined ? parentId === undefined || !ids.has(parentId) : parentId === parent))
      .map((centre) => {
        const children = below(centre.id);
        return children.length === 0 ? centre : { ...centre, children };
      });
  return below(undefined);
};

const Roles = () => {
  const words = useWords(organisationWords);
  const shell = useWords(shellWords);
  const { id, role, centre } = usePerson();
  return (
    <section className="hf-card">
      <h2>{words.users}</h2>
      <p>{words.usersHelp}</p>
      <p className="hf-quiet">
        {words.own}: {id} · {shell.roles[role]} · {centre}
      </p>
      <div className="hf-scroll">
        <table className="hf-table">
          <thead>
            <tr>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.may}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(words.roleMay).map(([name, may]) => (
              <tr key={name}>
                <th scope="row">
                  {shell.roles[name as keyof typeof shell.roles]} <span className="hf-quiet">{name}</span>
                </th>
                <td>{may}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
