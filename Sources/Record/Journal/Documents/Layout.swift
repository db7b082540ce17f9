/// The versions of what stands on disk.
package enum Layout {
    package static let run = "local-run-v1"
    package static let session = "session-v1"
}
