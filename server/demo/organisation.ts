/**
 * Beacon Hosting, invented: it keeps other people's servers alight and answers the telephone when they are not.
 * Business unit -> department -> teams with the people at each table, the lead included. The sizes are chosen so that
 * every rule of the house can be seen: four tables over eight, several too small for a lid of their own.
 */
export const COMPANY = {
  name: "Beacon Hosting",
  memberSingular: "Keeper",
  memberPlural: "Keepers",
  teamLimit: 8,
};

export type DemoTeam = { name: string; size: number; title: string };
export type DemoDepartment = { name: string; headTitle: string; teams: DemoTeam[] };
export type DemoBusinessUnit = { name: string; departments: DemoDepartment[] };

const team = (name: string, size: number, title: string): DemoTeam => ({ name, size, title });

export const ORGANISATION: DemoBusinessUnit[] = [
  {
    name: "Support",
    departments: [
      {
        name: "Night and Day Support",
        headTitle: "Director of Support",
        teams: [
          team("Early watch", 8, "Support Engineer"),
          team("Late watch", 8, "Support Engineer"),
          team("Night watch", 11, "Support Engineer"),
          team("Weekend watch", 7, "Support Engineer"),
          team("Windows desk", 6, "Windows Specialist"),
          team("Linux desk", 8, "Linux Specialist"),
          team("Mail and domains", 4, "Mail Specialist"),
        ],
      },
      {
        name: "Customer Success",
        headTitle: "Head of Customer Success",
        teams: [
          team("Big accounts", 7, "Account Keeper"),
          team("Small shops", 9, "Account Keeper"),
          team("Onboarding crew", 6, "Onboarding Guide"),
          team("Documentation", 5, "Technical Writer"),
        ],
      },
    ],
  },
  {
    name: "Engineering",
    departments: [
      {
        name: "Platform",
        headTitle: "Head of Platform",
        teams: [
          team("Storage", 7, "Storage Engineer"),
          team("Network", 8, "Network Engineer"),
          team("Hypervisor", 6, "Systems Engineer"),
          team("Build and release", 6, "Release Engineer"),
          team("Observability", 5, "Site Reliability Engineer"),
        ],
      },
      {
        name: "Product Engineering",
        headTitle: "Head of Product Engineering",
        teams: [
          team("Control panel", 8, "Software Engineer"),
          team("Billing engine", 6, "Software Engineer"),
          team("Public API", 6, "Software Engineer"),
          team("Design and research", 4, "Product Designer"),
          team("Data desk", 4, "Data Analyst"),
        ],
      },
      {
        name: "Security",
        headTitle: "Head of Security",
        teams: [team("Security desk", 6, "Security Engineer"), team("Trust and abuse", 5, "Abuse Analyst")],
      },
    ],
  },
  {
    name: "Commercial",
    departments: [
      {
        name: "Sales",
        headTitle: "Sales Director",
        teams: [
          team("New business", 8, "Sales Representative"),
          team("Partners", 6, "Partner Manager"),
          team("Renewals", 6, "Renewals Specialist"),
        ],
      },
      {
        name: "Marketing",
        headTitle: "Head of Marketing",
        teams: [team("Words and pictures", 6, "Marketing Specialist"), team("Events", 3, "Events Organiser")],
      },
    ],
  },
  {
    name: "Operations",
    departments: [
      {
        name: "Data Centres",
        headTitle: "Head of Data Centres",
        teams: [
          team("Halls one and two", 10, "Data Centre Technician"),
          team("Halls three and four", 7, "Data Centre Technician"),
          team("Power and cooling", 5, "Facilities Engineer"),
        ],
      },
      {
        name: "Supply",
        headTitle: "Head of Supply",
        teams: [team("Purchasing", 6, "Buyer"), team("Warehouse", 7, "Warehouse Operator")],
      },
    ],
  },
  {
    name: "People and Finance",
    departments: [
      {
        name: "Finance",
        headTitle: "Finance Director",
        teams: [
          team("Accounts", 7, "Accountant"),
          team("Payroll and benefits", 5, "Payroll Specialist"),
          team("Legal", 3, "Counsel"),
        ],
      },
      {
        name: "People",
        headTitle: "Head of People",
        teams: [
          team("People team", 6, "People Partner"),
          team("Office and welcome", 4, "Office Host"),
          team("Recruiting", 5, "Recruiter"),
        ],
      },
    ],
  },
];
