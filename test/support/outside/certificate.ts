import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** A certificate of this test's own for `localhost`, which nobody trusts who was not told to. */
export type Certificate = {
  key: string
  cert: string
  /** The file that `NODE_EXTRA_CA_CERTS` names for whoever shall trust it. */
  file: string
  remove(): Promise<void>
}

export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  })
  const folder = await mkdtemp(join(tmpdir(), 'rf-certificate-'))
  const file = join(folder, 'certificate.pem')
  await writeFile(file, made.cert)
  return {
    key: made.private,
    cert: made.cert,
    file,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
