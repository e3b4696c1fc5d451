import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'

/** Issues an extract of the register, for members, and shows where it can be checked. */
export const IssueExtract = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const [code, setCode] = useState<string>()
  const { run, isBusy, error } = useCommand('POST /api/clusters/{id}/extracts', (extract) => setCode(extract.code))
  return (
    <section className="tight">
      <div className="row">
        <Button busy={isBusy} press={() => run({ params: { id } })}>
          {texts.extract}
        </Button>
      </div>
      <p className="small" role="status">
        {code !== undefined && (
          <>
            {texts.extractIssued} <a href={`/e#${code}`}>{code}</a>
          </>
        )}
      </p>
      <Trouble error={error} />
    </section>
  )
}
