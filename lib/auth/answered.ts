import { fail, type Result } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import { storeFailure } from '../store/failure.ts';

/** Runs a task whose only honest outcome is an answer: what it throws becomes `storeCorrupt` or `unexpected`. */
export async function answered<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    log('auth.threw');
    return fail(storeFailure(error) ?? { kind: 'unexpected' });
  }
}
