export interface Component {
  readonly name: string;
  readonly version: string;
  readonly scope: 'required' | 'excluded';
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly ({ readonly expression: string } | { readonly license: { readonly id: string } })[];
  readonly purl: string;
}
export function sbom(): {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.5';
  readonly serialNumber: string;
  readonly components: readonly Component[];
};
