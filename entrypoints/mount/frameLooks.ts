import { looksAtAll } from './pageWalk.ts';

/** A frame that was asked for and not laid out by then isn't waited for, in ms. */
const stalledAfter = 1000;
/** How often the card is looked at while nobody is near it, in ms. */
const restingPause = 100;

export interface FrameLooks {
  /** Hears when the next frame was looked at, before and after it was painted. */
  ask(answer: () => void): void;
  /** Whether somebody waits for such a frame. */
  isAwaited(): boolean;
  near(isNear: boolean): void;
  isNear(): boolean;
}

/**
 * Looks at the page's frames, from now until the signal: once after the page's own frame callbacks, and once after the
 * frame was painted. A change of `probe`'s size tells when a frame is laid out.
 */
export function startFrameLooks(probe: HTMLElement, look: () => void, signal: AbortSignal): FrameLooks {
  let isNear = false;
  /** Presses that wait for a frame, and those whose frame is being painted. */
  const asked: (() => void)[] = [];
  const underWay: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  /** Layout comes after all frame callbacks, and the probe's new size has to be laid out. */
  const laidOut = new ResizeObserver(() => {
    underWay.push(...asked.splice(0));
    look();
    painted.port1.postMessage(0);
  });
  const painted = new MessageChannel();
  painted.port2.onmessage = () => {
    look();
    for (const answer of underWay.splice(0)) answer();
    wait();
  };
  const drawn = () => {
    clearTimeout(timer);
    if (signal.aborted) return;
    if (looksAtAll) requestAnimationFrame(drawn);
    probe.style.width = probe.style.width === '1px' ? '2px' : '1px';
    // A page that isn't laid out tells of no new size.
    timer = setTimeout(() => {
      look();
      wait();
    }, stalledAfter);
  };

  /** A page that counts frames is not to know which are looked at. */
  function wait(): void {
    clearTimeout(timer);
    if (signal.aborted || looksAtAll) return;
    const pause = asked.length > 0 ? 0 : isNear ? Math.random() * 12 : restingPause * (0.5 + Math.random());
    timer = setTimeout(() => {
      // Two in one frame would give the probe its old size again.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(drawn);
    }, pause);
  }

  // Which begins it: an observer tells of the first size, too.
  laidOut.observe(probe);
  if (looksAtAll) requestAnimationFrame(drawn);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    laidOut.disconnect();
    painted.port2.close();
  });
  return {
    ask(answer) {
      asked.push(answer);
      wait();
    },
    isAwaited: () => asked.length + underWay.length > 0,
    near(now) {
      if (now === isNear) return;
      isNear = now;
      wait();
    },
    isNear: () => isNear,
  };
}
