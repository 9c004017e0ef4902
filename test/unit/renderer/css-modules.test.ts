import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { preprocessCSS, resolveConfig, type ResolvedConfig } from 'vite';
import { CSS_MODULES } from '../../../build/bundle.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const RENDERER = path.join(ROOT, 'renderer');
const MAX_LINES = 200;
/** Pages of their own, which do not load the theme: what they draw lies over recorded pages. */
const OTHER_PAGES = ['stage/', 'preview/'];
const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|light-dark)a?\(/i;
const NAMED_COLOUR =
  /:[^;]*\b(?:white|black|gr[ae]y|silver|red|orange|yellow|green|blue|purple|pink|brown)\b/i;

const read = (file: string): string => readFileSync(path.join(RENDERER, file), 'utf8');
const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');
const list = (pattern: string): string[] => globSync(pattern, { cwd: RENDERER }).sort();

const sheets = list('**/*.css');
const modules = sheets.filter((file) => file.endsWith('.module.css'));
const globals = sheets.filter(
  (file) => !modules.includes(file) && !OTHER_PAGES.some((page) => file.startsWith(page)),
);
const sources = [...list('**/*.tsx'), ...list('**/*.ts')];

interface Use {
  readonly source: string;
  readonly module: string;
  /** Names of classes, as code says them. */
  readonly classes: readonly string[];
  /** How often the imported name stands there without one. */
  readonly others: number;
}

/** What a source does with the modules that it imports. */
function readUses(source: string): Use[] {
  const tree = ts.createSourceFile(source, read(source), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const mentions = listMentions(tree);
  return tree.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const target = (statement.moduleSpecifier as ts.StringLiteral).text;
    const name = statement.importClause?.name?.text;
    if (!target.endsWith('.module.css') || name === undefined) {
      return [];
    }
    const own = mentions.filter((mention) => mention.text === name).map(({ parent }) => parent);
    const classes = own.filter(ts.isPropertyAccessExpression).map((access) => access.name.text);
    const module = path.join(path.dirname(source), target);
    return [{ source, module, classes, others: own.length - classes.length }];
  });
}

/** Names that stand for a value, but for those that are brought in. */
function listMentions(node: ts.Node): ts.Identifier[] {
  if (ts.isIdentifier(node)) {
    return 'name' in node.parent && node.parent.name === node ? [] : [node];
  }
  return node.getChildren().flatMap(listMentions);
}

const uses = sources.flatMap(readUses);

describe('the style sheets', () => {
  /** By module: the name of each class in code, and in the page. */
  const classesOf = new Map<string, Record<string, string>>();

  beforeAll(async () => {
    const config: ResolvedConfig = await resolveConfig(
      { configFile: false, root: RENDERER, css: { modules: CSS_MODULES } },
      'build',
    );
    for (const module of modules) {
      const processed = await preprocessCSS(read(module), path.join(RENDERER, module), config);
      classesOf.set(module, processed.modules ?? {});
    }
  });

  it('have every class that a component names', () => {
    const unknown = uses.flatMap(({ source, module, classes }) =>
      classes
        .filter((name) => !classesOf.get(module)?.[name])
        .map((name) => `${source}: ${module} has no ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(uses.length).toBeGreaterThan(50);
  });

  it('have no class that no component names', () => {
    const unused = modules.flatMap((module) =>
      Object.keys(classesOf.get(module) ?? {})
        .filter((name) => !uses.some((use) => use.module === module && use.classes.includes(name)))
        .map((name) => `${module}: ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('are used by name only, so that both can be told', () => {
    expect(uses.filter(({ others }) => others > 0)).toEqual([]);
    expect(sources.filter((source) => /className(?:="|=\{[`'"])/.test(read(source)))).toEqual([]);
  });

  it('give no two classes one name in the page', () => {
    const names = modules.flatMap((module) => Object.values(classesOf.get(module) ?? {}));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names).toContain('item-row__toggle');
  });

  it('have every class that tests and scripts look for in the page', () => {
    const names = new Set(modules.flatMap((module) => Object.values(classesOf.get(module) ?? {})));
    const files = ['build/*.mjs', 'test/**/*.ts'].flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
    const wanted = files.flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      return [...text.matchAll(/\.([a-z-]+__[a-z-]+)/g)].map(([, name]) => ({ file, name: name ?? '' }));
    });
    expect(wanted.filter(({ name }) => !names.has(name))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(20);
  });

  it('lie beside the component that they are named after, or are imported by several', () => {
    const lost = modules.filter((module) => {
      const isBeside = sources.some((source) => source.replace(/\.tsx?$/, '.module.css') === module);
      return !isBeside && uses.filter((use) => use.module === module).length < 2;
    });
    expect(lost).toEqual([]);
  });

  it('come after those of what a component is made of, which they change', () => {
    const early = uses.filter(({ source, module }) => {
      const isOwn = source.replace(/\.tsx?$/, '.module.css') === module;
      const last = [...read(source).matchAll(/^import [^;]*? from '(.*)';$/gm)].at(-1)?.[1];
      return isOwn && last !== `./${path.basename(module)}`;
    });
    expect(early).toEqual([]);
  });

  it('name no class where they are for the whole page, which loads them before all others', () => {
    const imports = [...read('main.tsx').matchAll(/^import .*?'(.*)';$/gm)].map(([, target]) => target);
    expect(imports.slice(0, globals.length)).toEqual(['./ui/theme.css', './ui/base.css']);
    expect(globals).toEqual(['ui/base.css', 'ui/theme.css']);
    expect(globals.filter((file) => /\.[a-z][\w-]*[^{};]*\{/i.test(withoutComments(read(file))))).toEqual([]);
  });

  it(`have at most ${MAX_LINES} lines`, () => {
    expect(sheets.filter((file) => read(file).split('\n').length > MAX_LINES + 1)).toEqual([]);
  });

  it('take every colour from the theme', () => {
    const coloured = [...modules, 'ui/base.css'].flatMap((file) =>
      withoutComments(read(file))
        .split('\n')
        .filter((line) => COLOUR.test(line) || NAMED_COLOUR.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(coloured).toEqual([]);
  });

  it('use every variable that is set, and no other', () => {
    const css = [...modules, ...globals].map((file) => withoutComments(read(file))).join('\n');
    const find = (pattern: RegExp, text: string): string[] =>
      [...text.matchAll(pattern)].map(([, name]) => name ?? '');
    const inCode = find(/'(--[a-z][\w-]*)'/g, sources.map(read).join('\n'));
    const set = new Set([...find(/(--[\w-]+):/g, css), ...inCode]);
    const used = new Set([...find(/var\((--[\w-]+)/g, css), ...inCode]);
    expect([...set].filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !set.has(name))).toEqual([]);
  });
});
