const FIGURES = [
  ["Homes", "128", "3 vacant"],
  ["Rent this month", "€ 142,310", "97 % received"],
  ["Open requests", "11", "2 urgent"],
];

const NEWS = [
  ["Lease signed", "12 Quay Street, flat 4", "today"],
  ["Boiler repaired", "7 Orchard Lane", "yesterday"],
  ["Viewing booked", "31 Mill Road, flat 2", "Monday"],
  ["Deposit returned", "5 Chapel Court", "Monday"],
];

export const Overview = () => (
  <>
    <h1>Good morning</h1>
    <ul className="figures">
      {FIGURES.map(([name, figure, note]) => (
        <li className="card" key={name}>
          {name}
          <b>{figure}</b>
          <small>{note}</small>
        </li>
      ))}
    </ul>
    <section className="card">
      <h2>What is new</h2>
      <table>
        <tbody>
          {NEWS.map(([what, where, when]) => (
            <tr key={where}>
              <th scope="row">{what}</th>
              <td>{where}</td>
              <td>{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
);
