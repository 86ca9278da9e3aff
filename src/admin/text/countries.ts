type Country = { code: string; name: string; currency: string }

/** Where companies sign up from, with the currency that a sign-up suggests. */
export const countries: readonly Country[] = [
  { code: 'KE', name: 'Kenya', currency: 'KES' },
  { code: 'AE', name: 'United Arab Emirates', currency: 'AED' },
  { code: 'BI', name: 'Burundi', currency: 'BIF' },
  { code: 'BW', name: 'Botswana', currency: 'BWP' },
  { code: 'CD', name: 'Congo (DRC)', currency: 'CDF' },
  { code: 'ET', name: 'Ethiopia', currency: 'ETB' },
  { code: 'GH', name: 'Ghana', currency: 'GHS' },
  { code: 'GB', name: 'United Kingdom', currency: 'GBP' },
  { code: 'IN', name: 'India', currency: 'INR' },
  { code: 'MU', name: 'Mauritius', currency: 'MUR' },
  { code: 'MW', name: 'Malawi', currency: 'MWK' },
  { code: 'MZ', name: 'Mozambique', currency: 'MZN' },
  { code: 'NA', name: 'Namibia', currency: 'NAD' },
  { code: 'NG', name: 'Nigeria', currency: 'NGN' },
  { code: 'RW', name: 'Rwanda', currency: 'RWF' },
  { code: 'SO', name: 'Somalia', currency: 'SOS' },
  { code: 'SS', name: 'South Sudan', currency: 'SSP' },
  { code: 'TZ', name: 'Tanzania', currency: 'TZS' },
  { code: 'UG', name: 'Uganda', currency: 'UGX' },
  { code: 'US', name: 'United States', currency: 'USD' },
  { code: 'ZA', name: 'South Africa', currency: 'ZAR' },
  { code: 'ZM', name: 'Zambia', currency: 'ZMW' },
  { code: 'ZW', name: 'Zimbabwe', currency: 'ZWG' },
]
