import tseslint from 'typescript-eslint';

const CLOCK = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Core code receives the instant as an argument.',
};
const WRITING = {
  selector:
    "CallExpression[callee.property.name=/^(save|insert|update|upsert|delete|remove|softDelete|increment)$/][callee.object.object.type='ThisExpression'][callee.object.property.name=/(repository|entities|rows|db)$/i]",
  message: 'Write through Transactions.run.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'data/**', 'reports/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-unused-expressions': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowTernary: true, allowShortCircuit: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    // A class that Nest injects is a value at run time, although the code uses it only as a type.
    files: ['server/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['server/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'console',
        'Buffer',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
        { object: 'crypto', property: 'getRandomValues' },
        { object: 'crypto', property: 'randomUUID' },
      ],
      'no-restricted-syntax': ['error', CLOCK],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['**/*.test.ts', 'server/core/**'],
    rules: { 'no-restricted-syntax': ['error', WRITING] },
  },
  {
    files: ['scripts/**', 'test/**', '**/*.cjs', '**/*.test.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
);
