package import Journal

/// A run as its files tell of it.
package struct CatalogedRun: Hashable, Sendable {
    package let paths: RunPaths
    package let metadata: RunMetadata
    package let state: RunState
}
