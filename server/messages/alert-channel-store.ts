import { Injectable } from '@nestjs/common';
import type { ChannelSettings } from '../core/alerts/channels/channel.js';
import type { ChannelKind } from '../core/alerts/channels/channels.js';
import { Database } from '../platform/database/database.js';
import { type SealedPlace, Sealing } from '../platform/sealed/sealing.js';
import { AlertChannelEntity, CHANNEL_TABLE } from './alert-channel.entity.js';

type SealedColumn = 'sealedUrl' | 'sealedSecret' | 'sealedHeaders';

export type OpenedChannel =
  | {
      readonly ok: true;
      readonly kind: ChannelKind;
      readonly name: string;
      readonly settings: ChannelSettings;
    }
  | { readonly ok: false; readonly problem: string };

/** Seals what leads into a channel, and opens it for whoever sends. */
@Injectable()
export class AlertChannelStore {
  constructor(
    private readonly db: Database,
    private readonly sealing: Sealing,
  ) {}

  seal(rowId: string, column: SealedColumn, value: string): string {
    return this.sealing.seal(value, placeOf(rowId, column));
  }

  /** With everything that is needed to send; inside the server only. */
  async open(id: string): Promise<OpenedChannel> {
    const row = await this.whole(id);
    if (row === null) return { ok: false, problem: 'The channel does not exist any more.' };
    if (!row.enabled) return { ok: false, problem: 'The channel is switched off.' };
    const url = this.unseal(row, 'sealedUrl');
    const secret = this.unseal(row, 'sealedSecret');
    const headers = this.unseal(row, 'sealedHeaders');
    if (url === undefined || secret === undefined || headers === undefined || url === null)
      return { ok: false, problem: 'What was sealed of the channel cannot be opened with the key in use.' };
    return {
      ok: true,
      ...{ kind: row.kind, name: row.name },
      settings: { url, secret, template: row.template, headers: JSON.parse(headers ?? '{}') },
    };
  }

  /** Of a row that was read whole; throws where it was sealed under another key. */
  opened(row: AlertChannelEntity): Pick<ChannelSettings, 'url' | 'secret' | 'headers'> {
    const [url, secret, headers] = (['sealedUrl', 'sealedSecret', 'sealedHeaders'] as const).map((column) =>
      this.unseal(row, column),
    );
    if (url === undefined || url === null || secret === undefined || headers === undefined)
      throw new Error('A sealed channel cannot be opened.');
    return { url, secret, headers: JSON.parse(headers ?? '{}') };
  }

  /** With the sealed columns, which lists leave where they are. */
  whole(id: string): Promise<AlertChannelEntity | null> {
    return this.db
      .read(AlertChannelEntity)
      .createQueryBuilder('channel')
      .addSelect(['channel.sealedUrl', 'channel.sealedSecret', 'channel.sealedHeaders'])
      .where({ id })
      .getOne();
  }

  private unseal(row: AlertChannelEntity, column: SealedColumn): string | null | undefined {
    const sealed = row[column];
    if (sealed === null) return null;
    const opened = this.sealing.open(sealed, placeOf(row.id, column));
    return opened.ok ? opened.value : undefined;
  }
}

const placeOf = (rowId: string, column: SealedColumn): SealedPlace => ({
  table: CHANNEL_TABLE,
  column,
  rowId,
});
