export interface FormFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A form with files, as a browser sends it. */
export function formOf(files: readonly FormFile[]): {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
} {
  const boundary = 'a-boundary-that-no-certificate-holds';
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
