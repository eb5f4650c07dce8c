// Which room may know which. Read as: what lies in `from` must not import what matches `to`.
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const room = (name, ...may) =>
  rule(`${name}-keeps-to-itself`, { path: `^libs/${name}/` }, { path: '^(src|libs|migrations|node_modules)/', pathNot: [`^libs/${name}/`, ...may] });

module.exports = {
  forbidden: [
    room('engine'),
    room('faults'),
    room('contract', 'node_modules/(@sinclair/typebox|uuid)/'),
    room('parameters', '^libs/contract/', 'node_modules/ajv/'),
    room('templates', '^libs/(contract|schedules)/'),
    room('schedules', '^libs/contract/', 'node_modules/rrule/'),
    room('config'),
    room('telemetry', 'node_modules/'),
    room('database', '^libs/(contract|faults|config)/', 'node_modules/(pg|typeorm|@types)'),
    room('broadcast', '^libs/(config|telemetry|faults|database)/', 'node_modules/'),
    room('queue', '^libs/(config|telemetry|faults|database|testing)/', 'node_modules/'),
    room('tenancy', '^libs/(config|database|faults|contract)/', 'node_modules/'),
    room('auth', '^libs/(config|database|faults|contract|broadcast|telemetry)/', 'node_modules/'),
    room('egress', '^libs/config/', 'node_modules/(undici|nodemailer|smtp-server)/'),
    room('supervisor', '^libs/(config|telemetry|faults)/', 'node_modules/'),
    rule('libs-know-no-app', { path: '^libs/', pathNot: '^libs/testing/' }, { path: '^src/' }),
    rule('sql-lives-in-repositories', { path: '^src/', pathNot: '(repository|entity)\\.ts$' }, { path: 'node_modules/pg/' }),
    rule('repositories-stay-at-home', { path: '^src/(workspace|control)/([^/]+)/' }, { path: '\\.repository\\.ts$', pathNot: '^src/$1/$2/' }),
    rule('specs-only', { pathNot: '^(libs/testing|test)/|testing\\.ts$' }, { path: '^libs/testing/' }),
    rule('no-cycles', {}, { circular: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: 'spec\\.ts$',
    doNotFollow: 'node_modules',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
