import type { RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

type Props = { readonly encryptionKey: IKey; readonly removalPolicy: RemovalPolicy }

/**
 * A key that nobody has seen, made when the stack is: `{"id":"k1","key":"..."}`. A rotation puts another in its place and this one beside
 * it, as `previous`, so that what it has signed stays good.
 */
export class KeySecret extends Secret {
  constructor(scope: Construct, id: string, purpose: string, props: Props) {
    super(scope, id, {
      ...props,
      description: `Consort: ${purpose}`,
      generateSecretString: {
        secretStringTemplate: '{"id":"k1"}',
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
    })
  }
}
