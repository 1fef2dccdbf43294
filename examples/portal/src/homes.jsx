const HOMES = [
  ["12 Quay Street, flat 4", "Rented", "€ 1,240"],
  ["7 Orchard Lane", "Rented", "€ 1,910"],
  ["31 Mill Road, flat 2", "Vacant", "€ 980"],
  ["5 Chapel Court", "Being renovated", "–"],
];

export const Homes = () => (
  <>
    <h1>Homes</h1>
    <section className="card">
      <table>
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">State</th>
            <th scope="col">Rent</th>
          </tr>
        </thead>
        <tbody>
          {HOMES.map(([address, state, rent]) => (
            <tr key={address}>
              <th scope="row">{address}</th>
              <td>{state}</td>
              <td>{rent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
);
