declare module 'yazl' {
  export class ZipFile {
    readonly outputStream: AsyncIterable<Buffer>;
    addBuffer(content: Buffer, name: string, options: { compress: boolean; mtime: Date }): void;
    end(): void;
  }
}
