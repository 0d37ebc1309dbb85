import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';
import { ClockProvider } from '../../../components/base/clock.tsx';
import { now } from '../../gallery/people.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Renders into the test's document, with time standing still. */
export async function render(view: ReactNode) {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  // What a view still has to do when its test ends must not find the document gone. A hook of this file would be heard by
  // the first test file of a process alone.
  onTestFinished(() => act(async () => root.unmount()));
  const show = (shown: ReactNode) =>
    act(async () => root.render(<ClockProvider fixed={now}>{shown}</ClockProvider>));
  await show(view);
  const button = (name: RegExp): HTMLButtonElement => {
    const found = [...host.querySelectorAll('button')].find((one) =>
      name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
    );
    if (found === undefined) throw new Error(`No button ${name} in: ${host.textContent}`);
    return found;
  };
  return {
    host,
    button,
    /** The same view with other properties. */
    again: show,
    click: (name: RegExp) => act(async () => button(name).click()),
    /** Presses what opens a part that is loaded then, and waits for it. */
    open: async (name: RegExp, part: string) => {
      await act(async () => button(name).click());
      await vi.waitFor(async () => {
        await act(async () => {});
        if (host.querySelector(part) === null) throw new Error(`No ${part} in: ${host.textContent}`);
      });
    },
    /** Types as React hears it: through the element's own setter, then an input event. */
    type: (element: HTMLTextAreaElement, text: string) =>
      act(async () => {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, text);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    /** Picks the n-th radio button, from 0. */
    choose: (index: number) =>
      act(async () => host.querySelectorAll<HTMLInputElement>('input[type=radio]')[index]?.click()),
    unmount: () => act(async () => root.unmount()),
  };
}
