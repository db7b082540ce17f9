/// Where tasks can come from by themselves.
package enum SourceKind: String, CaseIterable, Hashable, Sendable {
    /// The issues of a repository there, or at a server that speaks as GitHub does.
    case github
    /// The files that appear in a folder.
    case folder
    /// The issues that beads keeps in a repository.
    case beads
    /// What a program prints.
    case command
}
