/** The scheme that the app's pages come from; there is no file: page and no remote one. */
export const SCHEME = 'sosight';

/** Where the window starts. */
export const START_URL = `${SCHEME}://app/index.html`;

/** Whether a URL is a page of the window: our scheme, the host `app`. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === `${SCHEME}:` && host === 'app';
}
