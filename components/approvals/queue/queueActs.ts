import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { focusOnText } from '../../base/focusOnText.ts';
import { canBeDecided } from './alike.ts';
import type { QueueAct } from './queueKeys.ts';
import type { QueueState } from './useQueueState.ts';

type Acting = (state: QueueState, details: HTMLElement | null) => void;

const goTo = ({ setCurrent }: QueueState, row: ApprovalRow | undefined) => row && setCurrent(row.id);
const placeOf = ({ shown, current }: QueueState) => shown.findIndex(({ id }) => id === current?.id);

/** What each key of the list does. */
const acts: Record<QueueAct, Acting> = {
  next: (state) => goTo(state, state.shown[placeOf(state) + 1]),
  previous: (state) => goTo(state, state.shown[placeOf(state) - 1]),
  first: (state) => goTo(state, state.shown[0]),
  last: (state) => goTo(state, state.shown.at(-1)),
  select: ({ current, toggle }) => current && toggle(current.id),
  selectAll: ({ select, shown }) => select(shown.filter(canBeDecided).map(({ id }) => id)),
  clear: ({ select }) => select([]),
  undo: ({ undo }) => void undo(),
  details: (_state, details) => focusIn(details, 'h2, h3'),
  approve: (state, details) => decide('Approve', state, details),
  deny: (state, details) => decide('Deny', state, details),
};

export const doAct = (act: QueueAct, ...on: Parameters<Acting>): void => acts[act](...on);

/** Decides the one that is looked at, and goes on to the next that waits. */
function decide(decision: 'Approve' | 'Deny', state: QueueState, details: HTMLElement | null): void {
  const { shown, current, selected } = state;
  // About the selected the keys only lead to the decision: it may be about many, and takes their reason.
  const isForField = selected.length > 0 || current?.isJustificationRequired === true;
  if (isForField) focusIn(details, 'textarea');
  if (isForField || current === undefined || !canBeDecided(current)) return;
  const at = shown.indexOf(current);
  goTo(state, [...shown.slice(at + 1), ...shown.slice(0, at)].find(canBeDecided));
  void state.decide([current], decision, '');
}

function focusIn(details: HTMLElement | null, what: string): void {
  const found = details?.querySelector<HTMLElement>(what);
  if (found instanceof HTMLTextAreaElement) found.focus();
  else if (found) focusOnText(found);
}
