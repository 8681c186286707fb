/**
 * The path in the package of a file that a view or an app names. `..` of a path that leaves the package stays in it, so
 * there is no such file.
 */
export function resolveResourcePath(href: string): string {
  const path = href
    .replace(/\/{2,}/g, '/')
    .replace(/^\/mnt\/assets\//, '')
    .replace(/^(\.?\/)+/, '');
  return normalise(path.startsWith('resources/') ? path : `resources/${path}`);
}

/** The paths that a link in `file` can mean, in the order in which they are tried. */
export function resolveLinkedPaths(file: string, href: string): readonly string[] {
  const fromRoot = resolveResourcePath(href);
  if (href.startsWith('/')) return [fromRoot];
  // Published apps link what lies beside a view in a folder by its bare name, and files of the root from everywhere.
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return [normalise(folder + href), fromRoot];
}

function normalise(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}
