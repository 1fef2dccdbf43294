//! Start-up: the page itself begins when an `<iam-account>` element is connected (see `embed`).

use iam_account as _;

fn main() {}
