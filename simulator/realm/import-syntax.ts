import { type ImportExpression, parse } from 'acorn';

/**
 * Throws a SyntaxError where a script has `import(…)`. Neither platform has it, and its promise is rejected with an
 * error of the host.
 */
export function rejectImports(source: string, filename: string): void {
  if (!source.includes('import')) return;
  const line = findImport(source);
  if (line !== undefined) throw new SyntaxError(`${filename}:${line}: import() is not supported`);
}

/** The line of the first import; 1 where the parser cannot read the script. */
function findImport(source: string): number | undefined {
  try {
    const program = parse(source, {
      ecmaVersion: 'latest',
      allowReturnOutsideFunction: true,
      locations: true,
    });
    return findLine(program);
  } catch {
    return /\bimport\b\s*(?:\(|\/)/.test(source) ? 1 : undefined;
  }
}

function findLine(root: object): number | undefined {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('type' in node && node.type === 'ImportExpression')
      // By its type; acorn's own walker takes named kinds only.
      return (node as ImportExpression).loc?.start.line ?? 1;
    for (const child of Object.values(node))
      if (typeof child === 'object' && child !== null) waiting.push(child);
  }
  return undefined;
}
