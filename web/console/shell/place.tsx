import { createContext, useContext } from 'react';
import { useSearchParams } from 'react-router';
import type { MeAnswer } from '../../../contracts/console/me.ts';
import { useAnswer } from '../api/use-data.ts';
import { usePerson } from '../api/use-api.tsx';
import { yearIn } from '../shared/dates.ts';

/** A node of the tree, as the picker needs it. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parentId?: string | undefined;
  readonly zone: string;
}

/** Where in the tree and in time the pages look; both stand in the address. */
export interface Place {
  readonly centre: string;
  readonly name: string;
  readonly zone: string;
  readonly year: number;
  /** The own node first, then all below it. */
  readonly choices: readonly Node[];
  readonly go: (change: { readonly centre?: string; readonly year?: number }) => void;
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
  const me = useAnswer<MeAnswer>('/v1/me');
  const choices: readonly Node[] = me.data?.data.centres ?? [];
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
