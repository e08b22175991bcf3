import type { Mapping, MappingName } from "./jobwatch.js";

/** The mappings that the package has, for those who want to change one of them. */
declare const mappings: Readonly<Record<MappingName, Mapping>>;
export default mappings;
