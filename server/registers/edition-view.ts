import type { RegisterEditionEntity } from './register-edition.entity.js';
import type { RegisterEditionView } from './registers.contract.js';

export function editionView(row: RegisterEditionEntity): RegisterEditionView {
  const { byOwner, beats, staged, warnings, ...shown } = row;
  void [byOwner, beats];
  return {
    ...shown,
    warnings: warnings.map(({ code, count, examples }) => ({ code, count, examples: [...examples] })),
    acceptable: staged,
  };
}

export const editionName = ({ id, source, version, publishedAt }: RegisterEditionEntity) => ({
  ...{ id, source, version, publishedAt },
});
