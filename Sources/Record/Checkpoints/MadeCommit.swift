import Git

/// The commit of a snapshot, and how many files differ in it from its base.
struct MadeCommit {
    let snapshot: Snapshot
    let commit: ObjectID
    let files: Int
}
