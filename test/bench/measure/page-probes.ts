// Expressions that run inside a page (there is no bundler there, and no type of ours): kept together, plain and small.

/** When the first content was painted, in milliseconds of wall clock. */
export const FIRST_PAINT = `new Promise((done) => {
  new PerformanceObserver((list, observer) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (paint === undefined) return;
    observer.disconnect();
    done(performance.timeOrigin + paint.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** When an element with this test id has been painted, in milliseconds of wall clock: its frame is over when the next begins. */
export const paintedAt = (testId: string): string => `new Promise((done) => {
  const look = () => {
    if (document.querySelector('[data-testid="${testId}"]') === null) return false;
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
    return true;
  };
  if (look()) return;
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(document, { childList: true, subtree: true });
})`;

/** Begins to note the gaps between animation frames, in milliseconds: those before the summary is there, and those from then on. */
export const WATCH_FRAMES = `(() => {
  const frames = { before: [], after: [], last: performance.now() };
  window.benchFrames = frames;
  const tick = () => {
    const now = performance.now();
    const shown = document.querySelector('[data-testid="case-title"]') !== null;
    frames[shown ? 'after' : 'before'].push(now - frames.last);
    frames.last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

/** The gaps noted so far; noting begins anew. */
export const TAKE_FRAMES = `(() => {
  const { before, after } = window.benchFrames;
  Object.assign(window.benchFrames, { before: [], after: [] });
  return { before, after };
})()`;

/** How many jobs the queue holds, and how many of them have ended; `running` are the ids of those at work. */
export const QUEUE_STATE = `window.sosight.request('jobs:list', undefined).then((jobs) => ({
  all: jobs.length,
  done: jobs.filter(({ state }) => state === 'done').length,
  ended: jobs.filter(({ state }) => state !== 'queued' && state !== 'running').length,
  running: jobs.filter(({ state }) => state === 'running').map(({ id }) => id),
}))`;

/** Cancels jobs. */
export const cancelJobs = (ids: readonly string[]): string =>
  `Promise.all(${JSON.stringify(ids)}.map((id) => window.sosight.request('jobs:cancel', { id }))).then(() => true)`;

/** Has the app analyse a file, as dropping it does. */
export const addJob = (path: string): string =>
  `window.sosight.request('jobs:add', { paths: [${JSON.stringify(path)}] }).then(() => true)`;
