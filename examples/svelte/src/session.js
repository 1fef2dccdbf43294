/** The token of the portal's own session. The key of the demo account stands for it here. */
export const token = async () => "demo-key";
