/// What an artifact is.
package enum ArtifactKind: String, Sendable, CaseIterable {
    case log
    case metadata
    case state
    case directory
    case artifact
}
