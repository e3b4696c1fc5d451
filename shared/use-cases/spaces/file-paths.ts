import type { SpaceFile } from '../../domain/space-file.ts'

/** Where a file of a space lies: what is uploaded, and what was checked, which no upload can reach any more. */
export const spaceFilePaths = ({
  id,
}: Pick<SpaceFile, 'id'>): { readonly upload: string; readonly checked: string } => ({
  upload: `uploads/${id}`,
  checked: `checked/${id}`,
})
