/** Sends a delivery; takes one back that is out. */
export const SEND = 'send_delivery'
export const RETRACT = 'retract_delivery'
