//! The binary. It does nothing by itself: the app starts when an `<iam-account>` element is connected (see `embed`).

use iam_account as _;

fn main() {}
