/** A finding of cdk-nag that we accept: the rule, where, and why. */
type Accepted = {
  /** The rule's id, with the finding in brackets where a rule has several. */
  readonly rule: RegExp
  /** The paths of the constructs. */
  readonly at: RegExp
  readonly reason: string
}

/** All findings of cdk-nag (AwsSolutions) that we accept. A test fails where there is another, and where one of these is no longer found. */
export const acceptedFindings: readonly Accepted[] = [
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /Role\/DefaultPolicy\/Resource$/,
    reason:
      'Traces, waits of executions, deliveries of logs and lists of streams are granted on everything or not at all; a test keeps the list of those actions.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:states:[^*]*:execution:[\w-]+:\*\]$/,
    at: /Role\/DefaultPolicy\/Resource$/,
    reason: 'The executions of one state machine, each of which has a name of its own.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<(Imports|Search|SpaceFiles)\w+\.Arn>\/\*\]$/,
    at: /Role\/DefaultPolicy\/Resource$/,
    reason: 'The files of one bucket, each of which has a name of its own.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<Search\w+\.Arn>\/staffing\/\*\]$/,
    at: /^Workflow\/ChainStaffing\/(Gather|Solve)Role\/DefaultPolicy\/Resource$/,
    reason: 'What is gathered for one computation and solved by it: a file of its own for each.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    at: /^Data\/(LinkKeys|CodeKey|Edge)\/Resource$/,
    reason:
      'A key is changed by hand (the runbook says how): the former one must stay good beside it for as long as what it has signed, and CloudFront has to learn the new one.',
  },
  {
    rule: /^AwsSolutions-SQS3$/,
    at: /^Streams\/DeadLetters\/Resource$/,
    reason: 'It is a dead-letter queue, of a stream and of asynchronous calls, which the rule does not know.',
  },
  {
    rule: /^AwsSolutions-COG2$/,
    at: /^Api\/SignIn\/Persons\/Resource$/,
    reason:
      'There are no passwords to add a factor to: a code to the own address is the way in, and representation takes another.',
  },
  {
    rule: /^AwsSolutions-COG8$/,
    at: /^Api\/SignIn\/Persons\/Resource$/,
    reason:
      'The plus plan guards passwords and hosted pages; we have neither, and count the failures of codes ourselves.',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    at: /^Api\/Gateway\/(readHealth|readStatus|readOpenApi|signUp|startSignIn|answerCode|refreshSession|signOut|readLink|answerLink|muteByLink|muteByOneClick|closeByLink|reportByLink|readExtract|readRegistration|readUnsubscribe|unsubscribe|readOpenFigures(AsCsv)?|listOpenSeekingProjects)\/Resource$/,
    reason:
      'Routes for anyone: health, the description, the way in, checks of what was registered, open data, and links of invitations and of mail to be stopped, which carry their own proof. All ask for the secret of the edge.',
  },
  {
    rule: /^AwsSolutions-CFR1$/,
    at: /^Web\/Portal\/Resource$/,
    reason: 'Participants and partners may be anywhere.',
  },
]
