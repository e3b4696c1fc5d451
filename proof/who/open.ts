/** Routes with an id in their address by which an organisation that is not concerned may act all the same, and why. */
export const open: { readonly [operationId: string]: string } = {
  requestToJoin: 'whoever is in the register may ask to join a cluster',
  readCluster: 'registered clusters are public',
  showInterest: 'the board is for everybody',
  takeInterestBack: 'the board is for everybody',
}
