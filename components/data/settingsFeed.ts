import { watchSettings } from '../../lib/settings/browserSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import { earlyReads } from './earlyReads.ts';

/** The settings of this page, read once for all views. It follows changes while a view listens. */
const listeners = new Set<() => void>();
let current: SettingsState = { state: 'notKnownYet' };
let stop: (() => void) | undefined;

export const currentSettings = (): SettingsState => current;

function tell(state: SettingsState): void {
  current = state;
  for (const each of listeners) each();
}

export function followSettings(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= watchSettings(tell, undefined, earlyReads()?.settings);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

/** Begins to follow the settings; resolves when they are known, or after `patienceMs`. */
export function firstSettings(patienceMs: number): Promise<SettingsState> {
  return new Promise((resolve) => {
    const done = () => resolve(current);
    followSettings(done);
    setTimeout(done, patienceMs);
  });
}
