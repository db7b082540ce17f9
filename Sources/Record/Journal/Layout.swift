/// The version of the layout of a run directory, written into its `meta.json`.
package enum Layout {
    package static let version = "local-run-v1"
}
