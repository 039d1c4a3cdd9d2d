/** Speaks to the real API as one person who signed in. */
export class ApiClient {
  private cookies: readonly string[] = [];

  constructor(private readonly baseUrl: string) {}

  get<Answer>(path: string): Promise<Answer> {
    return this.send<Answer>('GET', path);
  }

  post<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.send<Answer>('POST', path, body);
  }

  patch<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.send<Answer>('PATCH', path, body);
  }

  delete(path: string): Promise<void> {
    return this.send<void>('DELETE', path);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.post('auth/login', { email, password });
  }

  private async send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const form = body instanceof FormData;
    const answer = await fetch(`${this.baseUrl}/api/v1/${path}`, {
      method,
      headers: {
        cookie: this.cookies.join('; '),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    if (set.length > 0) {
      const names = set.map((cookie) => `${cookie.split('=', 1)[0]}=`);
      this.cookies = [...this.cookies.filter((kept) => !names.some((name) => kept.startsWith(name))), ...set];
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
}
