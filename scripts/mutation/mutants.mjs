import ts from 'typescript';

const COMPARISONS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
};
const OPERATORS = {
  ...COMPARISONS,
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '+=': ['-='],
  '-=': ['+='],
  '|=': ['&='],
};
/** What a method becomes; an empty name drops the call and keeps its object. */
const METHODS = {
  __proto__: null,
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  min: 'max',
  max: 'min',
  find: 'findLast',
  findLast: 'find',
  filter: '',
  slice: '',
  sort: '',
  reverse: '',
  trim: '',
  replace: '',
};
/** Particulars of a rule that are told and not judged: they are written once, as sentences or references. */
const TOLD = new Set(['id', 'title', 'citation', 'ask', 'docs']);

/**
 * The source with all its mutants at once: `mutant(n) ? changed : original` at every place that has one, numbered from
 * `first`. Deterministic. Types, imports and what rules only tell are left alone.
 */
export function mutate(path, source, first) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const wraps = [];
  const text = (node) => node.getText(file);

  const note = (node, now, before, after) => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    mutants.push({
      id: first + mutants.length,
      path,
      line: line + 1,
      column: character + 1,
      was: text(node),
      now,
    });
    wraps.push({ start: node.getStart(file), end: node.end, before, after });
  };
  const id = () => first + mutants.length;
  const seen = new Set();
  /** Replaces an expression; inside an optional chain the whole chain, whose short circuit would be lost otherwise. */
  const replace = (node, now) => {
    const host = chainOf(node);
    const from = host.getStart(file);
    const whole = source.slice(from, node.getStart(file)) + now + source.slice(node.end, host.end);
    const key = `${from} ${host.end} ${whole}`;
    if (seen.has(key) || whole === text(host)) return;
    seen.add(key);
    note(host, whole, `(mutant(${id()}) ? (${whole}) : `, ')');
  };
  const drop = (node, now = '') => note(node, now, `{ if (!mutant(${id()})) `, ' }');

  visit(file);
  return { code: switched(source, wraps), mutants };

  function visit(node) {
    if (isLeftAlone(node)) return;
    changesOf(node);
    ts.forEachChild(node, visit);
  }

  function changesOf(node) {
    const condition =
      isLoop(node) || ts.isIfStatement(node) || ts.isConditionalExpression(node)
        ? (node.condition ?? node.expression)
        : undefined;
    if (condition !== undefined)
      for (const now of isLoop(node) ? ['false'] : ['true', 'false']) replace(condition, now);
    if (ts.isBinaryExpression(node)) binary(node);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) unary(node);
    else if (ts.isNumericLiteral(node)) replace(node, `${Number(node.text) + 1}`);
    else if (ts.isBigIntLiteral(node)) replace(node, `${text(node)} + 1n`);
    else if (ts.isStringLiteral(node)) replace(node, node.text === '' ? "'mutant'" : "''");
    else if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) replace(node, '``');
    else if (ts.isRegularExpressionLiteral(node)) for (const now of regexes(text(node))) replace(node, now);
    else if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true');
    else if (ts.isArrayLiteralExpression(node)) replace(node, node.elements.length > 0 ? '[]' : "['mutant']");
    else if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) replace(node, '{}');
    else if (ts.isCallExpression(node)) call(node);
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) replace(node.body, 'undefined');
    else if (ts.isBlock(node) && node.statements.length > 0 && !ts.isConstructorDeclaration(node.parent))
      drop(node, '{}');
    else if (ts.isExpressionStatement(node) || ts.isBreakOrContinueStatement(node)) drop(node);
    else if (ts.isCaseOrDefaultClause(node)) clause(node);
    if (node.questionDotToken) {
      const { questionDotToken: dot } = node;
      const plain = ts.isPropertyAccessExpression(node) ? '.' : '';
      replace(
        node,
        source.slice(node.getStart(file), dot.getStart(file)) + plain + source.slice(dot.end, node.end),
      );
    }
  }

  function binary(node) {
    const { left, operatorToken, right } = node;
    const sign = text(operatorToken);
    if (sign in COMPARISONS || sign === '&&' || sign === '||')
      for (const now of isLoop(node.parent) ? ['false'] : ['true', 'false']) replace(node, now);
    if (sign === '+' && [left, right].some(isText)) return;
    for (const other of OPERATORS[sign] ?? []) replace(node, `(${text(left)}) ${other} (${text(right)})`);
  }

  function unary(node) {
    const operand = text(node.operand);
    const sign = ts.tokenToString(node.operator);
    const other = { '++': '--', '--': '++' }[sign];
    if (other === undefined) replace(node, sign === '-' ? `+${operand}` : operand);
    else replace(node, ts.isPrefixUnaryExpression(node) ? other + operand : operand + other);
  }

  function call(node) {
    const { expression } = node;
    if (!ts.isPropertyAccessExpression(expression)) return;
    const other = METHODS[expression.name.text];
    if (other === undefined) return;
    const object = text(expression.expression);
    const dot = expression.questionDotToken ? '?.' : '.';
    replace(node, other === '' ? object : `${object}${dot}${other}${source.slice(expression.end, node.end)}`);
  }

  function clause(node) {
    const [one] = node.statements;
    if (one === undefined) return;
    note(node, `${text(node).split(':')[0]}:`, '', '');
    Object.assign(wraps.at(-1), {
      start: one.getStart(file),
      end: node.statements.at(-1).end,
      before: `if (!mutant(${mutants.at(-1).id})) { `,
      after: ' }',
    });
  }
}

function isLeftAlone(node) {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  const { parent } = node;
  if (parent && ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (parent && ts.isAssignmentExpression(parent, true) && parent.left === node) return true;
  if (parent && ts.isBindingElement(parent) && parent.propertyName === node) return true;
  return (
    (ts.isPropertyAssignment(node) && TOLD.has(node.name.text) && isCallOf(node.parent.parent, 'rule')) ||
    isCallOf(node, 'document')
  );
}

const isCallOf = (node, name) =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
const isLoop = (node) => ts.isForStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node);
const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

function chainOf(node) {
  const { parent } = node;
  const continues = parent && parent.expression === node && (parent.flags & ts.NodeFlags.OptionalChain) !== 0;
  return continues && (node.flags & ts.NodeFlags.OptionalChain) !== 0 ? chainOf(parent) : node;
}

/** One change each: an anchor gone, a quantifier turned, a class or an escape negated, the flag i gone. */
function regexes(literal) {
  const end = literal.lastIndexOf('/');
  const [body, flags] = [literal.slice(1, end), literal.slice(end + 1)];
  const found = [];
  const change = (from, to, by) => found.push(`/${body.slice(0, from)}${by}${body.slice(to)}/${flags}`);
  let inClass = false;
  for (const { 0: token, index } of body.matchAll(
    /\\[pP]\{[^}]*\}|\\.|\[\^?|\]|\(\?[:=!<]+|\{\d+(,\d*)?\}|./gsu,
  )) {
    const end = index + token.length;
    if (/^\\[dDwWsSpPbB]/.test(token)) {
      const letter = token[1];
      change(
        index,
        end,
        `\\${letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()}${token.slice(2)}`,
      );
    } else if (inClass) inClass = token !== ']';
    else if (token.startsWith('[')) {
      inClass = true;
      change(index, end, token === '[' ? '[^' : '[');
    } else if (token === '^' || token === '$') change(index, end, '');
    else if (token === '+' || token === '*') change(index, end, token === '+' ? '*' : '+');
    else if (token === '?') change(index, end, '');
    else if (/^\{\d/.test(token)) change(index, end, '');
    else if (token === '(?=' || token === '(?!') change(index, end, token === '(?=' ? '(?!' : '(?=');
  }
  if (flags.includes('i')) found.push(`/${body}/${flags.replace('i', '')}`);
  return found;
}

/** Ranges nest; of two with the same range the one noted first is the outer. */
function switched(source, wraps) {
  const inserts = wraps.flatMap(({ start, end, before, after }, index) => [
    { at: start, opens: 1, size: start - end, index, text: before },
    { at: end, opens: 0, size: end - start, index: -index, text: after },
  ]);
  inserts.sort((a, b) => a.at - b.at || a.opens - b.opens || a.size - b.size || a.index - b.index);
  let code = '';
  let from = 0;
  for (const { at, text } of inserts) {
    code += source.slice(from, at) + text;
    from = at;
  }
  return code + source.slice(from);
}
