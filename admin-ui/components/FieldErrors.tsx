import { ApiProblem } from '../providers/http.js';

/** Which fields the server refused, in its words; nothing when it refused none by name. */
export const FieldErrors = ({ error }: { readonly error: unknown }) => {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  if (errors.length === 0) return null;
  return (
    <ul style={{ margin: '2px 0 0', paddingLeft: 18, listStyle: 'disc' }}>
      {errors.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <code>{path}</code>: {message}
        </li>
      ))}
    </ul>
  );
};
