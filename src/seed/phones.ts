// Safaricom, Airtel and Telkom.
const prefixes = ['712', '722', '733', '745', '790', '110', '701', '758', '771', '724'] as const

/** Endings by which the payment simulator is steered (docs/simulator.md): a demo tenant must not choose one by accident. */
export const isMagicEnding = (digits: string): boolean => {
  const ending = Number(digits.slice(-4))
  return ending >= 9901 && ending <= 9913
}

/** A Kenyan mobile number in E.164 per index; all different below a million, none with an ending of the simulator. */
export const phoneAt = (index: number): string => {
  const number = (index * 7_919 + 104_729) % 1_000_000
  const digits = String(number).padStart(6, '0')
  // 799 is kept for those that have to move on
  return isMagicEnding(digits)
    ? `+254799${String(number + 20).padStart(6, '0')}`
    : `+254${prefixes[index % prefixes.length]}${digits}`
}
