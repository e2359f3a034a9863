/** Frames in a page: how long the longest one was, and how much of that the page's own work was. Runs in the page. */

export interface Frames {
  /** Milliseconds from one frame to the next, at most. */
  readonly longest: number;
  /** The longest task of the page's own thread; Chromium tells those of 50 ms or more, so 0 means less. */
  readonly task: number;
}

/** Installed in a page as `backpathFrames`: watches frames while `work` goes on. */
export function installFrames(): void {
  window.backpathFrames = async (work) => {
    let [longest, task, running, last] = [0, 0, true, performance.now()];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) task = Math.max(task, duration);
    });
    observer.observe({ type: 'longtask' });
    const frame = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    await work;
    running = false;
    // What was observed comes in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    observer.disconnect();
    return { longest, task };
  };
}

declare global {
  interface Window {
    backpathFrames(work: Promise<unknown>): Promise<Frames>;
  }
}
