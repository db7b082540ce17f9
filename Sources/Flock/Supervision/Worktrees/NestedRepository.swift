import JSON

/// A repository within the files of a worktree: a submodule, or one that somebody made or cloned there. It goes with
/// the folder, so what only it has must be known.
package struct NestedRepository: Hashable, Sendable {
    /// Below the root of the worktree.
    package let path: String
    /// What only it has, in plain words; empty where nothing would be lost with it.
    package let holds: [String]

    var json: JSONValue { ["path": .string(path), "holds": .array(holds.map { .string($0) })] }
}
