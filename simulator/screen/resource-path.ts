/** The path in the package of a file that a view or an app names. */
export function resolveResourcePath(href: string): string {
  const path = href
    .replace(/\/{2,}/g, '/')
    .replace(/^\/mnt\/assets\//, '')
    .replace(/^(\.?\/)+/, '');
  return path.startsWith('resources/') ? path : `resources/${path}`;
}
