import type { CreationProblem, CreationStep, PackageDraftRow } from '../store/draftRows.ts';
import type { CreationDeps } from './sending.ts';
import type { Step } from './steps.ts';

/** What one step works upon. Each change of the row is saved before anything follows. */
export interface StepDeps extends CreationDeps {
  row(): PackageDraftRow;
  /** Keeps what became of the step. */
  note(state: CreationStep): Promise<void>;
  /** Nothing is known of these steps any more, by their keys. */
  forget(keys: readonly string[]): Promise<void>;
}

/**
 * Takes one step after another until one says why it can't. Out: the row as it is saved: in the state `done`, or in that of
 * `start` with its problem.
 */
export async function walk(
  { problem: _over, ...start }: PackageDraftRow,
  steps: readonly Step[],
  done: PackageDraftRow['state'],
  deps: CreationDeps,
  take: (step: Step, deps: StepDeps) => Promise<CreationProblem | undefined>,
): Promise<PackageDraftRow> {
  let row: PackageDraftRow = start;
  const keep = async (next: PackageDraftRow) => {
    row = { ...next, changedAt: deps.clock.now() };
    await deps.save(row);
  };
  await keep(row);
  for (const step of steps) {
    const why = await take(step, {
      ...deps,
      row: () => row,
      note: (state) => keep({ ...row, steps: { ...row.steps, [step.key]: state } }),
      forget: (keys) =>
        keep({
          ...row,
          steps: Object.fromEntries(Object.entries(row.steps).filter(([key]) => !keys.includes(key))),
        }),
    });
    if (why !== undefined) {
      await keep({ ...row, problem: { step: step.key, why } });
      return row;
    }
  }
  await keep({ ...row, state: done });
  return row;
}
