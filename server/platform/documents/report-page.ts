import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** They write every alphabet of the Union and of Georgia, and travel in the file. */
const FONTS = {
  regular: fontFile('DejaVuSans.ttf'),
  bold: fontFile('DejaVuSans-Bold.ttf'),
} as const;

type Fact = readonly [label: string, value: string];

const MARGIN = 50;
const LABEL_WIDTH = 85;
const LONGEST_TEXT = 600;
/** A use case has 5,000 at most. */
const WHOLE_TEXT = 20_000;
const INK = '#1b1f23';
const QUIET = '#59636e';

/** A plain page of text. */
export class ReportPage {
  private readonly document: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];

  constructor(
    title: string,
    private readonly printedAt: Date,
  ) {
    this.document = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN },
      bufferPages: true,
      info: { Title: printable(title), Creator: 'Qwarden', CreationDate: printedAt },
    });
    for (const [name, file] of Object.entries(FONTS)) this.document.registerFont(name, file);
    this.document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  title(text: string): void {
    this.document.font('bold').fontSize(16).fillColor(INK).text(printable(text));
    this.document.moveDown(0.4);
  }

  lead(text: string): void {
    this.document.font('regular').fontSize(11).fillColor(INK).text(printable(text));
    this.document.moveDown(0.6);
  }

  /** Running text, whole however long. */
  paragraph(text: string): void {
    this.document.font('regular').fontSize(9).fillColor(INK).text(printable(text, WHOLE_TEXT), MARGIN);
    this.document.moveDown(0.5);
  }

  heading(text: string): void {
    this.document.moveDown(0.5);
    this.document.font('bold').fontSize(10).fillColor(INK).text(printable(text), MARGIN);
    this.document.moveDown(0.2);
  }

  facts(facts: readonly Fact[]): void {
    for (const [label, value] of facts) this.line(label, [value]);
  }

  check(name: string, status: string, reasons: readonly string[]): void {
    this.line(name, [status, ...reasons]);
  }

  note(text: string): void {
    this.document.moveDown(0.5);
    this.document.font('regular').fontSize(7).fillColor(QUIET).text(printable(text), MARGIN);
  }

  /** Numbers the pages and ends the file. */
  finish(): Promise<Uint8Array> {
    const { document } = this;
    const { start, count } = document.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      document.switchToPage(start + i);
      // Below the margin, where text would otherwise begin another page.
      document.page.margins.bottom = 0;
      const footer = `Qwarden, printed ${this.printedAt.toISOString()}, page ${i + 1} of ${count}`;
      document.font('regular').fontSize(7).fillColor(QUIET);
      document.text(footer, MARGIN, document.page.height - 35, { lineBreak: false });
    }
    return new Promise((resolve) => {
      document.on('end', () => resolve(Buffer.concat(this.chunks)));
      document.end();
    });
  }

  private line(label: string, values: readonly string[]): void {
    const { document } = this;
    document.font('regular').fontSize(8);
    const width = document.page.width - 2 * MARGIN - LABEL_WIDTH;
    const text = values.map((value) => printable(value)).join('\n');
    const height = document.heightOfString(text, { width });
    // The label stays with its value.
    if (document.y + Math.min(height, 100) > document.page.height - MARGIN) document.addPage();
    const top = document.y;
    document.fillColor(QUIET).text(printable(label), MARGIN, top, { width: LABEL_WIDTH - 5 });
    document.fillColor(INK).text(text, MARGIN + LABEL_WIDTH, top, { width });
    document.y = Math.max(document.y, top + 11) + 2;
    document.x = MARGIN;
  }
}

/** What cannot be seen, or turns the direction of what follows, is a question mark. Long words can be broken. */
function printable(text: string, longest = LONGEST_TEXT): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut
    .normalize('NFC')
    .replace(/(?!\n)\p{C}/gu, '?')
    .replace(/[^\s]{80}/gu, '$& ');
}

function fontFile(name: string): string {
  return createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`);
}
