import { createContext, useContext } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../api/use-data.ts';
import { usePerson } from '../api/use-api.tsx';
import { yearIn } from '../shared/dates.ts';

/** A node of the tree, as the picker needs it. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parentId?: string;
  readonly zone: string;
}

/** Where in the tree and in time the pages look; both stand in the address. */
export interface Place {
  readonly centre: string;
  readonly name: string;
  readonly zone: string;
  readonly year: number;
  /** The chosen node's neighbours in the picker: the own node first, then what lies on the way and below. */
  readonly choices: readonly Node[];
  readonly go: (change: { readonly centre?: string; readonly year?: number }) => void;
}

interface CentreAnswer {
  readonly centre: Node;
  readonly children: readonly Node[];
}

export const ZONE = 'Asia/Shanghai';

export const PlaceContext = createContext<Place | undefined>(undefined);

export const usePlace = (): Place => {
  const place = useContext(PlaceContext);
  if (place === undefined) throw new Error('no place here');
  return place;
};

/** Reads the place from the address; what it leaves out is the own centre, and this year. */
export const useAddressPlace = (): Place => {
  const person = usePerson();
  const [query, setQuery] = useSearchParams();
  const centre = query.get('centre') ?? person.centre;
  const isStaff = person.role !== 'lawyer';
  const own = useAnswer<CentreAnswer>(`/v1/centres/${encodeURIComponent(person.centre)}`, { isEnabled: isStaff });
  const chosen = useAnswer<CentreAnswer>(`/v1/centres/${encodeURIComponent(centre)}`, { isEnabled: isStaff });
  const known = [own.data?.data, chosen.data?.data].flatMap((answer) =>
    answer === undefined ? [] : [answer.centre, ...answer.children],
  );
  const choices = [...new Map(known.map((node) => [node.id, node])).values()];
  const node = choices.find(({ id }) => id === centre);
  const zone = node?.zone ?? ZONE;
  const year = Number(query.get('year') ?? yearIn(Date.now(), zone));
  return {
    centre,
    name: node?.name ?? centre,
    zone,
    year,
    choices,
    go: (change) => {
      setQuery((before) => {
        const after = new URLSearchParams(before);
        if (change.centre !== undefined) after.set('centre', change.centre);
        if (change.year !== undefined) after.set('year', String(change.year));
        return after;
      });
    },
  };
};
