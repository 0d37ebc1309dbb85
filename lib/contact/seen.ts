import { type Answer, type Position, type RowName, verdictOf } from './rows.ts';
import type { Came, Code, Trouble } from './visit.ts';

/** What was seen: positions and codes, and nothing that an answer named. */
export interface ContactRow {
  row: RowName;
  answer: Answer;
  position?: Position;
  status?: number;
  code?: Code;
  trouble?: Trouble;
}

/** A position of a row, or `undefined` where the answer shows none. */
export type See = (row: RowName, came: Came, position: Position | undefined) => void;

export function rowOf(row: RowName, { status, code, trouble }: Came, position?: Position): ContactRow {
  const verdict = verdictOf(row, position);
  return {
    row,
    answer: verdict?.answer ?? 'nothing',
    ...(verdict === undefined || position === undefined ? {} : { position }),
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
