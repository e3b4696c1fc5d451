import mark from '../../assets/mark.svg'

/** The name of the service, which leads to the first page. */
export const Brand = () => (
  <a className="brand" href="/">
    <img src={mark} alt="" />
    Consort
  </a>
)
