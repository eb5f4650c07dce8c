import * as fc from 'fast-check';
import { Dict, Meter, Template, TemplateError, type Value } from './index.js';

const fault = (source: string, context?: ReadonlyMap<string, Value>): TemplateError => {
  try {
    new Template(source).render(context ? { context } : {});
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error(`It was rendered: ${source}`);
};

describe('what a template may ask for', () => {
  const loops = (count: number): string => Array.from({ length: count }, () => '{% for i in [1] %}{{ i }}{% endfor %}').join('\n');

  it.each([
    ['eleven loops', loops(11), 11],
    ['loops nested three deep', '{% for a in [1] %}\n{% for b in [1] %}\n{% for c in [1] %}{% endfor %}{% endfor %}{% endfor %}', 3],
    [
      'a loop in a macro in two loops',
      '{% for a in [1] %}{% for b in [1] %}{% macro m() %}\n{% for c in [1] %}{% endfor %}{% endmacro %}{% endfor %}{% endfor %}',
      2,
    ],
    ['a range that is written too long', 'a\n{{ range(0, 1000000000) }}', 2],
  ])('is not %s', (_, source, line) => expect(fault(source)).toMatchObject({ kind: 'limit', line }));

  it('is told after what makes it no template', () => expect(fault(`${loops(11)}\n{{ ) }}`)).toMatchObject({ kind: 'syntax', line: 12 }));

  it('is ten loops, two of them nested', () => expect(new Template(loops(10)).render()).toBe(Array.from({ length: 10 }, () => '1').join('\n')));

  it.each([
    ['a range that turns out too long', '{% set n = 1000000000 %}\n{% for i in range(n) %}{% endfor %}', 2],
    ['a text of a gigabyte', "{{ 'x' * 1000000000 }}", 1],
    ['a list of a thousand million', '{{ [1] * 1000000000 }}', 1],
    ['an integer of a thousand million digits', '{{ 10 ** 1000000000 }}', 1],
    ['integers that grow', `{{ 2 ** 9000 * 2 ** 9000 }}`, 1],
    ['a width', "{{ '%1000000000d' % 1 }}", 1],
    ['a precision', "{{ '%.1000000000f' % 1.5 }}", 1],
    ['a format', "{{ '{:>1000000000}'.format(1) }}", 1],
    ['a centre', "{{ 'x'|center(1000000000) }}", 1],
    ['an indention', "{{ 'x\ny'|indent(1000000000) }}", 2],
    ['an indention of JSON', '{{ [1]|tojson(indent=1000000000) }}', 1],
    ['a replacement', "{{ ('a' * 100000)|replace('a', 'b' * 100000)|length }}", 1],
    ['a joint', "{{ range(100)|join('x' * 1000000) }}", 1],
    ['many slices', '{{ [1]|slice(1000000000)|list }}', 1],
    ['a batch that is filled up', "{{ [1]|batch(1000000000, 'x')|list }}", 1],
    ['digits', '{{ 1|humanize_scientific(1000000000) }}', 1],
    ['more output than a message has', "{% for i in range(100) %}{% for j in range(100) %}{{ 'x' * 900 }}{% endfor %}{% endfor %}", 1],
    ['a text that doubles itself', "{% set ns = namespace(t='x') %}{% for i in range(100) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}", 1],
    ['a list of itself, over and over', '{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}\n{{ ns.l }}', 2],
    [
      'a list as deep as it is compared',
      '{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% for j in range(100) %}{% set ns.l = [ns.l] %}{% endfor %}{% endfor %}\n{{ ns.l == ns.l }}',
      2,
    ],
    ['a macro without end', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 1],
    ['a loop without end', '{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}', 1],
    ['steps without end', '{% macro m(n) %}{{ m(n - 1) ~ m(n - 1) if n else 1 }}{% endmacro %}{{ m(40) }}', 1],
  ])('ends %s', (_, source, line) => expect(fault(source)).toMatchObject({ kind: 'limit', line }));

  it('ends several that share a meter as it ends one', () => {
    const meter = new Meter();
    const template = new Template("{{ 'x' * 400000 }}");
    template.render({ meter });
    template.render({ meter });
    expect(() => template.render({ meter })).toThrow(TemplateError);
  });

  it('takes in no more of a text than it could ever hold', () => {
    expect(fault('{{ ' + '('.repeat(5_000) + '1' + ')'.repeat(5_000) + ' }}')).toMatchObject({ kind: 'syntax', line: 1 });
    expect(fault(`{{ 1${'+1'.repeat(50_000)} }}`)).toMatchObject({ kind: 'limit', line: 1 });
    expect(fault(`{{ ${'not '.repeat(50_000)}1 }}`)).toMatchObject({ kind: 'syntax', line: 1 });
    expect(fault('x'.repeat(250_001))).toMatchObject({ kind: 'limit', line: 1 });
    expect(fault('{% if 1 %}'.repeat(5_000))).toMatchObject({ kind: 'syntax', line: 1 });
  });
});

describe('a sandbox', () => {
  const context = new Map<string, Value>([
    ['d', Dict.ofNames([['a', 1n]])],
    ['s', 'text'],
    ['l', [1n]],
  ]);

  it.each([
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
    'length',
    'entries',
    'repr',
    'items_',
    'call',
    'then',
  ])('finds no %s of a value', (name) => {
    const ways = [
      `''.${name}`,
      `{}.${name}`,
      `[].${name}`,
      `d.${name}`,
      `s['${name}']`,
      `l['${name}']`,
      `d['${name}']`,
      `(1,).${name}`,
      `range.${name}`,
      `s.upper.${name}`,
    ];
    for (const way of [...ways, `1.5['${name}']`, `true.${name}`, `none.${name}`, `s|attr('${name}')`, name])
      expect([way, new Template(`{{ ${way} is defined }}`).render({ context })]).toEqual([way, 'False']);
  });

  it('has nothing of Python to climb up on', () => {
    expect(fault("{{ ''.__class__.__mro__[1].__subclasses__() }}")).toMatchObject({ pythonName: 'SecurityError' });
    expect(fault("{{ '{0.__class__}'.format(1) }}")).toMatchObject({ pythonName: 'SecurityError' });
    expect(fault("{{ ''.constructor.constructor('return process')() }}")).toMatchObject({ pythonName: 'UndefinedError' });
  });

  it('leaves what it was given as it was', () => {
    const list: Value[] = [1n];
    const own = new Map<string, Value>([['l', list]]);
    expect(fault('{{ l.append(2) }}', own)).toMatchObject({ pythonName: 'SecurityError' });
    new Template('{{ (l + [2])|sort(reverse=true)|reverse|list }}{% set l = 5 %}').render({ context: own });
    expect([list, own.size]).toEqual([[1n], 1]);
  });
});

describe('any text at all', () => {
  const name = fc.constantFrom('a', 'd', 'l', 's', 'u', 'n', 'loop', 'range', 'namespace', 'dict', 'cycler', 'none', 'true', 'm', 'varargs');
  const filters =
    'upper list length sort join map select reject batch slice tojson int float round abs center indent truncate wordwrap replace default first last sum min max unique groupby dictsort reverse format urlize striptags xmlattr urlencode title items pprint e safe string attr humanize_intcomma humanize_intword humanize_naturaldelta humanize_precisedelta humanize_metric humanize_naturalsize humanize_fractional humanize_scientific humanize_ordinal humanize_clamp filesizeformat bogus'.split(
      ' ',
    );
  const tests = 'defined odd even divisibleby in none string mapping iterable sequence lower eq lt bogus'.split(' ');
  const literal = fc.oneof(
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((float) => Math.abs(float).toFixed(3)),
    fc.constantFrom("'x'", '"%s {} %5d"', "'a,b c'", "'é🎉'", '[]', '{}', '()', "''"),
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      name,
      fc
        .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '//', '%', '**', '~', '<', '==', 'in', 'and', 'or', 'not in', '>='), tie('expression'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(tie('expression'), fc.constantFrom(...filters), fc.option(tie('expression')))
        .map(([a, filter, b]) => `${a}|${filter}${b === null ? '' : `(${b})`}`),
      fc
        .tuple(tie('expression'), fc.constantFrom(...tests), fc.option(tie('expression')))
        .map(([a, test, b]) => `(${a} is ${test}${b === null ? '' : `(${b})`})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('upper', 'format', 'split', 'items', 'get', 'append', 'center', 'join', 'replace', 'x', '__class__', 'index'))
        .map(([a, member]) => `${a}.${member}`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `${a}[${b}:${c}]`),
      fc.tuple(tie('expression'), fc.array(tie('expression'), { maxLength: 3 })).map(([a, args]) => `${a}(${args.join(', ')})`),
      fc.array(tie('expression'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{${a}: ${b}}`),
      fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    ),
  }));
  const { template } = fc.letrec<{ template: string }>((tie) => ({
    template: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      expression.map((one) => `{{ ${one} }}`),
      fc.constantFrom('text\n', '{#- c -#}', '{% raw %}{{ x }}{% endraw %}'),
      fc.tuple(tie('template'), tie('template')).map((parts) => parts.join('')),
      fc.tuple(expression, tie('template')).map(([of, body]) => `{% for a in ${of} %}${body}{{ loop.index }}{% else %}none{% endfor %}`),
      fc.tuple(expression, tie('template')).map(([of, body]) => `{% for a in ${of} recursive %}${body}{{ loop(a) }}{% endfor %}`),
      fc.tuple(expression, tie('template'), tie('template')).map(([of, body, other]) => `{% if ${of} %}${body}{% else %}${other}{% endif %}`),
      fc.tuple(name, expression).map(([to, value]) => `{% set ${to} = ${value} %}`),
      fc.tuple(expression, tie('template')).map(([of, body]) => `{% macro m(a, n=${of}) %}${body}{% endmacro %}{{ m(${of}) }}`),
      fc.tuple(tie('template'), fc.constantFrom(...filters)).map(([body, filter]) => `{% filter ${filter} %}${body}{% endfilter %}`),
    ),
  }));
  const scraps = fc
    .array(
      fc.constantFrom(
        '{{',
        '}}',
        '{%',
        '%}',
        '{#',
        '#}',
        '-',
        ' for ',
        ' in ',
        ' if ',
        ' endif ',
        ' endfor ',
        ' set ',
        'x',
        '1',
        '.5',
        "'",
        '"',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '|',
        ',',
        ':',
        '\n',
        '\\',
        ' is ',
        ' not ',
        '~',
        '**',
        '=',
        ' raw ',
        ' endraw ',
        '🎉',
        '\u0000',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  const context = new Map<string, Value>([
    [
      'd',
      Dict.ofNames([
        ['a', 1n],
        ['b', [1n, 'x', null]],
      ]),
    ],
    ['l', [3n, 'b', 2.5, null, [1n]]],
    ['s', 'A text,\nof two lines'],
    ['n', 10n ** 30n],
  ]);
  const limits = { output: 1_000_000 };
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

  /** Anything else that is thrown fails the test, which tells the seed. */
  const ends = (source: string): void => {
    try {
      expect(new Template(source).render({ context, now: 1.7e15 }).length).toBeLessThanOrEqual(limits.output);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      expect(error.line).toBeGreaterThanOrEqual(1);
      expect(error.message).not.toBe('');
    }
  };

  it(`ends, and throws nothing but its own fault (seed ${seed})`, () => {
    fc.assert(fc.property(template, ends), { seed, numRuns: 400 });
    fc.assert(fc.property(scraps, ends), { seed, numRuns: 1_000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), ends), { seed, numRuns: 1_000 });
  });
});
