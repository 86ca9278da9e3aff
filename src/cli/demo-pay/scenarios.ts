/** How a scenario of the simulator must end: paid, in suspense for review, without money, or with nothing decided. */
export type Ending = 'paid' | 'review' | 'refused' | 'undecided' | 'any'

/** What each scenario must come to, and how many seconds that may take. */
export const scenarios = {
  success: { ending: 'paid', seconds: 60 },
  'callback-before-response': { ending: 'paid', seconds: 60 },
  duplicate: { ending: 'paid', seconds: 60 },
  late: { ending: 'paid', seconds: 90 },
  // no callback comes: the status query of the first minute finds the money
  timeout: { ending: 'paid', seconds: 150 },
  hang: { ending: 'paid', seconds: 150 },
  'wrong-amount': { ending: 'review', seconds: 60 },
  failure: { ending: 'refused', seconds: 60 },
  reject: { ending: 'refused', seconds: 60 },
  'http-500': { ending: 'undecided', seconds: 5 },
  forged: { ending: 'undecided', seconds: 15 },
  manual: { ending: 'any', seconds: 600 },
} as const satisfies Record<string, { ending: Ending; seconds: number }>

export type Scenario = keyof typeof scenarios

export const isScenario = (name: string): name is Scenario => Object.hasOwn(scenarios, name)
