import Domain

/// What an artifact is.
package enum ArtifactKind: String, TermWord, CaseIterable {
    case log
    case metadata
    case state
    case directory
    case artifact
}
