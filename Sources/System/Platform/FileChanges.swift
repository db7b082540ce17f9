/// What a `FileWatch` heard of.
package struct FileChanges: Hashable, Sendable {
    /// The watched files that changed, and of watched folders the paths in them that did.
    package internal(set) var paths: Set<String> = []
    /// The watched paths that were removed or moved away. They are watched no more once removed.
    package internal(set) var gone: Set<String> = []
    /// There was more than the system keeps: everything that is watched may have changed.
    package internal(set) var isIncomplete = false

    package init() {}

    package func union(_ later: FileChanges) -> FileChanges {
        var both = self
        both.paths.formUnion(later.paths)
        both.gone.formUnion(later.gone)
        both.isIncomplete = isIncomplete || later.isIncomplete
        return both
    }

    package var isEmpty: Bool { paths.isEmpty && gone.isEmpty && !isIncomplete }
}
