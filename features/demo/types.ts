/** Somebody a visitor can step into, and what there is to see as them. */
export type Shoe = { personId: string; name: string; title: string; pictureId: string | null; see: string };

export type ShoeGroup = { name: string; about: string; shoes: Shoe[] };

export type ShoeRack = { companyName: string; people: number; groups: ShoeGroup[]; found: Shoe[] | null };
