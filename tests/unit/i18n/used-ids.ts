import { dirname } from 'node:path';
import ts from 'typescript';

/** The argument of a call: an id, or a pattern where a part of it is any text or number. */
export interface UsedId {
  /** As a regular expression of the whole id. */
  pattern: string;
  /** Whether it is one id only, which must then exist. */
  exact: boolean;
  /** The function that was called: `translate`. */
  by: string;
}

/**
 * Every message id that the sources of a folder with a tsconfig.json pass to `gettext`, directly or through
 * functions that hand on one of their parameters. Where a part of an id is a variable, its type says what
 * it can be: of `page.${page}` come as many ids as the type of `page` has members.
 */
export function usedIds(folder: string): UsedId[] {
  const program = createProgram(folder);
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`));
  const calls = sources.flatMap((source) => nodesIn(source).filter(ts.isCallExpression));
  /** Which parameters of a function are ids of messages. */
  const askers = new Map<ts.Symbol, Set<number>>();
  const used = new Map<string, UsedId>();

  const idsAskedBy = (call: ts.CallExpression): { by: string; ids: ts.Expression[] } | undefined => {
    const symbol = functionCalled(call, checker);
    if (!symbol) return undefined;
    const places = isGettext(symbol) ? [0] : [...(askers.get(symbol) ?? [])];
    return { by: symbol.name, ids: places.flatMap((place) => call.arguments[place] ?? []) };
  };

  // A function that hands on its parameter makes askers of its callers: again until no more are found.
  for (let known = -1; known < countOf(askers); ) {
    known = countOf(askers);
    for (const call of calls) {
      for (const id of idsAskedBy(call)?.ids ?? []) noteParameter(id, checker, askers);
    }
  }
  for (const call of calls) {
    const { by = '', ids = [] } = idsAskedBy(call) ?? {};
    for (const id of ids) {
      if (parameterOf(id, checker)) continue;
      for (const { pattern, exact } of expand(id, checker)) {
        if (pattern !== '') used.set(`${by} ${pattern}`, { pattern, exact, by });
      }
    }
  }
  return [...used.values()];
}

/** Parsed once for all programs: the declarations of TypeScript's library and of packages do not change. */
const declarations = new Map<string, ts.SourceFile | undefined>();

function createProgram(folder: string): ts.Program {
  const path = `${folder}/tsconfig.json`;
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile;
  host.getSourceFile = (file, ...rest) => {
    if (!file.includes('/node_modules/')) return parse(file, ...rest);
    if (!declarations.has(file)) declarations.set(file, parse(file, ...rest));
    return declarations.get(file);
  };
  return ts.createProgram(fileNames, options, host);
}

function nodesIn(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function countOf(askers: Map<ts.Symbol, Set<number>>): number {
  return [...askers.values()].reduce((sum, places) => sum + places.size, 0);
}

function functionCalled(call: ts.CallExpression, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(call.expression);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isGettext(symbol: ts.Symbol): boolean {
  const place = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  return symbol.name === 'gettext' && place.endsWith('/i18n.d.ts');
}

/** The function's own parameter that this expression is, as it is. */
function parameterOf(id: ts.Expression, checker: ts.TypeChecker): ts.ParameterDeclaration | undefined {
  const declaration = ts.isIdentifier(id) ? checker.getSymbolAtLocation(id)?.valueDeclaration : undefined;
  return declaration && ts.isParameter(declaration) ? declaration : undefined;
}

function noteParameter(
  id: ts.Expression,
  checker: ts.TypeChecker,
  askers: Map<ts.Symbol, Set<number>>,
): void {
  const parameter = parameterOf(id, checker);
  const maker = parameter?.parent;
  const name = maker && (ts.isFunctionDeclaration(maker) ? maker.name : variableOf(maker));
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!parameter || !maker || !symbol) return;
  const places = askers.get(symbol) ?? new Set();
  askers.set(symbol, places.add(maker.parameters.indexOf(parameter)));
}

function variableOf(maker: ts.Node): ts.Node | undefined {
  return ts.isVariableDeclaration(maker.parent) ? maker.parent.name : undefined;
}

type Part = Pick<UsedId, 'pattern' | 'exact'>;

function expand(node: ts.Expression, checker: ts.TypeChecker): Part[] {
  if (ts.isStringLiteralLike(node)) return [literal(node.text)];
  if (ts.isParenthesizedExpression(node)) return expand(node.expression, checker);
  if (ts.isConditionalExpression(node)) {
    return [...expand(node.whenTrue, checker), ...expand(node.whenFalse, checker)];
  }
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (ids, { expression, literal: { text } }) => joined(ids, expand(expression, checker), [literal(text)]),
      [literal(node.head.text)],
    );
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return joined(expand(node.left, checker), expand(node.right, checker));
  }
  return ofType(checker.getTypeAtLocation(node));
}

function ofType(type: ts.Type): Part[] {
  if (type.isUnion()) return type.types.flatMap(ofType);
  if (type.isStringLiteral() || type.isNumberLiteral()) return [literal(String(type.value))];
  if (type.flags & ts.TypeFlags.Undefined) return [];
  return [{ pattern: type.flags & ts.TypeFlags.Number ? '\\d+' : '.+', exact: false }];
}

/** A regular expression of this text and no other. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function literal(text: string): Part {
  return { pattern: literally(text), exact: true };
}

function joined(...parts: Part[][]): Part[] {
  return parts.reduce((before, after) =>
    before.flatMap((one) =>
      after.map((other) => ({
        pattern: one.pattern + other.pattern,
        exact: one.exact && other.exact,
      })),
    ),
  );
}
