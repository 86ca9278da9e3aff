const given = [
  'Grace', 'Brian', 'Faith', 'Kevin', 'Mercy', 'Dennis', 'Joy', 'Peter', 'Esther', 'Samuel', 'Caroline', 'Collins',
  'Lilian', 'Victor', 'Sharon', 'George', 'Irene', 'Daniel', 'Beatrice', 'Eric', 'Purity', 'Stephen', 'Winnie', 'Moses',
  'Naomi', 'Felix', 'Agnes', 'Martin', 'Diana', 'Patrick', 'Jane', 'Anthony', 'Hellen', 'Josphat', 'Rose', 'Elijah',
  'Susan', 'Francis', 'Monica', 'Isaac', 'Teresia', 'Charles', 'Lucy', 'Emmanuel', 'Violet', 'Amina', 'Rashid', 'Halima',
] // prettier-ignore

const family = [
  'Kamau', 'Otieno', 'Mutua', 'Wanjiru', 'Kiprono', 'Achieng', 'Njoroge', 'Barasa', 'Chebet', 'Mwangi', 'Odhiambo',
  'Nyambura', 'Kimani', 'Wafula', 'Muthoni', 'Cheruiyot', 'Ouma', 'Waweru', 'Njeri', 'Musyoka', 'Kariuki', 'Auma',
  'Gitonga', 'Jepkosgei', 'Maina', 'Omondi', 'Wangari', 'Kilonzo', 'Korir', 'Adhiambo', 'Gichuru', 'Nafula', 'Mbugua',
  'Ndungu', 'Rotich', 'Wambui', 'Onyango', 'Kinyua', 'Mwende', 'Simiyu', 'Karanja', 'Atieno', 'Muriithi', 'Ochieng',
] // prettier-ignore

/** A Kenyan name per index; the first 528 are all different. */
export const nameAt = (index: number): string =>
  `${given[index % given.length]} ${family[(index * 5 + 2) % family.length]}`
