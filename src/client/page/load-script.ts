/** Loads a script of the site. Rejects if it does not load; then it can be loaded again. @param url relative to the page. */
export function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`The script ${url} did not load.`));
    });
    document.head.append(script);
  });
}
