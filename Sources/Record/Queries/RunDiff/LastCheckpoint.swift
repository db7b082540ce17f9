import Domain

/// The last checkpoint of a run.
struct LastCheckpoint {
    let sequence: Int64
    let commit: String
    let files: Int64

    /// `3, with 2 files`
    var text: String { "\(sequence), with \(files) \(files == 1 ? "file" : "files")" }
}
