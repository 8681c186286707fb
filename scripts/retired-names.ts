import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** A name that the code no longer uses, and the term that replaced it. */
export interface RetiredName {
  name: string;
  use: string;
  /** Folders in which the name is retired; without them it is retired everywhere. */
  rooms?: readonly string[];
}

export interface SourceFile {
  path: string;
  text: string;
}

const ROOMS = [
  'app',
  'common',
  'companion',
  'packages',
  'scripts',
  'settings',
  'simulator',
  'tests',
  'tools',
];
const SOURCE = /(?<!\.d)\.([cm]?[jt]s|tsx)$/;

/** All source files of the rooms below `root`. */
export function readSourceFiles(root: string): SourceFile[] {
  const paths: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== 'dist') visit(path);
      else if (entry.isFile() && SOURCE.test(path)) paths.push(path);
    }
  };
  for (const room of ROOMS) visit(room);
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/**
 * One line, `file:line name -> replacement`, for each declaration or file that has a retired name. Only whole names
 * count. Words in comments, strings and uses of foreign members do not.
 */
export function findRetiredNames(files: readonly SourceFile[], retired: readonly RetiredName[]): string[] {
  const byName = new Map(retired.map((entry) => [entry.name, entry]));
  const byStem = new Map(retired.map((entry) => [toKebabCase(entry.name), entry]));
  const findings: string[] = [];
  for (const { path, text } of files) {
    const report = (line: number, name: string, entry: RetiredName | undefined): void => {
      if (entry && isRetiredIn(path, entry)) findings.push(`${path}:${line} ${name} -> ${entry.use}`);
    };
    const stem = basename(path).split('.')[0] ?? '';
    report(1, stem, byStem.get(stem));
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    for (const name of declaredNames(source)) {
      const entry = byName.get(name.text);
      if (entry)
        report(source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1, name.text, entry);
    }
  }
  return findings;
}

function isRetiredIn(path: string, { rooms }: RetiredName): boolean {
  return !rooms || rooms.some((room) => path.startsWith(`${room}/`));
}

/** `openSlot` and `OpenSlot` as a file name, `open-slot`. */
function toKebabCase(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase();
}

type Name = ts.Identifier | ts.StringLiteral | ts.PrivateIdentifier;

/** The names of functions, variables, parameters, types, members and export aliases, and the items of enumerations. */
function declaredNames(source: ts.SourceFile): Name[] {
  const names: Name[] = [];
  const add = (name: ts.Node | undefined): void => {
    if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name))) {
      names.push(name);
    } else if (name && (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name))) {
      for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
    }
  };
  const visit = (node: ts.Node): void => {
    if (isNamedDeclaration(node)) add(node.name);
    else if (ts.isExportSpecifier(node) && node.propertyName) add(node.name);
    else if (ts.isLiteralTypeNode(node)) add(node.literal);
    else if (isConstArray(node)) node.expression.elements.forEach(add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isNamedDeclaration(node: ts.Node): node is ts.Node & { name?: ts.Node } {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isEnumMember(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node)
  );
}

/** `[…] as const`, which lists the items of an enumeration. */
function isConstArray(node: ts.Node): node is ts.AsExpression & { expression: ts.ArrayLiteralExpression } {
  return (
    ts.isAsExpression(node) &&
    ts.isArrayLiteralExpression(node.expression) &&
    ts.isTypeReferenceNode(node.type) &&
    ts.isConstTypeReference(node.type)
  );
}
