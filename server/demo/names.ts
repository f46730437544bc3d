/** Given names by how Open Peeps can draw them, and family names, from many places, as in any company. */
export const GIVEN_SOFT = [
  "Amara", "Ingrid", "Priya", "Rosa", "Hanna", "Yuki", "Leila", "Nomvula", "Clara", "Maeve", "Zofia", "Aisha", "Beatriz",
  "Chidinma", "Daniela", "Elif", "Fatou", "Greta", "Helena", "Ines", "Jasmine", "Kirsten", "Lucia", "Mei", "Nadia", "Olga",
  "Paloma", "Quynh", "Ruth", "Saoirse", "Tamsin", "Uma", "Valeria", "Wanda", "Ximena", "Yara", "Zainab", "Agnes", "Brigid",
  "Carmen", "Dorothy", "Esther", "Freya", "Gemma", "Hiba", "Isla", "Joan", "Kalinda", "Lena", "Marisol", "Noor", "Odile",
  "Petra", "Rania", "Sunniva", "Thandi", "Vera", "Willa", "Anouk", "Bronwen",
] as const;

export const GIVEN_SHORT = [
  "Tomasz", "Kwame", "Liam", "Rafael", "Anders", "Hiroshi", "Omar", "Sipho", "Felix", "Declan", "Piotr", "Yusuf", "Bruno",
  "Emeka", "Diego", "Emre", "Mamadou", "Gustav", "Henrik", "Ivan", "Jamal", "Kofi", "Luca", "Ming", "Nikolai", "Oscar",
  "Pablo", "Quentin", "Ravi", "Stellan", "Theo", "Umberto", "Viktor", "Walter", "Xavier", "Yannick", "Zoltan", "Alfie",
  "Bashir", "Cormac", "Dmitri", "Elias", "Finn", "Gareth", "Hamza", "Idris", "Jonas", "Karim", "Lorenz", "Mateo", "Nils",
  "Obi", "Pascal", "Reza", "Samir", "Tariq", "Vikram", "Wim", "Arun", "Benedikt",
] as const;

export const FAMILY = [
  "Abara", "Almeida", "Andersson", "Aoki", "Baptiste", "Barlow", "Bauer", "Bianchi", "Brennan", "Campos", "Carvalho", "Chen",
  "Cohen", "Dahl", "Dankwa", "Demir", "Diallo", "Doyle", "Dubois", "Eze", "Farouk", "Fischer", "Fofana", "Forsyth", "Gallagher",
  "Garcia", "Gebre", "Greenwood", "Haddad", "Hansen", "Harker", "Hosseini", "Huang", "Ibrahim", "Ito", "Jansen", "Kaplan",
  "Kaur", "Kelly", "Kim", "Kowalski", "Kumar", "Larsen", "Lindqvist", "Lopez", "Mbeki", "Mensah", "Meyer", "Mitchell", "Moreau",
  "Murray", "Nakamura", "Nguyen", "Nowak", "Obeng", "Okafor", "Olsen", "Ortega", "Osei", "Park", "Patel", "Pereira", "Petrov",
  "Quinn", "Rahman", "Ricci", "Rossi", "Saito", "Santos", "Schmidt", "Shah", "Silva", "Singh", "Sorensen", "Tanaka", "Tembo",
  "Thorne", "Ueda", "Vance", "Varga", "Walsh", "Weber", "Whitlock", "Yilmaz", "Zhang", "Zimmer",
] as const;
