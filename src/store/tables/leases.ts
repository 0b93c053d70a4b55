/** Work that only one process of an office does at a time, by name: whose turn it is, and until when. */
export interface LeaseTables {
  office_leases: { name: string; holder: string; lease_until: string };
}
