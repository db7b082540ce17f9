import Platform

/// Where the files of one session are.
package struct SessionPaths: Hashable, Sendable {
    package let directory: String

    package init(directory: String) { self.directory = PathRules.trimmingTrailingSlashes(directory) }

    package var metadata: String { PathRules.join(directory, "meta.json") }
    package var state: String { PathRules.join(directory, "state.json") }
    package var journal: String { PathRules.join(directory, "journal.jsonl") }
    /// What a daemon says, for people; no reader needs it.
    package var log: String { PathRules.join(directory, "daemon.log") }
    package var preparing: String {
        PathRules.join(FilePath.folder(of: directory), ".\(FilePath.name(of: directory)).preparing")
    }
}
